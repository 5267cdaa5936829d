#pragma once

#include "harness/base/hash.hpp"

#include <cstdint>
#include <string_view>

namespace assay::kernel {

/// Where all chance of a run comes from.
struct Seed {
  std::uint64_t word = 0;

  /// A seed for one user of chance: a new draw there does not move the draws here.
  [[nodiscard]] Seed split(std::string_view name) const { return {combine(word, hash_bytes(name))}; }
  [[nodiscard]] Seed split(std::uint64_t number) const { return {combine(word, number)}; }
};

/// A stream of words (SplitMix64) with distributions of our own: those of the standard library differ between vendors.
class Random {
 public:
  explicit Random(Seed seed) : state_(seed.word) {}

  std::uint64_t word() {
    state_ += 0x9e3779b97f4a7c15ULL;
    return mix(state_);
  }

  /// Uniform in [0, bound), without bias (Lemire 2019); bound must not be 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t reject_below = (0 - bound) % bound;
    for (;;) {
      __extension__ using Wide = unsigned __int128;
      const Wide product = static_cast<Wide>(word()) * bound;
      if (static_cast<std::uint64_t>(product) >= reject_below) return static_cast<std::uint64_t>(product >> 64);
    }
  }

  bool chance(std::uint64_t in, std::uint64_t out_of) { return below(out_of) < in; }

 private:
  std::uint64_t state_;
};

}  // namespace assay::kernel
