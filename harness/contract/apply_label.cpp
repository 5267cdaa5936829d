#include "harness/contract/document_rules.hpp"
#include "harness/contract/draft.hpp"
#include "harness/contract/event_heading.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/partial_words.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

constexpr std::size_t publisher_bytes_max = 60;
constexpr std::size_t state_bytes_max = 40;
constexpr std::size_t sentence_bytes_max = 1000;

void add_parties(std::vector<PartyRef>& parties, const std::vector<PartyRef>& more) {
  for (const PartyRef& party : more) {
    const bool known = std::any_of(parties.begin(), parties.end(), [&](const PartyRef& own) { return own.party == party.party; });
    if (!known) parties.push_back(party);
  }
}

/// A publisher that is neither id nor service is still who the document says it is: "CE lead mutation layer".
std::vector<PartyRef> described_publisher(const Text& value, const std::string& file) {
  std::string_view words = trim(std::string_view(value.plain).substr(0, value.plain.find('(')));
  words = trim(words.substr(0, std::min(words.find(" — "), words.find(". "))));
  const std::string text = lower(words);
  for (const std::string_view unsaid : {"tbd", "none", "n/a", "see ", "unknown", "various", "not ", "same", "todo", "pending", "any "}) {
    if (text.starts_with(unsaid)) return {};
  }
  const bool named = words.size() >= 2 && words.size() <= publisher_bytes_max && std::isupper(static_cast<unsigned char>(words[0])) != 0 && !words.ends_with(':');
  if (!named) return {};
  return {{std::string(words), value.plain, {}, span_of(file, value.at())}};
}

/// One publisher, however many commas its description has.
void add_publisher(const Text& value, const std::string& file, bool labelled, Event& event) {
  std::vector<PartyRef> parties = parties_in(value, file);
  if (parties.empty() && labelled && event.publishers.empty()) parties = described_publisher(value, file);
  if (!parties.empty()) event.stated_at.emplace("publishers", span_of(file, value.at()));
  add_parties(event.publishers, parties);
}

void add_subscribers(const Text& value, const std::string& file, Event& event) {
  const std::vector<PartyRef> parties = parties_in(value, file, Parties::loose);
  if (!parties.empty()) event.stated_at.emplace("subscribers", span_of(file, value.at()));
  add_parties(event.subscribers, parties);
}

/// "Used by", "Goes to" are said of more than subscribers: only ids and services count.
void add_receivers(const Text& value, const std::string& file, Event& event) {
  const std::vector<PartyRef> parties = parties_in(value, file);
  if (!parties.empty()) event.stated_at.emplace("subscribers", span_of(file, value.at()));
  add_parties(event.subscribers, parties);
}

bool is_fw16(std::string_view words) {
  return words.find("FW-16") != std::string_view::npos || words.find("publishEvent") != std::string_view::npos ||
         words.find("fw_domain_events") != std::string_view::npos;
}

void set_envelope(const Text& value, const std::string& file, Event& event) {
  const std::string before = event.envelope;
  if (is_fw16(value.plain)) event.envelope = "fw16";
  if (lower(value.plain).find("cloudevents") != std::string::npos) event.envelope = "cloudevents";
  if (event.envelope != before) event.stated_at.emplace("envelope", span_of(file, value.at()));
}

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-' || c == '>' || c == '*' || c == '{' || c == '}'; }

/// A channel is one name; prose is none.
std::string one_name(const Text& value) {
  std::string_view word = trim(std::string_view(value.plain));
  word = word.substr(0, word.find_first_of(" ,;("));
  const bool name = !word.empty() && std::all_of(word.begin(), word.end(), is_name_byte);
  return name && lower(word) != "tbd" && lower(word) != "none" && lower(word) != "n" ? std::string(word) : std::string();
}

/// "`lb_events`", "pg_notify on `lb_events`"; FW-16 and pg_notify are how an event travels, and no channel.
std::string channel_of(const Text& value) {
  if (std::string channel = channel_in(value.plain); !channel.empty()) return channel;
  const std::string name = one_name(value);
  const std::string small = lower(name);
  return small == "pg_notify" || small == "notify" || (party_id_length(name, 0) == name.size() && name.find('-') != std::string::npos) ? std::string() : name;
}

