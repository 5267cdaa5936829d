#include "harness/base/strings.hpp"
#include "harness/contract/phi_names.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>

// Bounds of one measure that do not meet: between them nobody knows what holds.

namespace assay::lint {
namespace {

using contract::Threshold;

struct Bound {
  const Threshold* stated = nullptr;
  double value = 0;
  bool lower = false;   // ">", ">="
  bool strict = false;  // the value itself is outside
};

constexpr std::array general_words{"score", "match", "value", "count", "number", "rate", "level", "weak", "strong", "threshold", "percent", "total", "the", "a", "an", "of"};
constexpr std::size_t bounds_max = 100;      // of one measure
constexpr std::uint32_t tier_lines_max = 3;  // steps of one list stand this near

std::optional<Bound> bound_of(const Threshold& threshold) {
  Bound bound{&threshold, 0, threshold.comparison.starts_with('>'), !threshold.comparison.ends_with('=')};
  const auto [end, error] = std::from_chars(threshold.value.data(), threshold.value.data() + threshold.value.size(), bound.value);
  const bool compares = threshold.comparison.starts_with('>') || threshold.comparison.starts_with('<');
  if (error != std::errc() || end == threshold.value.data() || !compares) return std::nullopt;
  return bound;
}

/// What is measured: the words of the subject that say more than "score".
std::vector<std::string> measures_of(const Threshold& threshold) {
  std::vector<std::string> words = contract::words_of_name(threshold.subject);
  std::vector<std::string> telling = words;
  std::erase_if(telling, [](const std::string& word) { return std::find(general_words.begin(), general_words.end(), word) != general_words.end(); });
  return telling.empty() ? words : telling;
}

std::string printed(const Bound& bound) { return bound.stated->comparison + " " + bound.stated->value; }

bool are_steps_of_one_list(const Bound& a, const Bound& b) {
  const std::uint32_t first = std::min(a.stated->at.line, b.stated->at.line);
  return std::max(a.stated->at.line, b.stated->at.line) - first <= tier_lines_max;
}

/// Two lower bounds in different places, with no upper bound for the lesser: what lies between has a rule in one place only, and what
/// lies above has one in both.
void nested(const Page& page, const std::vector<Bound>& bounds, Report& report) {
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const Bound& low = bounds[i];
    const Bound& high = bounds[i + 1];
    if (!low.lower || !high.lower || low.value >= high.value || are_steps_of_one_list(low, high)) continue;
    const contract::Event* const one = page.event_at(low.stated->at.line);
    const contract::Event* const other = page.event_at(high.stated->at.line);
    if (one != nullptr && one == other) continue;
    report.add("AC311", {one == nullptr ? std::string() : one->name, {}}, low.stated->subject + " " + printed(low) + " and " + high.stated->subject + " " + printed(high), {low.stated->at, high.stated->at});
  }
}

/// An upper bound below the next lower one: the values between are in neither.
void hole(const std::vector<Bound>& bounds, Report& report) {
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const Bound& below = bounds[i];
    const Bound& above = bounds[i + 1];
    if (below.lower || !above.lower) continue;
    const double gap = above.value - below.value;
    const bool whole_numbers_meet = gap == 1 && !below.strict && !above.strict;
    const bool meet = gap == 0 && !(below.strict && above.strict);
    if (whole_numbers_meet || meet) continue;
    report.add("AC311", {}, below.stated->subject + " " + printed(below) + " and " + above.stated->subject + " " + printed(above), {below.stated->at, above.stated->at});
  }
}

}  // namespace

void thresholds_meet(const Page& page, Report& report) {
  std::map<std::string, std::vector<Bound>> by_measure;
  for (const Threshold& threshold : page.model.thresholds) {
    const std::optional<Bound> bound = bound_of(threshold);
    if (!bound) continue;
    for (const std::string& word : measures_of(threshold)) {
      auto& bounds = by_measure[word];
      if (bounds.size() < bounds_max) bounds.push_back(*bound);
    }
  }
  for (auto& [word, bounds] : by_measure) {
    std::stable_sort(bounds.begin(), bounds.end(), [](const Bound& a, const Bound& b) { return a.value != b.value ? a.value < b.value : a.lower < b.lower; });
    nested(page, bounds, report);
    hole(bounds, report);
  }
}

}  // namespace assay::lint
