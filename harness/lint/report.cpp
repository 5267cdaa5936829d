#include "harness/lint/report.hpp"

#include "harness/base/utf8.hpp"
#include "harness/contract/rules.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

namespace assay::lint {
namespace {

using contract::Finding;

constexpr std::uint32_t columns_max = 20'000;  // of a line in which columns are counted: an export may be one line of megabytes

auto place_of(const Finding& finding) {
  static const SourceSpan nowhere;
  const SourceSpan& at = finding.at.empty() ? nowhere : finding.at.front().at;
  return std::tie(at.file, at.line, at.column, finding.rule, finding.title);
}

}  // namespace

void Report::add(std::string_view id, const Subject& subject, std::string_view detail, const std::vector<SourceSpan>& places) {
  const contract::Rule* const rule = contract::find_rule(id);
  assert(rule != nullptr);
  Finding finding;
  finding.rule = std::string(rule->id);
  finding.kind = std::string(rule->kind);
  finding.level = rule->level;
  finding.title = detail.empty() ? std::string(rule->title) : std::string(rule->title) + ": " + std::string(detail);
  finding.event = subject.event;
  finding.party = subject.party;
  finding.mend = std::string(rule->mend);
  for (const SourceSpan& place : places) {
    finding.at.push_back(quote_of(place));
  }
  findings_.push_back(std::move(finding));
}

contract::Quote Report::quote_of(const SourceSpan& place) const {
  const contract::CompiledDocument* const compiled = corpus_.document(place.file);
  const document::Document* document = compiled == nullptr ? nullptr : &compiled->source;
  for (const document::Document* const other : others_) {
    if (document == nullptr && other->path == place.file) document = other;
  }
  if (document == nullptr) return {place, {}, 0};
  const bool known = place.line > 0 && place.line <= document->lines.size() && place.column > 0 && place.column <= columns_max;
  return {place, document->quote(place.line), known ? utf16_column(document->lines[place.line - 1], place.column) : 0};
}

std::vector<Finding> Report::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
  std::vector<Finding> once;
  std::map<std::string, std::vector<std::string>> known;  // fingerprint without twin: the files that have it
  for (Finding& finding : findings_) {
    const std::string file = finding.at.empty() ? std::string() : finding.at.front().at.file;
    std::vector<std::string>& files = known[finding.fingerprint()];
    if (!files.empty() && files.back() == file) continue;  // sorted by file
    finding.twin = static_cast<std::uint32_t>(files.size());
    files.push_back(file);
    once.push_back(std::move(finding));
  }
  findings_.clear();
  return once;
}

}  // namespace assay::lint
