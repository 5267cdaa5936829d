#include "harness/lint/signs.hpp"

#include "harness/base/strings.hpp"

#include <cstdint>
#include <utility>

namespace assay::lint {
namespace {

/// The code point at `at` of well-formed text and its length in bytes.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])) : 0U; };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0) return {((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  return {((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU), 4};
}

bool is_sign(std::uint32_t point) { return (point >= 0x231A && point <= 0x27BF) || (point >= 0x2B00 && point <= 0x2BFF) || (point >= 0x1F000 && point <= 0x1FAFF); }

}  // namespace

std::string sign_in_front(std::string_view words) {
  words = trim(words);
  if (words.empty()) return {};
  const auto [point, length] = code_point(words, 0);
  return is_sign(point) && length <= words.size() ? std::string(words.substr(0, length)) : std::string();
}

std::string sign_behind(std::string_view words) {
  words = trim(words);
  if (words.ends_with("\xEF\xB8\x8F")) words.remove_suffix(3);  // a variation selector
  std::size_t begin = words.size();
  while (begin > 0 && (static_cast<unsigned char>(words[begin - 1]) & 0xC0U) == 0x80U) --begin;
  return begin == 0 ? std::string() : sign_in_front(words.substr(begin - 1));
}

}  // namespace assay::lint
