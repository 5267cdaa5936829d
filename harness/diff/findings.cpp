#include "harness/base/strings.hpp"
#include "harness/base/utf8.hpp"
#include "harness/contract/rules.hpp"
#include "harness/diff/diff.hpp"

#include <cassert>
#include <map>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using Documents = std::map<std::string, const contract::CompiledDocument*>;

Documents by_path(const Side& side) {
  Documents out;
  for (const contract::CompiledDocument& document : side.documents) out.emplace(document.source.path, &document);
  return out;
}

void quote(contract::Quote& quote, const Documents& documents) {
  const auto document = documents.find(quote.at.file);
  if (document == documents.end()) return;
  const std::vector<std::string>& lines = document->second->source.lines;
  quote.text = document->second->source.quote(quote.at.line);
  const bool known = quote.at.line > 0 && quote.at.line <= lines.size() && quote.at.column > 0;
  if (known) quote.column = utf16_column(lines[quote.at.line - 1], quote.at.column);
}

std::string mend_of(const Change& change, const contract::Rule& rule) {
  if (change.missing.empty()) return std::string(rule.mend);
  return fmt::format("{} Missing: {}.", rule.mend, join(change.missing, ", "));
}

}  // namespace

contract::Finding finding_of(const Change& change) {
  const contract::Rule* const rule = contract::find_rule(rule_of(change));
  assert(rule != nullptr);
  contract::Finding finding;
  finding.rule = std::string(rule->id);
  finding.kind = std::string(rule->kind);
  finding.level = level_of(change);
  const std::string where = change.path.empty() ? change.about() : change.about() + " " + change.path;
  const std::string through = change.through.empty() ? "" : ", through " + change.through;
  finding.title = fmt::format("{}: {} ({}{})", rule->title, where, change.kind, through);
  finding.event = change.event;
  finding.party = change.parties.size() == 1 ? change.parties.front() : std::string();
  finding.mend = mend_of(change, *rule);
  for (const SourceSpan* const place : {&change.new_at, &change.old_at}) {
    if (!place->file.empty()) finding.at.push_back({*place, {}, 0});
  }
  return finding;
}

std::vector<contract::Finding> findings_of(const Difference& difference, const Side& before, const Side& after) {
  const Documents old_documents = by_path(before);
  const Documents new_documents = by_path(after);
  std::vector<contract::Finding> out;
  for (const Change& change : difference.changes) {
    contract::Finding finding = finding_of(change);
    for (contract::Quote& place : finding.at) quote(place, place.at == change.new_at ? new_documents : old_documents);
    out.push_back(std::move(finding));
  }
  return out;
}

}  // namespace assay::diff
