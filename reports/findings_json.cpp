#include "reports/finding_json.hpp"
#include "reports/findings.hpp"
#include "reports/totals.hpp"

#include <nlohmann/json.hpp>

namespace assay::reports {

using Json = nlohmann::ordered_json;

Json finding_json(const contract::Finding& finding) {
  Json places = Json::array();
  for (const contract::Quote& quote : finding.at) {
    places.push_back({{"file", quote.at.file}, {"line", quote.at.line}, {"column", quote.at.column}, {"text", quote.text}});
  }
  return {{"rule", finding.rule},    {"kind", finding.kind},    {"level", to_string(finding.level)},
          {"title", finding.title},  {"at", std::move(places)}, {"event", finding.event},
          {"party", finding.party},  {"mend", finding.mend},    {"fingerprint", finding.fingerprint()},
          {"replay", finding.replay}};
}

std::string findings_json(std::span<const contract::Finding> findings) {
  Json all = Json::array();
  for (const contract::Finding* const finding : worst_first(findings)) all.push_back(finding_json(*finding));
  return Json{{"findings", std::move(all)}}.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace assay::reports
