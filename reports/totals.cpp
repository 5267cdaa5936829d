#include "reports/totals.hpp"

#include "harness/base/strings.hpp"
#include "reports/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::ObligationResult;
using scenario::Outcome;

void count(ObligationTotals& totals, ObligationResult::Verdict verdict) {
  ++totals.total;
  switch (verdict) {
    case ObligationResult::Verdict::proven: ++totals.proven; break;
    case ObligationResult::Verdict::violated: ++totals.violated; break;
    case ObligationResult::Verdict::inconclusive: ++totals.inconclusive; break;
    case ObligationResult::Verdict::untested: ++totals.untested; break;
  }
}

void count(FindingTotals& totals, contract::Level level) {
  ++totals.total;
  switch (level) {
    case contract::Level::error: ++totals.error; break;
    case contract::Level::warning: ++totals.warning; break;
    case contract::Level::note: ++totals.note; break;
  }
}

void count(ScenarioTotals& totals, Outcome outcome) {
  ++totals.total;
  switch (outcome) {
    case Outcome::pass: ++totals.passed; break;
    case Outcome::fail: ++totals.failed; break;
    case Outcome::inconclusive: ++totals.inconclusive; break;
    case Outcome::not_run: ++totals.not_run; break;
  }
}

struct Part {
  std::uint64_t number;
  std::string_view one, many;
};

std::string listed(std::uint64_t total, std::initializer_list<Part> parts) {
  std::vector<std::string> words;
  for (const Part& part : parts) {
    if (part.number != 0) words.push_back(counted(part.number, part.one, part.many));
  }
  return words.empty() ? grouped(total) : fmt::format("{}: {}", grouped(total), join(words, ", "));
}

std::string broken_sentence(const Totals& totals) {
  if (totals.obligations.violated != 0) {
    return counted(totals.obligations.violated, "obligation is violated", "obligations are violated");
  }
  return counted(totals.scenarios.failed, "scenario failed", "scenarios failed");
}

std::string open_sentence(const Totals& totals) {
  if (totals.obligations.inconclusive != 0) {
    return counted(totals.obligations.inconclusive, "obligation could not be judged", "obligations could not be judged");
  }
  return counted(totals.scenarios.inconclusive, "scenario came to no verdict", "scenarios came to no verdict");
}

}  // namespace

Totals totals_of(const scenario::RunRecord& record) {
  Totals totals;
  for (const auto& obligation : record.obligations) count(totals.obligations, obligation.verdict);
  totals.findings = totals_of(std::span(record.findings));
  for (const auto& scenario : record.scenarios) {
    count(totals.scenarios, scenario.outcome);
    totals.schedules += scenario.schedules;
    totals.states += scenario.states;
    totals.deliveries += scenario.deliveries;
  }
  return totals;
}

FindingTotals totals_of(std::span<const contract::Finding> findings) {
  FindingTotals totals;
  for (const auto& finding : findings) count(totals, finding.level);
  return totals;
}

std::string to_string(const ObligationTotals& totals) {
  return listed(totals.total, {{totals.proven, "proven", "proven"},
                               {totals.violated, "violated", "violated"},
                               {totals.inconclusive, "inconclusive", "inconclusive"},
                               {totals.untested, "untested", "untested"}});
}

std::string to_string(const FindingTotals& totals) {
  return listed(totals.total,
                {{totals.error, "error", "errors"}, {totals.warning, "warning", "warnings"}, {totals.note, "note", "notes"}});
}

std::string to_string(const ScenarioTotals& totals) {
  return listed(totals.total, {{totals.passed, "passed", "passed"},
                               {totals.failed, "failed", "failed"},
                               {totals.inconclusive, "inconclusive", "inconclusive"},
                               {totals.not_run, "not run", "not run"}});
}

std::vector<const contract::Finding*> worst_first(std::span<const contract::Finding> findings) {
  std::vector<const contract::Finding*> sorted;
  for (const auto& finding : findings) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->level < b->level; });
  return sorted;
}

const contract::Obligation* obligation_of(const scenario::RunRecord& record, std::string_view id) {
  const auto& all = record.model.obligations;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& it) { return it.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::string verdict_sentence(const scenario::RunRecord& record) {
  const Totals totals = totals_of(record);
  switch (scenario::outcome_of(record)) {
    case Outcome::fail: return broken_sentence(totals) + ".";
    case Outcome::inconclusive: return open_sentence(totals) + ".";
    case Outcome::not_run: return "Nothing was run.";
    case Outcome::pass: break;
  }
  if (totals.obligations.untested == 0) return "Every obligation that was looked at is proven.";
  return fmt::format("No obligation is violated; {} untested.", counted(totals.obligations.untested, "is", "are"));
}

}  // namespace assay::reports
