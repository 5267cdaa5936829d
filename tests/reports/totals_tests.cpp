#include "reports/totals.hpp"

#include "tests/reports/sample.hpp"

#include <catch2/catch.hpp>

namespace assay::reports {

using sample::Outcome;

TEST_CASE("totals: the parts add up to the whole", "[reports]") {
  for (const auto& run : {sample::rich_run(), sample::passing_run(), sample::empty_run(), sample::hostile_run()}) {
    const Totals totals = totals_of(*run);
    const auto& obligations = totals.obligations;
    const auto& scenarios = totals.scenarios;
    CHECK(obligations.total == run->obligations.size());
    CHECK(obligations.proven + obligations.violated + obligations.inconclusive + obligations.untested == obligations.total);
    CHECK(totals.findings.error + totals.findings.warning + totals.findings.note == run->findings.size());
    CHECK(scenarios.passed + scenarios.failed + scenarios.inconclusive + scenarios.not_run == run->scenarios.size());
  }
}

TEST_CASE("totals: kinds that do not occur are not named", "[reports]") {
  CHECK(to_string(totals_of(*sample::passing_run()).obligations) == "2: 2 proven");
  CHECK(to_string(totals_of(*sample::empty_run()).findings) == "0");
}

TEST_CASE("worst first: levels in order, the record's order within a level", "[reports]") {
  std::vector<contract::Finding> findings(4);
  findings[0].level = contract::Level::note;
  findings[1].level = contract::Level::error;
  findings[2].level = contract::Level::note;
  findings[3].level = contract::Level::error;
  CHECK(worst_first(findings) == std::vector<const contract::Finding*>{&findings[1], &findings[3], &findings[0], &findings[2]});
}

TEST_CASE("outcome: fail before inconclusive before pass before not run", "[reports]") {
  const auto run = sample::rich_run();
  CHECK(outcome_of(*run) == Outcome::fail);
  run->obligations.clear();
  for (auto& scenario : run->scenarios) {
    if (scenario.outcome == Outcome::fail) scenario.outcome = Outcome::pass;
  }
  CHECK(outcome_of(*run) == Outcome::inconclusive);
  run->scenarios.erase(run->scenarios.begin() + 3);
  CHECK(outcome_of(*run) == Outcome::pass);
  run->scenarios.erase(run->scenarios.begin(), run->scenarios.begin() + 3);
  CHECK(outcome_of(*run) == Outcome::not_run);
}

TEST_CASE("outcome: findings of documents and untested obligations do not decide it", "[reports]") {
  const auto run = sample::passing_run();
  run->findings = sample::findings();
  run->obligations.front().verdict = sample::ObligationResult::Verdict::untested;
  CHECK(outcome_of(*run) == Outcome::pass);
  CHECK(verdict_sentence(*run) == "No obligation is violated; 1 is untested.");
}

TEST_CASE("outcome: one violated obligation fails a run whose scenarios pass", "[reports]") {
  const auto run = sample::passing_run();
  run->obligations.front().verdict = sample::ObligationResult::Verdict::violated;
  CHECK(outcome_of(*run) == Outcome::fail);
}

}  // namespace assay::reports
