#include "harness/scenario/run_record.hpp"

#include <algorithm>
#include <array>

namespace assay::scenario {
namespace {

constexpr std::array<std::string_view, 4> outcome_names{"pass", "fail", "inconclusive", "not run"};
constexpr std::array<std::string_view, 4> verdict_names{"proven", "violated", "inconclusive", "untested"};

bool any_scenario(const RunRecord& record, Outcome outcome) {
  return std::any_of(record.scenarios.begin(), record.scenarios.end(), [&](const auto& it) { return it.outcome == outcome; });
}

bool any_obligation(const RunRecord& record, ObligationResult::Verdict verdict) {
  return std::any_of(record.obligations.begin(), record.obligations.end(),
                     [&](const auto& it) { return it.verdict == verdict; });
}

}  // namespace

std::string_view to_string(Outcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }
std::string_view to_string(ObligationResult::Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }

Outcome outcome_of(const RunRecord& record) {
  using Verdict = ObligationResult::Verdict;
  if (any_scenario(record, Outcome::fail) || any_obligation(record, Verdict::violated)) return Outcome::fail;
  if (any_scenario(record, Outcome::inconclusive) || any_obligation(record, Verdict::inconclusive))
    return Outcome::inconclusive;
  return any_scenario(record, Outcome::pass) ? Outcome::pass : Outcome::not_run;
}

}  // namespace assay::scenario
