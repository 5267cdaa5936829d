#include "harness/check/checks.hpp"

#include <fmt/format.h>

namespace assay::check {
namespace {

using Emission = RunResult::Emission;

Violation about(const History& history, const Emission& emission) {
  Violation violation;
  violation.check = "emitted-events-agree";
  violation.event = emission.type;
  violation.kinds = {"publish", "deliver"};
  for (const Sent& sent : history.messages()) {
    if (sent.key != emission.key || sent.type != emission.type) continue;
    violation.message = sent.id;
    violation.party = sent.entry->party;
    violation.step = sent.entry->step;
  }
  return violation;
}

/// A party outside the schedule's control may be named in the contract as the publisher.
Text publisher_of(const contract::Registry& registry, Text type) {
  const contract::Registry::Entry* const entry = registry.entry(type);
  if (entry == nullptr || entry->event->publishers.empty()) return {};
  return Text(entry->event->publishers.front().party);
}

}  // namespace

Verdict emitted_events_agree(const Question& question) {
  Verdict verdict;
  if (question.reference == nullptr) return {Outcome::inconclusive, {}, 0};
  const auto fail = [&](const Emission& emission, std::string what, std::string expected, std::string found) {
    Violation violation = about(question.history, emission);
    const Text publisher = publisher_of(question.registry, emission.type);
    if (!publisher.empty()) violation.party = publisher;
    violation.what = std::move(what);
    violation.expected = std::move(expected);
    violation.found = std::move(found);
    verdict.fail(std::move(violation));
  };
  for (const auto& [emission, ids] : question.reference->emitted) {
    ++verdict.judged;
    if (!question.result.emitted.contains(emission)) {
      fail(emission, fmt::format("one {} was never published", emission.type.view()), "1 event", "none");
    }
  }
  for (const auto& [emission, ids] : question.result.emitted) {
    ++verdict.judged;
    if (!question.reference->emitted.contains(emission)) {
      fail(emission, fmt::format("a {} was published that stands for no change of state", emission.type.view()), "no event", "1 event");
    } else if (ids.size() > 1) {
      fail(emission, fmt::format("one {} was published under {} event ids", emission.type.view(), ids.size()), "1 event id",
           fmt::format("{} event ids", ids.size()));
    }
  }
  return verdict;
}

}  // namespace assay::check
