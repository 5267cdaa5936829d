#include "reports/gap_report.hpp"

#include "reports/finding_json.hpp"
#include "reports/totals.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace assay::reports {
namespace {

using scenario::RunRecord;
using Json = nlohmann::ordered_json;

Json place_json(const SourceSpan& at) { return {{"file", at.file}, {"line", at.line}}; }

Json run_json(const RunRecord& record) {
  return {{"command", record.command},
          {"seed", record.seed},
          {"started", record.started},
          {"duration_ms", std::llround(record.seconds * 1000)},
          {"model_digest", record.model_digest},
          {"world", record.world},
          {"replay", record.replay}};
}

Json summary_json(const RunRecord& record) {
  const Totals totals = totals_of(record);
  const ObligationTotals& obligations = totals.obligations;
  return {
      {"obligations",
       {{"total", obligations.total},
        {"proven", obligations.proven},
        {"violated", obligations.violated},
        {"inconclusive", obligations.inconclusive},
        {"untested", obligations.untested}}},
      {"findings", {{"error", totals.findings.error}, {"warning", totals.findings.warning}, {"note", totals.findings.note}}},
      {"schedules", totals.schedules},
      {"deliveries", totals.deliveries},
      {"verdict", to_string(outcome_of(record))}};
}

Json scenario_json(const scenario::ScenarioResult& scenario) {
  return {{"name", scenario.name},
          {"schedules", scenario.schedules},
          {"exhaustive", scenario.exhaustive},
          {"verdict", to_string(scenario.outcome)}};
}

Json obligation_json(const RunRecord& record, const scenario::ObligationResult& result) {
  Json scenarios = Json::array();
  for (const std::size_t index : result.scenarios) scenarios.push_back(scenario_json(record.scenarios.at(index)));
  return {{"id", result.obligation->id},
          {"party", result.obligation->party},
          {"verdict", to_string(result.verdict)},
          {"why", result.why},
          {"at", place_json(result.obligation->at)},
          {"suspect", result.suspect},
          {"scenarios", std::move(scenarios)}};
}

Json assumption_json(const contract::Assumption& assumption) {
  return {{"id", assumption.id}, {"text", assumption.text}, {"at", place_json(assumption.at)}};
}

}  // namespace

std::string gap_report_json(const RunRecord& record) {
  Json obligations = Json::array();
  for (const auto& result : record.obligations) obligations.push_back(obligation_json(record, result));
  Json findings = Json::array();
  for (const contract::Finding* const finding : worst_first(record.findings)) findings.push_back(finding_json(*finding));
  Json assumptions = Json::array();
  for (const auto& assumption : record.model.assumptions) assumptions.push_back(assumption_json(assumption));

  const Json report = {{"report_version", "1"},
                       {"run", run_json(record)},
                       {"summary", summary_json(record)},
                       {"obligations", std::move(obligations)},
                       {"findings", std::move(findings)},
                       {"assumptions", std::move(assumptions)},
                       {"not_looked_at", record.not_looked_at}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace assay::reports
