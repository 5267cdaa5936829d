#include "harness/scenario/obligation_results.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace assay::scenario {

using Verdict = ObligationResult::Verdict;

namespace {

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// The first failure that breaks the obligation; null if none does.
const Failure* breaking(const ScenarioResult& scenario, const std::string& obligation) {
  for (const Failure& failure : scenario.failures) {
    if (contains(failure.obligations, obligation)) return &failure;
  }
  return nullptr;
}

void judge(ObligationResult& result, const RunRecord& record) {
  bool all_pass = true;
  std::string absent;  // the first scenario that names the obligation without its party
  for (std::size_t i = 0; i < record.scenarios.size(); ++i) {
    const ScenarioResult& scenario = record.scenarios[i];
    const Failure* const failure = breaking(scenario, result.obligation->id);
    if (failure == nullptr && !contains(scenario.verifies, result.obligation->id)) continue;
    // A scenario in which the party has nothing to do shows nothing of it.
    if (failure == nullptr && !contains(scenario.took_part, result.obligation->party)) {
      absent = absent.empty() ? scenario.name : absent;
      continue;
    }
    result.scenarios.push_back(i);
    if (failure != nullptr && result.verdict != Verdict::violated) {
      result.verdict = Verdict::violated;
      result.why = failure->what;
    }
    if (scenario.outcome == Outcome::pass || result.verdict == Verdict::violated) continue;
    all_pass = false;
    result.why = scenario.outcome == Outcome::fail ? fmt::format("{} failed for another reason", scenario.name)
                                                   : fmt::format("{}: {}", scenario.name, scenario.why);
  }
  if (result.verdict == Verdict::violated) return;
  if (result.scenarios.empty() && !absent.empty()) {
    result.verdict = Verdict::inconclusive;
    result.why = fmt::format("{} took no part in {}, which names it", result.obligation->party, absent);
  } else if (result.scenarios.empty()) {
    result.why = "no scenario verifies it";
  } else {
    result.verdict = all_pass ? Verdict::proven : Verdict::inconclusive;
  }
}

contract::Finding finding_of(const Failure& failure, const ScenarioResult& scenario, const contract::Model& model) {
  contract::Finding finding;
  finding.rule = "AC901";
  finding.kind = "violation";
  finding.level = contract::Level::error;
  finding.title = fmt::format("{} ({}, {})", failure.what, failure.check, scenario.name);
  for (const std::string& id : failure.obligations) {
    if (const contract::Obligation* const obligation = model.obligation(id)) finding.at.push_back({obligation->at, obligation->text});
  }
  finding.event = failure.event;
  finding.party = failure.party;
  finding.mend = failure.replay.empty() ? "Run the scenario again and follow its schedule."
                                        : fmt::format("Follow the schedule: assay replay {}", failure.replay);
  if (!failure.replay.empty()) finding.replay = fmt::format("assay replay {}", failure.replay);
  return finding;
}

contract::Finding untested(const ObligationResult& result) {
  contract::Finding finding;
  finding.rule = "AC902";
  finding.kind = "untested";
  finding.level = contract::Level::note;
  finding.title = fmt::format("obligation {} has no scenario", result.obligation->id);
  finding.at.push_back({result.obligation->at, result.obligation->text});
  finding.event = result.obligation->event;
  finding.party = result.obligation->party;
  finding.mend = "Write a scenario whose `verifies` names it.";
  return finding;
}

}  // namespace

void CoverageCounter::add(const world::Simulation& simulation) {
  for (const auto& party : simulation.setup().cast) parties_.emplace(party->name().view());
  for (const world::Simulation::Seen& seen : simulation.seen()) {
    deliveries_[{std::string(seen.party.view()), std::string(seen.event.view())}] += seen.deliveries;
  }
}

void add_obligations(RunRecord& record) {
  for (const contract::Obligation& obligation : record.model.obligations) {
    ObligationResult result;
    result.obligation = &obligation;
    judge(result, record);
    record.obligations.push_back(std::move(result));
  }
}

void add_findings(RunRecord& record) {
  record.findings = record.model.findings;
  for (const ScenarioResult& scenario : record.scenarios) {
    for (const Failure& failure : scenario.failures) record.findings.push_back(finding_of(failure, scenario, record.model));
  }
  for (const ObligationResult& result : record.obligations) {
    if (result.verdict == Verdict::untested) record.findings.push_back(untested(result));
  }
  std::stable_sort(record.findings.begin(), record.findings.end(), [](const contract::Finding& a, const contract::Finding& b) {
    // What was seen to break stands before what a document leaves open.
    const auto rank = [](const contract::Finding& finding) {
      const std::string& file = finding.at.empty() ? finding.title : finding.at.front().at.file;
      return std::tuple(finding.level, finding.kind != "violation", finding.rule, file, finding.at.empty() ? 0U : finding.at.front().at.line, finding.title);
    };
    return rank(a) < rank(b);
  });
}

void add_coverage(RunRecord& record, const CoverageCounter& counter) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const contract::Event& event : record.model.events) {
    for (const auto* const parties : {&event.publishers, &event.subscribers}) {
      for (const contract::PartyRef& party : *parties) pairs.emplace(party.party, event.name);
    }
  }
  for (const auto& [pair, count] : counter.deliveries()) pairs.insert(pair);
  std::set<std::string> missing;
  for (const auto& [party, event] : pairs) {
    Coverage coverage{party, event, counter.took_part(party), 0, 0, 0};
    if (const auto seen = counter.deliveries().find({party, event}); seen != counter.deliveries().end()) coverage.deliveries = seen->second;
    for (const ObligationResult& result : record.obligations) {
      const contract::Obligation& obligation = *result.obligation;
      if (obligation.party != party || (!obligation.event.empty() && obligation.event != event)) continue;
      ++coverage.obligations;
      if (result.verdict == Verdict::proven) ++coverage.obligations_proven;
    }
    if (!coverage.implemented) missing.insert(party);
    record.coverage.push_back(std::move(coverage));
  }
  for (const std::string& party : missing) {
    record.not_looked_at.push_back(fmt::format("{} has no reference implementation: what it does with its events was not judged", party));
  }
  record.not_looked_at.emplace_back("only the simulated world was run; processes, PostgreSQL and NATS were not");
}

}  // namespace assay::scenario
