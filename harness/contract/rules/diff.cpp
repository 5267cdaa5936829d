#include "harness/contract/rules/families.hpp"

#include <array>

// AC7xx: what `assay diff` finds.

namespace assay::contract {
namespace {

constexpr std::array<Rule, 0> table{};

}  // namespace

std::span<const Rule> diff_rules() { return table; }

}  // namespace assay::contract
