#include "reports/diff.hpp"

#include <nlohmann/json.hpp>

namespace assay::reports {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(const SourceSpan& at) {
  if (at.file.empty()) return Json::object();
  return {{"file", at.file}, {"line", at.line}, {"column", at.column}};
}

Json breaks_json(const diff::Breaks& breaks) {
  Json out = Json::array();
  if (breaks.publisher) out.push_back("publisher");
  if (breaks.subscriber) out.push_back("subscriber");
  return out;
}

Json change_json(const diff::Change& change) {
  Json out{{"event", change.event}, {"kind", change.kind}, {"path", change.path}, {"breaks", breaks_json(change.breaks)}, {"announced", change.announced}};
  out["at"] = Json::array({place_json(change.old_at), place_json(change.new_at)});
  out["subject"] = change.subject;
  out["text"] = change.text;
  out["parties"] = change.parties;
  out["through"] = change.through;
  out["planned"] = change.planned;
  out["missing"] = change.missing;
  out["level"] = contract::to_string(diff::level_of(change));
  out["rule"] = diff::rule_of(change);
  out["fingerprint"] = diff::finding_of(change).fingerprint();
  return out;
}

}  // namespace

std::string diff_json(const diff::Difference& difference) {
  Json changes = Json::array();
  for (const diff::Change& change : difference.changes) changes.push_back(change_json(change));
  const diff::Demands& demands = difference.demands;
  Json out{{"diff_version", "1"}, {"changes", std::move(changes)}, {"verdict", difference.fails() ? "fail" : "pass"}};
  out["demands"] = {{"version_bump", demands.version}, {"migration_guide", demands.migration}, {"days", demands.days}, {"approval", demands.approval}, {"at", place_json(demands.at)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace assay::reports
