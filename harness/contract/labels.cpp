#include "harness/contract/labels.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/shapes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace assay::contract {
namespace {

using Entry = std::pair<std::string_view, Label>;

constexpr std::array entries{
    Entry{"event", Label::event}, Entry{"events", Label::event}, Entry{"event name", Label::event}, Entry{"event type", Label::event},
    Entry{"subject", Label::subject}, Entry{"nats subject", Label::subject}, Entry{"event subject", Label::subject}, Entry{"subjects", Label::subject},
    Entry{"nats subjects", Label::subject}, Entry{"topic", Label::event}, Entry{"wire type", Label::event}, Entry{"event / api", Label::event}, Entry{"domain event", Label::event}, Entry{"event code", Label::event},
    Entry{"cloudevents type", Label::alias_type}, Entry{"ce type", Label::alias_type}, Entry{"formerly", Label::former},
    Entry{"alias", Label::former}, Entry{"aliases", Label::former}, Entry{"also known as", Label::former}, Entry{"previous name", Label::former},
    Entry{"legacy name", Label::former}, Entry{"old name", Label::former},
    Entry{"publisher", Label::publisher}, Entry{"publishers", Label::publisher}, Entry{"published by", Label::publisher},
    Entry{"publisher spec", Label::publisher}, Entry{"producer", Label::publisher}, Entry{"producers", Label::publisher}, Entry{"produced by", Label::publisher},
    Entry{"source", Label::publisher}, Entry{"source service", Label::publisher}, Entry{"source core", Label::publisher}, Entry{"emitted by", Label::publisher},
    Entry{"emitter", Label::publisher}, Entry{"from", Label::publisher},
    Entry{"publishing core", Label::publisher}, Entry{"publisher / source", Label::publisher}, Entry{"produced by", Label::publisher},
    Entry{"subscriber", Label::subscriber}, Entry{"subscribers", Label::subscriber}, Entry{"subscribed by", Label::subscriber},
    Entry{"consumer", Label::subscriber}, Entry{"consumers", Label::subscriber}, Entry{"consumed by", Label::subscriber},
    Entry{"existing subscriber", Label::subscriber}, Entry{"existing subscribers", Label::subscriber}, Entry{"new subscriber", Label::subscriber},
    Entry{"new subscribers", Label::subscriber}, Entry{"planned subscribers", Label::subscriber}, Entry{"primary consumers", Label::subscriber},
    Entry{"known consumers", Label::subscriber}, Entry{"to", Label::subscriber}, Entry{"target", Label::subscriber},
    Entry{"status", Label::status}, Entry{"channel", Label::channel}, Entry{"pg_notify channel", Label::channel}, Entry{"queue", Label::channel},
    Entry{"stream", Label::stream}, Entry{"nats stream", Label::stream}, Entry{"jetstream stream", Label::stream},
    Entry{"stream name", Label::stream},
    Entry{"delivery", Label::delivery}, Entry{"delivery guarantee", Label::delivery}, Entry{"guarantee", Label::delivery}, Entry{"delivery semantics", Label::delivery},
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
    Entry{"version", Label::version}, Entry{"v", Label::version}, Entry{"event version", Label::version}, Entry{"schema version", Label::version},
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

// These begin clauses in the middle of prose too, and cut no line.
constexpr std::array weak_words{"to", "from", "when", "name", "type", "value", "data", "v", "key", "field", "note", "notes", "spec", "core", "service", "system", "feature", "order",
                                "queue", "format", "required", "optional", "example", "usage", "source", "fields", "parameter", "column", "property", "attribute", "action",
                                "schema", "integration", "req", "alias", "was", "guarantee", "target", "topic", "retry", "calls", "handler"};
constexpr std::array status_words{"planned", "implemented", "complete", "completed", "progress", "draft", "proposed", "active", "deprecated", "live"};
constexpr std::size_t label_bytes_max = 60;
constexpr std::size_t label_words_max = 4;
constexpr std::size_t parts_max = 200;  // of one line

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "Downstream consumers", "Payload summary": the word that decides stands at one end.
Label label_by_ending(const std::string& words) {
  if (words.starts_with("payload ") || words.ends_with(" payload")) return Label::payload;
  if (words.ends_with(" consumers") || words.ends_with(" consumer") || words.ends_with(" subscribers") || words.ends_with(" subscriber")) return Label::subscriber;
  if (words.ends_with(" publisher") || words.ends_with(" producer")) return Label::publisher;
  if (words.starts_with("idempotency ") || words.starts_with("dedup")) return Label::idempotency;
  if (words.starts_with("delivery ")) return Label::delivery;
  if (words.ends_with(" action") || words.ends_with(" actions")) return Label::action;
  return words == "target core" || words == "target service" ? Label::subscriber : Label::none;
}

Label label_by_words(const std::string& words) {
  static const std::map<std::string_view, Label> known(entries.begin(), entries.end());  // the first entry of a word counts
  if (const auto found = known.find(words); found != known.end()) return found->second;
  return split(words, ' ').size() <= 3 ? label_by_ending(words) : Label::none;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<const char*, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
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

bool cuts(std::string_view printed) {
  if (one_of(lower(trim(printed.substr(0, printed.find('(')))), weak_words)) return false;
  return label_of(printed) != Label::none;
}

bool begins_word(const std::string& plain, std::size_t at) {
  if (!is_upper(plain[at])) return false;
  const char before = at == 0 ? ' ' : plain[at - 1];
  return before == ' ' || before == ')' || before == '.' || (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
}

/// Where the label that ends at `colon` begins, not before `from`; npos if there is none. The longest label wins, but the words of a
/// status are none of its words: "Planned Subscribers:" behind "Status:" is two.
std::size_t label_begin(const std::string& plain, std::size_t from, std::size_t colon) {
  std::size_t end = colon;
  if (end > from && plain[end - 1] == ')') {
    const std::size_t open = plain.rfind('(', end);
    if (open == std::string::npos || open <= from || end - open > label_bytes_max) return std::string::npos;
    end = open;
    while (end > from && plain[end - 1] == ' ') --end;
  }
  std::size_t best = std::string::npos;
  std::size_t words = 0;
  for (std::size_t at = end; at-- > from && end - at <= label_bytes_max && words < label_words_max;) {
    words += plain[at] == ' ' ? 1 : 0;
    if (!begins_word(plain, at)) continue;
    const std::string_view printed = std::string_view(plain).substr(at, end - at);
    if (best != std::string::npos && one_of(lower(printed.substr(0, printed.find(' '))), status_words)) break;
    if (cuts(printed)) best = at;
  }
  return best;
}

}  // namespace

Label label_of(std::string_view printed) {
  const std::string words = lower(trim(printed.substr(0, printed.find('('))));
  if (const Label whole = label_by_words(words); whole != Label::none) return whole;
  if (words.ends_with(" action")) return Label::action;
  return label_of_parts(words);
}

std::vector<document::Text> label_parts(const document::Text& line) {
  const std::string& plain = line.plain;
  std::vector<document::Text> parts;
  std::size_t begin = 0;
  std::size_t from = 0;  // behind the last colon: a label does not reach over another
  int depth = 0;
  for (std::size_t i = 0; i < plain.size() && parts.size() < parts_max; ++i) {
    depth += plain[i] == '(' || plain[i] == '{' ? 1 : (plain[i] == ')' || plain[i] == '}') && depth > 0 ? -1 : 0;
    if (plain[i] != ':' || depth > 0 || line.in_code(i)) continue;
    const std::size_t label = label_begin(plain, from, i);
    from = i + 1;
    if (label == std::string::npos || label == begin) continue;
    parts.push_back(line.slice(begin, label));
    begin = label;
  }
  parts.push_back(line.slice(begin));
  return parts;
}

std::optional<Labelled> labelled(const document::Text& text) {
  const auto length = document::label_length(text.plain);
  if (!length) return std::nullopt;
  const std::string_view printed = std::string_view(text.plain).substr(0, *length);
  return Labelled{label_of(printed), printed, text.slice(*length + 1)};
}

}  // namespace assay::contract
