#include "harness/lint/report.hpp"

#include "harness/contract/rules.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <tuple>

namespace assay::lint {
namespace {

using contract::Finding;

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
    const contract::CompiledDocument* const document = corpus_.document(place.file);
    finding.at.push_back({place, document == nullptr ? std::string() : document->source.quote(place.line)});
  }
  findings_.push_back(std::move(finding));
}

std::vector<Finding> Report::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
  std::vector<Finding> once;
  std::set<std::string> known;
  for (Finding& finding : findings_) {
    if (known.insert(finding.fingerprint()).second) once.push_back(std::move(finding));
  }
  findings_.clear();
  return once;
}

}  // namespace assay::lint
