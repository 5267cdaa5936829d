#pragma once

#include "harness/contract/rules.hpp"

#include <span>

/// The rules of each family, sorted by id; rules.cpp joins them.
namespace assay::contract {

[[nodiscard]] std::span<const Rule> open_rules();  // AC1xx: what a document leaves open about its events
[[nodiscard]] std::span<const Rule> index_rules();  // AC2xx: what the index document asks of every document
[[nodiscard]] std::span<const Rule> within_rules();  // AC3xx: what one document says twice differently, or what cannot work as it is said
[[nodiscard]] std::span<const Rule> between_rules();  // AC4xx: what two documents say differently
[[nodiscard]] std::span<const Rule> drift_rules();  // AC5xx: where registry, TypeScript names, documents and matrix have drifted apart
[[nodiscard]] std::span<const Rule> audit_rules();  // AC6xx: what `assay audit` finds
[[nodiscard]] std::span<const Rule> diff_rules();  // AC7xx: what `assay diff` finds
[[nodiscard]] std::span<const Rule> run_rules();  // AC9xx: what a run finds

}  // namespace assay::contract
