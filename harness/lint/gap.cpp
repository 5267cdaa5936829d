#include "harness/lint/gap.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>

namespace assay::lint {
namespace {

constexpr std::size_t names_max = 8;    // of a list in a title
constexpr std::size_t places_max = 3;   // quoted lines of one finding
constexpr std::size_t shared_min = 2;   // events that share a gap before it is reported once

}  // namespace

std::string listed(const std::vector<std::string>& names) {
  if (names.size() <= names_max) return join(names, ", ");
  const std::vector<std::string> first(names.begin(), names.begin() + names_max - 1);
  return join(first, ", ") + " and " + std::to_string(names.size() - first.size()) + " more";
}

void Gap::found(const contract::Event& event, const SourceSpan& at, std::string detail) { cases_.push_back({event.name, std::move(detail), at}); }

void Gap::report(Report& report, std::string_view more) const {
  const bool shared = cases_.size() >= shared_min && cases_.size() * 2 > judged_;
  if (!shared) {
    for (const Case& each : cases_) report.add(rule_, {each.event, {}}, each.event + (each.detail.empty() ? "" : " (" + each.detail + ")") + std::string(more), {each.at});
    return;
  }
  std::vector<Case> cases = cases_;
  std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.at.line < b.at.line; });
  const bool alike = std::all_of(cases.begin(), cases.end(), [&](const Case& each) { return each.detail == cases.front().detail; });
  const bool in_detail = !alike && cases.size() <= places_max;
  std::vector<std::string> names;
  std::vector<SourceSpan> places;
  for (const Case& each : cases) {
    names.push_back(in_detail && !each.detail.empty() ? each.event + " (" + each.detail + ")" : each.event);
    if (places.size() < places_max) places.push_back(each.at);
  }
  const std::string shared_detail = alike && !cases.front().detail.empty() ? " (" + cases.front().detail + ")" : std::string();
  report.add(rule_, {}, std::to_string(cases_.size()) + " of " + std::to_string(judged_) + " events: " + listed(names) + shared_detail + std::string(more), places);
}

}  // namespace assay::lint
