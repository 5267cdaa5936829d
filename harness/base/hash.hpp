#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

/// Scatters the bits of a 64-bit word (the finaliser of SplitMix64; Steele, Lea, Flood 2014). A bijection.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t word) {
  word += 0x9e3779b97f4a7c15ULL;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31);
}

/// Order matters: combine(a, b) differs from combine(b, a). For sets, add mixed words instead.
[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t seed, std::uint64_t word) {
  return mix(seed ^ (word + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2)));
}

/// The same on every machine and compiler; not for adversarial input.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

/// Lower-case hexadecimal SHA-256 (FIPS 180-4), 64 characters.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// A UUID of version 8 (RFC 9562, 5.8) whose 122 free bits come from the two words.
[[nodiscard]] std::string uuid_of(std::uint64_t high, std::uint64_t low);

/// True for the 36 characters of a UUID (RFC 9562, section 4) in lower case.
[[nodiscard]] bool is_uuid(std::string_view text);

/// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string hex_of(std::uint64_t word);

}  // namespace assay
