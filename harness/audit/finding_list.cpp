#include "harness/audit/finding_list.hpp"

#include "harness/contract/rules.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace assay::audit {

using contract::Finding;

void FindingList::add(std::string_view id, std::string_view party, std::string_view detail, const std::vector<contract::Quote>& at) {
  for (const contract::Quote& quote : at) add(id, party, detail, quote);
}

void FindingList::add(std::string_view id, std::string_view party, std::string_view detail, contract::Quote at) {
  const contract::Rule* const rule = contract::find_rule(id);
  assert(rule != nullptr);
  std::string title(rule->title);
  if (!detail.empty()) title.append(": ").append(detail);
  const auto [known, is_new] = known_.emplace(std::pair(std::string(id), title), findings_.size());
  if (!is_new) {
    Finding& before = findings_[known->second];
    if (before.at.size() < places_max) before.at.push_back(std::move(at));
    return;
  }
  Finding finding;
  finding.rule = std::string(rule->id);
  finding.kind = std::string(rule->kind);
  finding.level = rule->level;
  finding.title = std::move(title);
  finding.party = std::string(party);
  finding.mend = std::string(rule->mend);
  finding.at.push_back(std::move(at));
  findings_.push_back(std::move(finding));
}

std::vector<Finding> FindingList::take() {
  const auto place_of = [](const Finding& finding) { return std::tie(finding.at.front().at.file, finding.at.front().at.line, finding.at.front().at.column, finding.rule, finding.title); };
  std::sort(findings_.begin(), findings_.end(), [&](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
  known_.clear();
  return std::exchange(findings_, {});
}

}  // namespace assay::audit
