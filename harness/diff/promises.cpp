#include "harness/diff/amounts.hpp"
#include "harness/diff/event_changes.hpp"

#include "harness/base/strings.hpp"

#include <fmt/format.h>

namespace assay::diff {
namespace {

/// How much a guarantee promises; 0 for words that are no guarantee.
int strength_of(std::string_view delivery) {
  if (delivery == "best-effort" || delivery == "fire-and-forget") return 1;
  if (delivery == "at-most-once") return 2;
  if (delivery == "at-least-once") return 3;
  return delivery == "exactly-once" ? 4 : 0;
}

bool repeats(int strength) { return strength == 3; }

void compare_said_delivery(const std::string& before, const std::string& after, EventReport& report) {
  const int was = strength_of(before);
  const int is = strength_of(after);
  const std::string words = fmt::format("{} -> {}", before, after);
  if (was == 0 || is == 0) {
    report.fact("delivery-changed", "delivery", both, words);
  } else if (is < was) {
    report.fact("delivery-weakened", "delivery", subscribers, words + (repeats(is) ? ": copies may come" : ": messages may be lost"));
  } else {
    const bool copies = repeats(is) && !repeats(was);
    report.fact("delivery-strengthened", "delivery", {true, copies}, words + ": a publisher that sends once and forgets breaks the promise" + (copies ? ", and copies may come" : ""));
  }
}

void compare_delivery(EventReport& report) {
  const auto& before = report.before().delivery;
  const auto& after = report.after().delivery;
  if (before == after) return;
  if (!before) {
    report.fact("fact-stated", "delivery", nobody, fmt::format("is now stated: {}", *after));
  } else if (!after) {
    report.fact("delivery-unsaid", "delivery", subscribers, fmt::format("{} is no longer promised", *before));
  } else {
    compare_said_delivery(*before, *after, report);
  }
}

bool is_ordered(const std::optional<std::string>& ordering) { return ordering && *ordering != "none"; }

void compare_ordering(EventReport& report) {
  const auto& before = report.before().ordering;
  const auto& after = report.after().ordering;
  if (before == after) return;
  if (is_ordered(before) && is_ordered(after)) {
    report.fact("ordering-changed", "ordering", both, fmt::format("{} -> {}", *before, *after));
  } else if (is_ordered(before)) {
    report.fact("ordering-dropped", "ordering", subscribers, fmt::format("{} is no longer kept: messages may overtake each other", *before));
  } else if (is_ordered(after) && before) {
    report.fact("ordering-demanded", "ordering", publishers, fmt::format("{} is now promised: a publisher that lets messages overtake each other breaks it", *after));
  } else {
    report.fact("fact-stated", "ordering", nobody, fmt::format("is {}", after ? "now stated: " + *after : std::string("no longer stated; none was promised")));
  }
}

/// A span of time: which direction hurts differs.
struct Span {
  std::string_view fact;
  std::string_view longer;
  std::string_view shorter;
  bool longer_breaks;
};

/// Other words for the same time are no change, and of words without a time nothing can be said.
void compare_span(const Span& span, const std::string& before, const std::string& after, EventReport& report) {
  const auto was = minutes_in_words(before);
  const auto is = minutes_in_words(after);
  if (!was || !is || *was == *is) return;
  const bool longer = *is > *was;
  report.fact(longer ? span.longer : span.shorter, span.fact, longer == span.longer_breaks ? subscribers : nobody, fmt::format("{} -> {}", before, after));
}

void compare_retention(EventReport& report) {
  const auto& before = report.before().retention;
  const auto& after = report.after().retention;
  if (before && after) {
    compare_span({"retention", "retention-lengthened", "retention-shortened", false}, *before, *after, report);
  } else if (before) {
    report.fact("retention-unsaid", "retention", subscribers, "is no longer stated: nobody knows for how long messages are kept");
  } else if (after) {
    report.fact("fact-stated", "retention", nobody, "is now stated");
  }
}

}  // namespace

void compare_promises(EventReport& report) {
  compare_delivery(report);
  compare_ordering(report);
  compare_retention(report);
  const auto& before = report.before().redelivery_horizon;
  const auto& after = report.after().redelivery_horizon;
  if (before && after) compare_span({"redelivery_horizon", "horizon-lengthened", "horizon-shortened", true}, *before, *after, report);
}

}  // namespace assay::diff
