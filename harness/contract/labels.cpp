#include "harness/contract/labels.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/document/shapes.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>

namespace assay::contract {
namespace {

constexpr std::size_t known_label_bytes_max = 40;

using Entry = std::pair<std::string_view, Label>;

constexpr std::array entries{
    Entry{"event", Label::event}, Entry{"events", Label::event}, Entry{"event name", Label::event}, Entry{"event type", Label::event},
    Entry{"subject", Label::subject}, Entry{"nats subject", Label::subject}, Entry{"event subject", Label::subject}, Entry{"subjects", Label::subject},
    Entry{"nats subjects", Label::subject}, Entry{"topic", Label::subject}, Entry{"wire type", Label::event}, Entry{"event / api", Label::event}, Entry{"domain event", Label::event}, Entry{"event code", Label::event},
    Entry{"cloudevents type", Label::alias_type}, Entry{"ce type", Label::alias_type}, Entry{"formerly", Label::former},
    Entry{"alias", Label::former}, Entry{"aliases", Label::former}, Entry{"also known as", Label::former}, Entry{"previous name", Label::former},
    Entry{"legacy name", Label::former}, Entry{"old name", Label::former},
    Entry{"publisher", Label::publisher}, Entry{"publishers", Label::publisher}, Entry{"published by", Label::publisher},
    Entry{"publisher spec", Label::publisher}, Entry{"producer", Label::publisher}, Entry{"producers", Label::publisher}, Entry{"produced by", Label::publisher},
    Entry{"source", Label::publisher}, Entry{"source service", Label::publisher}, Entry{"source core", Label::publisher}, Entry{"emitted by", Label::publisher},
    Entry{"emitter", Label::publisher}, Entry{"from", Label::publisher}, Entry{"origin", Label::publisher}, Entry{"sender", Label::publisher},
    Entry{"publishing core", Label::publisher}, Entry{"publisher / source", Label::publisher}, Entry{"produced by", Label::publisher},
    Entry{"subscriber", Label::subscriber}, Entry{"subscribers", Label::subscriber}, Entry{"subscribed by", Label::subscriber},
    Entry{"consumer", Label::subscriber}, Entry{"consumers", Label::subscriber}, Entry{"consumed by", Label::subscriber},
    Entry{"existing subscriber", Label::subscriber}, Entry{"existing subscribers", Label::subscriber}, Entry{"new subscriber", Label::subscriber},
    Entry{"new subscribers", Label::subscriber}, Entry{"planned subscribers", Label::subscriber}, Entry{"primary consumers", Label::subscriber},
    Entry{"known consumers", Label::subscriber}, Entry{"to", Label::subscriber}, Entry{"target", Label::subscriber}, Entry{"listener", Label::subscriber}, Entry{"listeners", Label::subscriber},
    Entry{"recipient", Label::receiver}, Entry{"recipients", Label::receiver}, Entry{"receiver", Label::receiver}, Entry{"receivers", Label::receiver}, Entry{"destination", Label::receiver},
    Entry{"destinations", Label::receiver}, Entry{"downstream", Label::receiver}, Entry{"state", Label::state}, Entry{"lifecycle", Label::state}, Entry{"stage", Label::state},
    Entry{"implementation", Label::state}, Entry{"readiness", Label::state}, Entry{"rollout", Label::state},
    Entry{"status", Label::status}, Entry{"channel", Label::channel}, Entry{"pg_notify channel", Label::channel}, Entry{"queue", Label::channel}, Entry{"bus", Label::channel},
    Entry{"stream", Label::stream}, Entry{"nats stream", Label::stream}, Entry{"jetstream stream", Label::stream},
    Entry{"stream name", Label::stream},
    Entry{"delivery", Label::delivery}, Entry{"delivery guarantee", Label::delivery}, Entry{"guarantee", Label::delivery}, Entry{"delivery semantics", Label::delivery}, Entry{"semantics", Label::delivery}, Entry{"qos", Label::delivery},
    Entry{"idempotency", Label::idempotency}, Entry{"idempotency key", Label::idempotency}, Entry{"idempotency rule", Label::idempotency},
    Entry{"deduplication", Label::idempotency}, Entry{"deduplication key", Label::idempotency}, Entry{"dedupe", Label::idempotency},
    Entry{"dedupe key", Label::idempotency}, Entry{"dedup key", Label::idempotency}, Entry{"idempotent key", Label::idempotency},
    Entry{"payload", Label::payload}, Entry{"payload schema", Label::payload}, Entry{"payload fields", Label::payload}, Entry{"key fields", Label::payload},
    Entry{"key payload fields", Label::payload}, Entry{"fields", Label::payload}, Entry{"schema", Label::payload}, Entry{"data", Label::payload}, Entry{"example", Label::payload},
    Entry{"schema highlights", Label::payload}, Entry{"schema summary", Label::payload}, Entry{"key payload", Label::payload}, Entry{"payload summary", Label::payload}, Entry{"payload (data)", Label::payload},
    Entry{"payload example", Label::payload}, Entry{"example payload", Label::payload}, Entry{"data fields", Label::payload}, Entry{"key data", Label::payload},
    Entry{"additional data fields", Label::more_fields}, Entry{"additional fields", Label::more_fields}, Entry{"additional payload fields", Label::more_fields},
    Entry{"extra fields", Label::more_fields}, Entry{"further data fields", Label::more_fields}, Entry{"more data fields", Label::more_fields},
    Entry{"trigger", Label::trigger}, Entry{"triggers", Label::trigger}, Entry{"published when", Label::trigger}, Entry{"emitted when", Label::trigger}, Entry{"when", Label::trigger},
    Entry{"version", Label::version}, Entry{"v", Label::version}, Entry{"ver", Label::version}, Entry{"event version", Label::version}, Entry{"schema version", Label::version},
    Entry{"retention", Label::retention}, Entry{"retention class", Label::retention}, Entry{"ordering", Label::ordering}, Entry{"order", Label::ordering},
    Entry{"envelope", Label::envelope}, Entry{"mechanism", Label::mechanism}, Entry{"pattern", Label::mechanism}, Entry{"integration pattern", Label::mechanism}, Entry{"transport", Label::mechanism}, Entry{"type / pattern", Label::mechanism},
    Entry{"integration", Label::mechanism}, Entry{"direction", Label::direction},
    Entry{"field", Label::field}, Entry{"property", Label::field}, Entry{"attribute", Label::field}, Entry{"name", Label::field}, Entry{"parameter", Label::field},
    Entry{"column", Label::column}, Entry{"type", Label::type}, Entry{"data type", Label::type}, Entry{"format", Label::type}, Entry{"required", Label::required},
    Entry{"req", Label::required}, Entry{"optional", Label::required}, Entry{"value", Label::value},
    Entry{"notes", Label::notes}, Entry{"note", Label::notes}, Entry{"purpose", Label::notes}, Entry{"description", Label::notes}, Entry{"usage", Label::notes},
    Entry{"summary", Label::notes}, Entry{"last verified", Label::notes}, Entry{"spec reference", Label::notes}, Entry{"outcome", Label::notes}, Entry{"calls", Label::notes},
    Entry{"action", Label::action}, Entry{"handler", Label::action}, Entry{"retry", Label::retry}, Entry{"retries", Label::retry}, Entry{"retry policy", Label::retry},
    Entry{"retry behavior", Label::retry}, Entry{"max attempts", Label::retry}, Entry{"max deliver", Label::retry}, Entry{"dlq", Label::dead_letter},
    Entry{"dead letter", Label::dead_letter}, Entry{"dead-letter", Label::dead_letter}, Entry{"dead letters", Label::dead_letter}, Entry{"dead letter queue", Label::dead_letter},
    Entry{"dead-letter queue", Label::dead_letter}, Entry{"redelivery horizon", Label::redelivery}, Entry{"redelivery", Label::redelivery}, Entry{"replay window", Label::redelivery},
    Entry{"redelivery window", Label::redelivery},
    Entry{"consumes", Label::consumes}, Entry{"subscribes to", Label::consumes}, Entry{"listens to", Label::consumes}, Entry{"events consumed", Label::consumes}, Entry{"key events consumed", Label::consumes},
    Entry{"consumed events", Label::consumes}, Entry{"subscribed events", Label::consumes}, Entry{"key events published", Label::publishes}, Entry{"published events", Label::publishes},
    Entry{"events emitted", Label::publishes}, Entry{"primary event", Label::publishes}, Entry{"primary events", Label::publishes}, Entry{"main event", Label::publishes},
    Entry{"main events", Label::publishes}, Entry{"key events", Label::publishes}, Entry{"core events", Label::publishes}, Entry{"events produced", Label::publishes}, Entry{"emitted events", Label::publishes},
    Entry{"publishes", Label::publishes}, Entry{"emits", Label::publishes}, Entry{"produces", Label::publishes}, Entry{"events published", Label::publishes},
    Entry{"dependency", Label::party}, Entry{"consumer / producer", Label::party}, Entry{"producer / consumer", Label::party}, Entry{"spec", Label::party},
    Entry{"core", Label::party}, Entry{"service", Label::party}, Entry{"integration point", Label::party}, Entry{"system", Label::party}, Entry{"feature", Label::party}};

using Words = std::initializer_list<std::string_view>;

/// "Publishing core", "Consuming services", "Raised by", "Known consumers", "Sent to": the party that a label of two or three words asks for.
Label party_label(std::string_view first, std::string_view last) {
  const bool party = one_of(last, {"core", "cores", "service", "services", "module", "modules", "system", "systems", "feature", "features", "app", "apps", "spec", "specs"});
  if (party && one_of(first, {"publishing", "producing", "emitting", "sending", "source", "origin", "originating"})) return Label::publisher;
  if (party && one_of(first, {"consuming", "subscribing", "listening", "receiving", "target", "destination", "downstream"})) return Label::subscriber;
  if (one_of(last, {"publisher", "publishers", "producer", "producers", "emitter", "emitters"})) return Label::publisher;
  if (one_of(last, {"consumer", "consumers", "subscriber", "subscribers", "listener", "listeners"})) return Label::subscriber;
  if (one_of(first, {"event", "message"}) && one_of(last, {"source", "origin", "sender"})) return Label::publisher;
  if (first == "who" && one_of(last, {"publishes", "emits", "sends", "produces"})) return Label::publisher;
  if (first == "who" && one_of(last, {"listens", "consumes", "subscribes"})) return Label::subscriber;
  if (last == "by" && one_of(first, {"published", "produced", "emitted", "sent", "raised", "fired", "issued", "originated", "dispatched"})) return Label::publisher;
  if (last == "by" && one_of(first, {"consumed", "subscribed"})) return Label::subscriber;
  if (last == "by" && one_of(first, {"received", "handled", "used", "processed", "heard"})) return Label::receiver;
  return last == "to" && one_of(first, {"goes", "sent", "delivered", "delivers"}) ? Label::receiver : Label::none;
}

/// "Event channel", "Partition key", "Kept for": how the event travels, how long it is kept.
Label travel_label(std::string_view first, std::string_view last) {
  if (one_of(last, {"channel", "bus"})) return Label::channel;
  if (one_of(last, {"status", "state", "stage"}) && one_of(first, {"implementation", "build", "delivery", "contract", "event", "rollout", "release", "lifecycle", "integration"})) return Label::state;
  if (one_of(last, {"key", "keys"}) && one_of(first, {"unique", "uniqueness", "duplicate", "idempotent"})) return Label::idempotency;
  if (one_of(last, {"key", "keys", "guarantee"}) && one_of(first, {"ordering", "partition", "partitioning"})) return Label::ordering;
  if (one_of(last, {"for"}) && one_of(first, {"kept", "retained"})) return Label::retention;
  if (first == "retention" && one_of(last, {"period", "time"})) return Label::retention;
  return last == "when" && one_of(first, {"raised", "sent", "fired", "published", "emitted", "produced"}) ? Label::trigger : Label::none;
}

/// "Downstream consumers", "Payload summary": the word that decides stands at one end.
Label label_by_ending(const std::string& words) {
  if (words.starts_with("payload ") || words.ends_with(" payload")) return Label::payload;
  const std::string_view first = std::string_view(words).substr(0, words.find(' '));
  const std::string_view last = std::string_view(words).substr(words.rfind(' ') + 1);
  if (first.size() == words.size()) return words.starts_with("dedup") ? Label::idempotency : Label::none;
  if (const Label party = party_label(first, last); party != Label::none) return party;
  if (const Label travel = travel_label(first, last); travel != Label::none) return travel;
  if (first.starts_with("idempot") || first.starts_with("dedup") || (first == "duplicate" && one_of(last, {"detection", "handling", "check"}))) return Label::idempotency;
  if (first == "delivery") return Label::delivery;
  return one_of(last, {"action", "actions"}) ? Label::action : Label::none;
}

Label label_by_words(const std::string& words) {
  static const std::map<std::string_view, Label> known(entries.begin(), entries.end());  // the first entry of a word counts
  if (const auto found = known.find(words); found != known.end()) return found->second;
  return split(words, ' ').size() <= 3 ? label_by_ending(words) : Label::none;
}

/// "Subject / Type", "Event/API": all parts are known, or the rest is a call; "Table/Event" is a column of either.
Label label_of_parts(const std::string& words) {
  const std::vector<std::string_view> parts = split(words, '/');
  if (parts.size() < 2) return Label::none;
  Label first = Label::none;
  for (const std::string_view part : parts) {
    const std::string word(trim(part));
    const Label known = label_by_words(word);
    if (known == Label::none && word != "api" && word != "call") return Label::none;
    if (first == Label::none) first = known;
  }
  return first;
}

/// "Channel / topic:", "Ver.:": its marks would make it no label if it were not a known one.
std::optional<std::size_t> known_label_length(std::string_view plain) {
  const std::size_t colon = plain.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > known_label_bytes_max) return std::nullopt;
  const bool words = std::all_of(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '/' || c == '.';
  });
  return words && label_of(plain.substr(0, colon)) != Label::none ? std::optional(colon) : std::nullopt;
}

}  // namespace

