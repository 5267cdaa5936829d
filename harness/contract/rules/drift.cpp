#include "harness/contract/rules/families.hpp"

#include <array>

// AC5xx: where registry, TypeScript names, documents and matrix have drifted apart.

namespace assay::contract {
namespace {

constexpr std::array<Rule, 0> table{};

}  // namespace

std::span<const Rule> drift_rules() { return table; }

}  // namespace assay::contract
