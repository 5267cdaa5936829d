#include "harness/cli/audit_report.hpp"

#include "reports/finding_json.hpp"
#include "reports/totals.hpp"

#include <nlohmann/json.hpp>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json totals_json(const audit::CoreTotals& totals) {
  return {{"specs", totals.specs}, {"referenced", totals.referenced}, {"allowlisted", totals.allowlisted}, {"gaps", totals.gaps}};
}

Json summary_json(const audit::Audit& audit) {
  Json summary = totals_json(audit.total());
  Json cores = Json::array();
  for (const audit::CoreTotals& core : audit.by_core()) {
    Json row = {{"core", core.core}};
    row.update(totals_json(core));
    cores.push_back(std::move(row));
  }
  const reports::FindingTotals findings = reports::totals_of(audit.findings);
  summary["cores"] = std::move(cores);
  summary["documents"] = audit.documents;
  summary["source_files"] = audit.source_files;
  summary["source_files_looked_at"] = audit.source_in_cores + audit.source_sql_elsewhere;
  summary["findings"] = {{"error", findings.error}, {"warning", findings.warning}, {"note", findings.note}};
  summary["verdict"] = audit.passes() ? "pass" : "fail";
  return summary;
}

Json spec_json(const audit::AuditedSpec& one) {
  Json places = Json::array();
  for (const contract::Quote& place : one.places) places.push_back({{"file", place.at.file}, {"line", place.at.line}, {"column", place.at.column}});
  return {{"id", one.spec.id}, {"core", one.spec.core}, {"file", one.spec.path}, {"state", to_string(one.state)}, {"at", std::move(places)}};
}

Json gap_json(const audit::AuditedSpec& one) {
  Json resolutions = Json::array();
  for (const audit::Resolution& way : one.resolutions) {
    resolutions.push_back({{"kind", way.kind}, {"file", way.file}, {"line", way.line}, {"why", way.why}, {"snippet", way.snippet}});
  }
  return {{"id", one.spec.id}, {"core", one.spec.core}, {"file", one.spec.path}, {"resolutions", std::move(resolutions)}};
}

Json not_looked_at(const audit::Audit& audit) {
  Json all = Json::array();
  for (const audit::NoSpec& file : audit.set_aside) all.push_back(file.path + ": " + file.why);
  for (const std::string& file : audit.unreadable) all.push_back(file);
  return all;
}

}  // namespace

std::string audit_json(const audit::Request& request, const audit::Audit& audit) {
  Json specs = Json::array();
  Json gaps = Json::array();
  for (const audit::AuditedSpec& one : audit.specs) {
    specs.push_back(spec_json(one));
    if (one.state == audit::SpecState::gap) gaps.push_back(gap_json(one));
  }
  Json findings = Json::array();
  for (const contract::Finding* const finding : reports::worst_first(audit.findings)) findings.push_back(reports::finding_json(*finding));
  const Json report = {{"report_version", "1"},
                       {"audit",
                        {{"specs", request.specs},
                         {"contracts", request.contracts},
                         {"allowlist", or_null(audit.allowlist)},
                         {"source", or_null(request.source.value_or(""))},
                         {"today", request.today.to_string()}}},
                       {"summary", summary_json(audit)},
                       {"gaps", std::move(gaps)},
                       {"specs", std::move(specs)},
                       {"findings", std::move(findings)},
                       {"source_cores", audit.source_cores},
                       {"not_looked_at", not_looked_at(audit)}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace assay::cli