void set_once(std::optional<std::string>& fact, std::string words, std::string_view name, const SourceSpan& at, Event& event) {
  if (fact || words.empty()) return;
  fact = std::move(words);
  event.stated_at.emplace(name, at);
}

void add_alias(const Text& value, Event& event) {
  for (const Named& named : names_in(value)) {
    const bool known = named.name == event.name || std::find(event.aliases.begin(), event.aliases.end(), named.name) != event.aliases.end();
    if (has_event_shape(named.name) && !known) event.aliases.push_back(named.name);
  }
}

/// "Type" beside the name of an event is its other name, and what the message itself says.
void add_event_type(const Text& value, const std::string& file, Event& event) {
  const std::size_t before = event.aliases.size();
  add_alias(value, event);
  if (event.aliases.size() > before) set_once(event.event_type, event.aliases.back(), "event_type", span_of(file, value.at()), event);
}

void add_payload_words(std::string_view label, const Text& value, const std::string& file, EventDraft& draft) {
  if (read_same_as(value, file, draft)) {
    draft.event.stated_at.emplace("same_as", span_of(file, value.at()));
    return;
  }
  const bool listed = value.plain.find(',') != std::string::npos || value.plain.find('{') != std::string::npos;
  if (!listed) return;
  const bool cut = value.plain.find('{') != std::string::npos && value.plain.find('}') == std::string::npos;
  const std::vector<Field> fields = read_name_list(cut ? value.slice(0, value.plain.rfind(',')) : value, file);  // the last name of a cut list is half a name
  if (fields.empty() || draft.has_payload) return;
  draft.event.fields = fields;
  if (cut || is_partial_label(label) || lists_some(value.plain)) draft.event.open = {""};
  draft.data_relative = true;
  draft.has_payload = true;
}

void set_direction(const Text& value, EventDraft& draft) {
  const auto arrow = arrow_in(value.plain);
  if (!arrow) return;
  const SourceSpan at = draft.event.at.back();
  draft.presumed_publishers.clear();
  draft.presumed_subscribers.clear();
  for (const std::string& from : arrow->from) draft.presumed_publishers.push_back({from, from, {}, at});
  for (const std::string& to : arrow->to) draft.presumed_subscribers.push_back({to, to, {}, at});
}

/// "FW-16 event, at-least-once, channel `cl_events`": how the event travels.
void set_mechanism(const Text& value, const std::string& file, Event& event) {
  const SourceSpan at = span_of(file, value.at());
  if (const auto delivery = delivery_in(value.plain)) set_once(event.delivery, *delivery, "delivery", at, event);
  const std::string name = one_name(value);
  const bool only = name.ends_with("_events") && trim(std::string_view(value.plain)).size() == name.size();
  set_once(event.channel, only ? name : channel_in(value.plain), "channel", at, event);
  set_envelope(value, file, event);
}

void set_idempotency(const Text& value, const std::string& file, Event& event) {
  Idempotency rule = idempotency_of(value, file);
  if (rule.key.empty() || event.idempotency) return;
  event.stated_at.emplace("idempotency", rule.at);
  event.idempotency = std::move(rule);
}

/// "State: Live": a status, if nothing else says one and the words are few.
void set_state(const Text& value, const SourceSpan& at, Event& event) {
  if (!event.status && value.plain.size() <= state_bytes_max) event.status = event_status(value.plain);
  if (event.status) event.stated_at.emplace("status", at);
}

/// "Subject: lb.order.placed.v1", "Topic: lb_events"; "same" is neither.
void set_subject(const Text& value, const SourceSpan& at, Event& event) {
  std::string name = one_name(value);
  const bool pattern = name.find('.') != std::string::npos || has_event_shape(name);
  if (pattern) {
    set_once(event.subject, std::move(name), "subject", at, event);
  } else if (name.ends_with("_events")) {
    set_once(event.channel, std::move(name), "channel", at, event);
  }
}

void set_ordering(const Text& value, const SourceSpan& at, Event& event) {
  set_once(event.ordering, lower(value.plain).starts_with("none") ? std::string("none") : value.plain, "ordering", at, event);
}

