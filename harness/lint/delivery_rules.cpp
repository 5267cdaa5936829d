#include "harness/base/strings.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <array>
#include <string>
#include <vector>

// How messages reach their subscribers, as far as the document says so. Such rules stand in a row of an event, in a section of their
// own or in half a sentence; a document that speaks of the matter anywhere is not accused of silence.

namespace assay::lint {
namespace {

using contract::Event;

struct Topic {
  std::string_view rule;
  std::string_view name;  // of those that come with the delivery; else empty
  bool (*is_stated)(const Event&);
  std::vector<std::string_view> phrases;  // lower case; any of them anywhere in the document
};

const Topic& key_topic() {
  static const Topic topic{"AC103", "", [](const Event& event) { return event.idempotency.has_value(); },
                           {"idempotency rule", "idempotency key", "idempotent on", "idempotent by", "deduplicate by", "deduplicate on", "dedupe by", "dedupe on",
                            "duplicates are recognized by", "duplicates are recognised by", "correlation_id per "}};
  return topic;
}

const Topic& delivery_topic() {
  static const Topic topic{"AC106", "", [](const Event& event) { return event.delivery.has_value(); },
                           {"at-least-once", "at least once", "at-most-once", "at most once", "exactly-once", "exactly once", "best effort", "best-effort"}};
  return topic;
}

const std::array<Topic, 4>& topics_of_delivery() {
  static const std::array<Topic, 4> topics{
      Topic{"AC118", "ordering", [](const Event& event) { return event.ordering.has_value(); },
            {"ordering", "in order", "out of order", "out-of-order", "partition key", "sequence number", "ordered by", "unordered"}},
      Topic{"AC119", "retries", [](const Event& event) { return event.retry.has_value(); }, {"retry", "retries", "retried", "redeliver", "backoff", "back-off", "max_deliver"}},
      Topic{"AC120", "dead letters", [](const Event& event) { return event.dead_letter.has_value(); }, {"dead letter", "dead-letter", "dead_letter", "dlq", "poison"}},
      Topic{"AC121", "the redelivery horizon", [](const Event& event) { return event.redelivery_horizon.has_value(); },
            {"redelivery window", "redelivery horizon", "deduplication window", "dedup window", "dedupe window", "duplicate window", "replay window", "redelivered within",
             "redelivered for", "may arrive again", "retried for", "retries for", "keep the ids for", "remember"}}};
  return topics;
}

/// The key is asked of a subscriber's document too, if it prints the payload and no other document defines the event.
bool is_asked(const Page& page, const Event& event, bool of_listener) {
  if (page.may_go_on(event)) return false;
  return page.publishes(event) || (of_listener && !event.fields.empty() && page.answers_for(event));
}

/// The events of which nothing is said; none if the document speaks of the matter anywhere.
Gap gap_of(const Topic& topic, const Page& page, bool of_listener) {
  Gap gap(topic.rule);
  for (const Event& event : page.model.events) {
    if (!is_asked(page, event, of_listener)) continue;
    gap.judged();
    if (!topic.is_stated(page.merged(event))) gap.found(event, event.at.front());
  }
  return !gap.empty() && page.says(topic.phrases) != nullptr ? Gap(topic.rule) : gap;
}

}  // namespace

void delivery_is_stated(const Page& page, Report& report) {
  gap_of(key_topic(), page, true).report(report);
  const Gap delivery = gap_of(delivery_topic(), page, false);
  std::vector<std::string> together;  // where nothing at all is said, one finding says so
  for (const Topic& topic : topics_of_delivery()) {
    const Gap gap = gap_of(topic, page, false);
    if (!delivery.empty() && gap.size() == delivery.size()) {
      together.emplace_back(topic.name);
    } else {
      gap.report(report);
    }
  }
  delivery.report(report, together.empty() ? std::string() : "; nothing on " + join(together, ", ") + " either");
}

}  // namespace assay::lint
