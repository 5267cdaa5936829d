#include "harness/kernel/random.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <array>

// The words here are fixed: a seed in an old report must give the same run under another compiler.

namespace assay::kernel {

TEST_CASE("random: the words are those of the published SplitMix64, from its second one", "[kernel]") {
  Random zero(Seed{0});
  CHECK(zero.word() == 0x6e789e6aa1b965f4ULL);
  CHECK(zero.word() == 0x06c45d188009454fULL);
  CHECK(zero.word() == 0xf88bb8a8724c81ecULL);
  CHECK(zero.word() == 0x1b39896a51a8749bULL);
  Random other(Seed{1234567});
  CHECK(other.word() == 3203168211198807973ULL);
  CHECK(other.word() == 9817491932198370423ULL);
  CHECK(other.word() == 4593380528125082431ULL);
  CHECK(other.word() == 16408922859458223821ULL);
}

TEST_CASE("random: draws below a bound are the same everywhere", "[kernel]") {
  Random dice(Seed{1});
  std::array<std::uint64_t, 12> drawn{};
  for (std::uint64_t& draw : drawn) draw = dice.below(10);
  CHECK(drawn == std::array<std::uint64_t, 12>{7, 9, 4, 4, 7, 8, 5, 2, 7, 4, 6, 4});
  Random wide(Seed{1});
  CHECK(wide.below(3ULL << 62) == 10317933908299821389ULL);
  CHECK(wide.below(3ULL << 62) == 13433879467712167942ULL);
  CHECK(wide.below(3ULL << 62) == 6147735565366335176ULL);
}

TEST_CASE("random: a draw is below its bound", "[kernel]") {
  CHECK(rc::check([](std::uint64_t seed, std::uint64_t any) {
    const std::uint64_t bound = any == 0 ? 1 : any;
    Random random(Seed{seed});
    for (int i = 0; i < 20; ++i) RC_ASSERT(random.below(bound) < bound);
  }));
  Random random(Seed{5});
  for (int i = 0; i < 100; ++i) CHECK(random.below(1) == 0);
}

TEST_CASE("random: small bounds are met evenly", "[kernel]") {
  Random random(Seed{9});
  std::array<int, 6> seen{};
  for (int i = 0; i < 60'000; ++i) ++seen[random.below(6)];
  for (const int count : seen) {
    CHECK(count > 9'600);  // a standard deviation is 91
    CHECK(count < 10'400);
  }
}

// Without rejection a bound of three quarters of all words gives every third value twice as often.
TEST_CASE("random: large bounds are met without bias", "[kernel]") {
  Random random(Seed{10});
  int multiples_of_three = 0;
  for (int i = 0; i < 30'000; ++i) multiples_of_three += random.below(3ULL << 62) % 3 == 0 ? 1 : 0;
  CHECK(multiples_of_three > 9'600);
  CHECK(multiples_of_three < 10'400);
}

TEST_CASE("random: a chance of none and of all is never and always", "[kernel]") {
  Random random(Seed{3});
  for (int i = 0; i < 50; ++i) {
    CHECK_FALSE(random.chance(0, 4));
    CHECK(random.chance(4, 4));
  }
}

TEST_CASE("seed: a split is the same everywhere", "[kernel]") {
  CHECK(Seed{1}.split("delivery").word == 0x9ac5dfee0386b965ULL);
  CHECK(Seed{1}.split(7).word == 0xcc90d92185f3c308ULL);
}

TEST_CASE("seed: streams split by name do not move each other", "[kernel]") {
  const Seed seed{42};
  Random alone(seed.split("delivery"));
  Random disturbed(seed.split("delivery"));
  Random crash(seed.split("crash"));
  for (int i = 0; i < 20; ++i) {
    crash.word();  // a new draw of another user of chance
    CHECK(alone.word() == disturbed.word());
  }
}

TEST_CASE("seed: splits by different names, numbers and seeds differ", "[kernel]") {
  CHECK(Seed{1}.split("a").word != Seed{1}.split("b").word);
  CHECK(Seed{1}.split("a").word != Seed{2}.split("a").word);
  CHECK(Seed{1}.split(1).word != Seed{1}.split(2).word);
  CHECK(Seed{1}.split("a").split("b").word != Seed{1}.split("b").split("a").word);
  CHECK(Seed{1}.split("").word != Seed{1}.word);
}

}  // namespace assay::kernel