/// "at-least-once;", "at least once delivery": how messages arrive, and no "at-most-once creation of an invoice".
bool is_guarantee(std::string text, std::string_view delivery) {
  std::replace(text.begin(), text.end(), ' ', '-');
  const std::string_view behind = std::string_view(text).substr(text.find(delivery) + delivery.size());
  return behind.empty() || (behind[0] != '-' && std::isalnum(static_cast<unsigned char>(behind[0])) == 0) || behind.starts_with("-deliver") || behind.starts_with("-(");
}

/// "… through `publishEvent` (FW-16) …", and no "not via FW-16".
bool goes_through_fw16(const std::string& text) {
  for (const std::string_view way : {"through ", "via ", "using ", "over ", "with "}) {
    const std::size_t at = text.find(way);
    if (at == std::string::npos) continue;
    const std::string_view behind = std::string_view(text).substr(at + way.size(), 24);
    const std::string_view before = trim(std::string_view(text).substr(0, at));
    if ((behind.find("fw-16") != std::string_view::npos || behind.find("publishevent") != std::string_view::npos) && !before.ends_with("not") && !before.ends_with("never")) return true;
  }
  return false;
}

}  // namespace

bool read_event_sentence(const Text& sentence, const std::string& file, Event& event) {
  if (sentence.plain.size() > sentence_bytes_max) return false;
  for (const Named& named : likely_events_in(sentence)) {
    if (named.name != event.name) return false;
  }
  const SourceSpan at = span_of(file, sentence.at());
  const std::string text = lower(sentence.plain);
  if (const auto delivery = delivery_in(text); delivery && is_guarantee(text, *delivery)) set_once(event.delivery, *delivery, "delivery", at, event);
  if (event.envelope == "none" && goes_through_fw16(text)) set_envelope(sentence, file, event);
  if (text.find("pg_notify") != std::string::npos) set_once(event.channel, channel_in(sentence.plain), "channel", at, event);
  if (const auto key = deduplication_in(sentence, file); key && !event.idempotency) {
    event.stated_at.emplace("idempotency", key->at);
    event.idempotency = *key;
  }
  return true;
}

void apply_label(Label label, std::string_view printed, const Text& value, const std::string& file, EventDraft& draft) {
  Event& event = draft.event;
  if (value.empty()) return;
  const SourceSpan at = span_of(file, value.at());
  switch (label) {
    case Label::publisher: add_publisher(value, file, !printed.empty(), event); break;
    case Label::subscriber: add_subscribers(value, file, event); break;
    case Label::receiver: add_receivers(value, file, event); break;
    case Label::state: set_state(value, at, event); break;
    case Label::status:
      if (const auto status = event_status(value.plain)) {
        event.status = status;
        event.stated_at.insert_or_assign("status", at);
      }
      set_once(event.channel, channel_in(value.plain), "channel", at, event);
      break;
    case Label::channel: set_once(event.channel, channel_of(value), "channel", at, event); break;
    case Label::stream:
      set_once(event.stream, one_name(value), "stream", at, event);
      set_once(event.channel, one_name(value), "channel", at, event);
      break;
    case Label::subject: set_subject(value, at, event); break;
    case Label::delivery:
    case Label::mechanism: set_mechanism(value, file, event); break;
    case Label::envelope: set_envelope(value, file, event); break;
    case Label::direction: set_direction(value, draft); break;
    case Label::idempotency: set_idempotency(value, file, event); break;
    case Label::payload: add_payload_words(printed, value, file, draft); break;
    case Label::more_fields:
      if (!read_same_as(value, file, draft)) draft.more_fields = read_name_list(value, file);
      break;
    case Label::version:
      if (const auto version = version_in(value.plain)) set_once(event.version, *version, "version", at, event);
      break;
    case Label::retention: set_once(event.retention, value.plain, "retention", at, event); break;
    case Label::ordering: set_ordering(value, at, event); break;
    case Label::trigger: set_once(event.trigger, value.plain, "trigger", at, event); break;
    case Label::retry: set_once(event.retry, value.plain, "retry", at, event); break;
    case Label::dead_letter: set_once(event.dead_letter, value.plain, "dead_letter", at, event); break;
    case Label::redelivery: set_once(event.redelivery_horizon, value.plain, "redelivery_horizon", at, event); break;
    case Label::alias_type: add_event_type(value, file, event); break;
    case Label::former: add_alias(value, event); break;
    default: break;
  }
}

}  // namespace assay::contract