Label label_of(std::string_view printed) {
  std::string words = lower(trim(printed.substr(0, printed.find('('))));
  while (words.ends_with('.') || words.ends_with('?') || words.ends_with(':')) words.pop_back();  // "Ver.", "Req.", "Channel:" in a cell
  if (const Label whole = label_by_words(words); whole != Label::none) return whole;
  if (words.ends_with(" action")) return Label::action;
  return label_of_parts(words);
}

bool says_event(Label label) {
  switch (label) {
    case Label::publisher:
    case Label::subscriber:
    case Label::channel:
    case Label::subject:
    case Label::delivery:
    case Label::idempotency:
    case Label::envelope:
    case Label::event: return true;
    default: return false;
  }
}

bool may_describe_event(Label label) {
  switch (label) {
    case Label::status:
    case Label::state:
    case Label::receiver:
    case Label::stream:
    case Label::mechanism:
    case Label::payload:
    case Label::trigger:
    case Label::version:
    case Label::retention:
    case Label::ordering:
    case Label::retry:
    case Label::dead_letter:
    case Label::redelivery:
    case Label::former: return true;
    default: return says_event(label);
  }
}

std::optional<Labelled> labelled(const document::Text& text) {
  auto length = document::label_length(text.plain);
  if (!length) length = known_label_length(text.plain);
  if (!length) return std::nullopt;
  const std::string_view printed = std::string_view(text.plain).substr(0, *length);
  return Labelled{label_of(printed), printed, text.slice(*length + 1)};
}

}  // namespace assay::contract
