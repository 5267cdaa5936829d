#include "harness/contract/labels.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/shapes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace assay::contract {
namespace {

using Entry = std::pair<std::string_view, Label>;

constexpr std::array entries{
    Entry{"event", Label::event}, Entry{"events", Label::event}, Entry{"event name", Label::event}, Entry{"event type", Label::event},
    Entry{"subject", Label::event}, Entry{"nats subject", Label::event}, Entry{"topic", Label::event}, Entry{"domain event", Label::event},
    Entry{"event / subject", Label::event}, Entry{"event subject", Label::event},
    Entry{"cloudevents type", Label::alias_type}, Entry{"ce type", Label::alias_type}, Entry{"formerly", Label::alias_type},
    Entry{"alias", Label::alias_type}, Entry{"aliases", Label::alias_type}, Entry{"also known as", Label::alias_type},
    Entry{"publisher", Label::publisher}, Entry{"publishers", Label::publisher}, Entry{"published by", Label::publisher},
    Entry{"publisher spec", Label::publisher}, Entry{"producer", Label::publisher}, Entry{"producers", Label::publisher}, Entry{"produced by", Label::publisher},
    Entry{"source", Label::publisher}, Entry{"source service", Label::publisher}, Entry{"source core", Label::publisher}, Entry{"emitted by", Label::publisher},
    Entry{"emitter", Label::publisher}, Entry{"from", Label::publisher},
    Entry{"subscriber", Label::subscriber}, Entry{"subscribers", Label::subscriber}, Entry{"subscribed by", Label::subscriber},
    Entry{"consumer", Label::subscriber}, Entry{"consumers", Label::subscriber}, Entry{"consumed by", Label::subscriber},
    Entry{"existing subscriber", Label::subscriber}, Entry{"existing subscribers", Label::subscriber}, Entry{"new subscriber", Label::subscriber},
    Entry{"new subscribers", Label::subscriber}, Entry{"planned subscribers", Label::subscriber}, Entry{"primary consumers", Label::subscriber},
    Entry{"known consumers", Label::subscriber}, Entry{"to", Label::subscriber}, Entry{"target", Label::subscriber},
    Entry{"status", Label::status}, Entry{"channel", Label::channel}, Entry{"pg_notify channel", Label::channel}, Entry{"queue", Label::channel},
    Entry{"stream", Label::stream}, Entry{"nats stream", Label::stream}, Entry{"jetstream stream", Label::stream},
    Entry{"delivery", Label::delivery}, Entry{"delivery guarantee", Label::delivery}, Entry{"guarantee", Label::delivery}, Entry{"delivery semantics", Label::delivery},
    Entry{"idempotency", Label::idempotency}, Entry{"idempotency key", Label::idempotency}, Entry{"idempotency rule", Label::idempotency},
    Entry{"deduplication", Label::idempotency}, Entry{"deduplication key", Label::idempotency}, Entry{"dedupe", Label::idempotency},
    Entry{"dedupe key", Label::idempotency}, Entry{"dedup key", Label::idempotency}, Entry{"idempotent key", Label::idempotency},
    Entry{"payload", Label::payload}, Entry{"payload schema", Label::payload}, Entry{"payload fields", Label::payload}, Entry{"key fields", Label::payload},
    Entry{"key payload fields", Label::payload}, Entry{"fields", Label::payload}, Entry{"schema", Label::payload}, Entry{"data", Label::payload}, Entry{"example", Label::payload},
    Entry{"payload example", Label::payload}, Entry{"example payload", Label::payload}, Entry{"data fields", Label::payload}, Entry{"key data", Label::payload},
    Entry{"additional data fields", Label::more_fields}, Entry{"additional fields", Label::more_fields}, Entry{"additional payload fields", Label::more_fields},
    Entry{"extra fields", Label::more_fields}, Entry{"further data fields", Label::more_fields}, Entry{"more data fields", Label::more_fields},
    Entry{"trigger", Label::trigger}, Entry{"triggers", Label::trigger}, Entry{"published when", Label::trigger}, Entry{"emitted when", Label::trigger}, Entry{"when", Label::trigger},
    Entry{"version", Label::version}, Entry{"v", Label::version}, Entry{"event version", Label::version}, Entry{"schema version", Label::version},
    Entry{"retention", Label::retention}, Entry{"retention class", Label::retention}, Entry{"ordering", Label::ordering}, Entry{"order", Label::ordering},
    Entry{"envelope", Label::envelope}, Entry{"mechanism", Label::mechanism}, Entry{"pattern", Label::mechanism}, Entry{"type / pattern", Label::mechanism},
    Entry{"integration", Label::mechanism}, Entry{"direction", Label::direction},
    Entry{"field", Label::field}, Entry{"property", Label::field}, Entry{"attribute", Label::field}, Entry{"name", Label::field}, Entry{"parameter", Label::field},
    Entry{"column", Label::column}, Entry{"type", Label::type}, Entry{"data type", Label::type}, Entry{"format", Label::type}, Entry{"required", Label::required},
    Entry{"req", Label::required}, Entry{"optional", Label::required}, Entry{"value", Label::value},
    Entry{"notes", Label::notes}, Entry{"note", Label::notes}, Entry{"purpose", Label::notes}, Entry{"description", Label::notes}, Entry{"usage", Label::notes},
    Entry{"summary", Label::notes}, Entry{"action", Label::action},
    Entry{"consumes", Label::consumes}, Entry{"subscribes to", Label::consumes}, Entry{"listens to", Label::consumes}, Entry{"events consumed", Label::consumes},
    Entry{"publishes", Label::publishes}, Entry{"emits", Label::publishes}, Entry{"produces", Label::publishes}, Entry{"events published", Label::publishes},
    Entry{"dependency", Label::party}, Entry{"consumer / producer", Label::party}, Entry{"producer / consumer", Label::party}, Entry{"spec", Label::party},
    Entry{"core", Label::party}, Entry{"service", Label::party}, Entry{"integration point", Label::party}, Entry{"system", Label::party}, Entry{"feature", Label::party}};

/// "Downstream consumers", "Payload summary": the word that decides stands at one end.
Label label_by_ending(const std::string& words) {
  if (words.starts_with("payload ") || words.ends_with(" payload")) return Label::payload;
  if (words.ends_with(" consumers") || words.ends_with(" consumer") || words.ends_with(" subscribers") || words.ends_with(" subscriber")) return Label::subscriber;
  if (words.ends_with(" publisher") || words.ends_with(" producer")) return Label::publisher;
  if (words.starts_with("idempotency ") || words.starts_with("dedup")) return Label::idempotency;
  if (words.starts_with("delivery ")) return Label::delivery;
  return words == "target core" || words == "target service" ? Label::subscriber : Label::none;
}

}  // namespace

Label label_of(std::string_view printed) {
  const std::string words = lower(trim(printed.substr(0, printed.find('('))));
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.first == words; });
  if (found != entries.end()) return found->second;
  if (words.ends_with(" action")) return Label::action;
  return split(words, ' ').size() <= 3 ? label_by_ending(words) : Label::none;
}

std::optional<Labelled> labelled(const document::Text& text) {
  const auto length = document::label_length(text.plain);
  if (!length) return std::nullopt;
  const std::string_view printed = std::string_view(text.plain).substr(0, *length);
  return Labelled{label_of(printed), printed, text.slice(*length + 1)};
}

}  // namespace assay::contract
