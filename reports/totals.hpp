#pragma once

#include "harness/scenario/run_record.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What every report counts and looks up, in one place, so that all of them say the same.
namespace assay::reports {

struct ObligationTotals {
  std::uint64_t total = 0, proven = 0, violated = 0, inconclusive = 0, untested = 0;
};
struct FindingTotals {
  std::uint64_t total = 0, error = 0, warning = 0, note = 0;
};
struct ScenarioTotals {
  std::uint64_t total = 0, passed = 0, failed = 0, inconclusive = 0, not_run = 0;
};

struct Totals {
  ObligationTotals obligations;
  FindingTotals findings;
  ScenarioTotals scenarios;
  std::uint64_t schedules = 0;
  std::uint64_t states = 0;
  std::uint64_t deliveries = 0;
};
[[nodiscard]] Totals totals_of(const scenario::RunRecord& record);
[[nodiscard]] FindingTotals totals_of(std::span<const contract::Finding> findings);

/// "41: 30 proven, 1 violated, 2 inconclusive, 8 untested" and so on; kinds that do not occur are left out.
[[nodiscard]] std::string to_string(const ObligationTotals& totals);
[[nodiscard]] std::string to_string(const FindingTotals& totals);
[[nodiscard]] std::string to_string(const ScenarioTotals& totals);

/// Errors, warnings, notes; within a level the order of the record.
[[nodiscard]] std::vector<const contract::Finding*> worst_first(std::span<const contract::Finding> findings);

/// The obligation with this id, or null where the documents no longer state it.
[[nodiscard]] const contract::Obligation* obligation_of(const scenario::RunRecord& record, std::string_view id);

/// One sentence under the verdict: what decided it.
[[nodiscard]] std::string verdict_sentence(const scenario::RunRecord& record);

}  // namespace assay::reports
