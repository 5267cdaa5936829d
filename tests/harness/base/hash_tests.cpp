#include "harness/base/hash.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <set>

// The numbers here are fixed: other compilers, machines and later versions must come to the same ones, since seeds, ids and
// replay files depend on them.

namespace assay {

TEST_CASE("hash: mix is the published SplitMix64", "[base]") {
  STATIC_REQUIRE(mix(0) == 0xe220a8397b1dcdafULL);         // the first output for seed 0
  STATIC_REQUIRE(mix(1234567) == 6457827717110365317ULL);  // and for seed 1234567
  STATIC_REQUIRE(mix(1234567 + 0x9e3779b97f4a7c15ULL) == 3203168211198807973ULL);
}

TEST_CASE("hash: combine depends on the order", "[base]") {
  CHECK(combine(1, 2) == 0xa3efbcce2e044f84ULL);
  CHECK(combine(2, 1) == 0x88a32f63162d1170ULL);
  CHECK(combine(0, 0) == 0x6e789e6aa1b965f4ULL);
}

TEST_CASE("hash: bytes give the same word everywhere", "[base]") {
  CHECK(hash_bytes("") == 0xe220a8397b1dcdafULL);
  CHECK(hash_bytes("a") == 0x34a95b304f1fbdccULL);
  CHECK(hash_bytes("\xff\x80") == 0x98f1c16d5cea5f30ULL);
  CHECK(hash_bytes("12345678") == 0x546de924795a6c2aULL);
  CHECK(hash_bytes("ce_lead_converted_to_patient") == 0xd89ae25d58532236ULL);
  CHECK(hash_bytes("a", 7) == 0x71f44bd85930ec5bULL);
}

TEST_CASE("hash: zero bytes at the end count", "[base]") {
  std::set<std::uint64_t> seen;
  for (std::size_t length = 0; length < 100; ++length) seen.insert(hash_bytes(std::string(length, '\0')));
  CHECK(seen.size() == 100);
}

TEST_CASE("hash: one changed byte changes the word", "[base]") {
  CHECK(rc::check([] {
    auto text = *rc::gen::nonEmpty<std::string>();
    const std::uint64_t before = hash_bytes(text);
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = static_cast<char>(text[at] ^ *rc::gen::inRange(1, 128));
    RC_ASSERT(hash_bytes(text) != before);
  }));
}

TEST_CASE("hash: SHA-256 agrees with FIPS 180-4", "[base]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("hash: a UUID has version 8 and the variant of RFC 9562", "[base]") {
  CHECK(uuid_of(0, 0) == "00000000-0000-8000-8000-000000000000");
  CHECK(uuid_of(~0ULL, ~0ULL) == "ffffffff-ffff-8fff-bfff-ffffffffffff");
  CHECK(uuid_of(0x0123456789abcdefULL, 0xfedcba9876543210ULL) == "01234567-89ab-8def-bedc-ba9876543210");
}

TEST_CASE("hash: a word prints as 16 digits", "[base]") {
  CHECK(hex_of(0) == "0000000000000000");
  CHECK(hex_of(0xfedcba9876543210ULL) == "fedcba9876543210");
}

}  // namespace assay
