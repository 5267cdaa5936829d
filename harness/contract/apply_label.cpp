#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

void add_parties(std::vector<PartyRef>& parties, const std::vector<PartyRef>& more) {
  for (const PartyRef& party : more) {
    const bool known = std::any_of(parties.begin(), parties.end(), [&](const PartyRef& own) { return own.party == party.party; });
    if (!known) parties.push_back(party);
  }
}

/// One publisher, however many commas its description has.
void add_publisher(const Text& value, const std::string& file, EventDraft& draft) {
  const std::vector<PartyRef> parties = parties_in(value, file);
  add_parties(draft.event.publishers, parties);
}

bool is_fw16(std::string_view words) {
  return words.find("FW-16") != std::string_view::npos || words.find("publishEvent") != std::string_view::npos ||
         words.find("fw_domain_events") != std::string_view::npos;
}

void set_envelope(std::string_view words, Event& event) {
  if (is_fw16(words)) event.envelope = "fw16";
  if (lower(words).find("cloudevents") != std::string::npos) event.envelope = "cloudevents";
}

/// A channel is one name; prose is none.
void set_channel(const Text& value, Event& event) {
  std::string_view word = trim(std::string_view(value.plain));
  word = word.substr(0, word.find_first_of(" ,;("));
  const bool name = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-' || c == '>' || c == '*';
  });
  if (name && !event.channel && lower(word) != "tbd" && lower(word) != "none") event.channel = std::string(word);
}

void add_alias(const Text& value, Event& event) {
  for (const Named& named : names_in(value)) {
    const bool known = named.name == event.name || std::find(event.aliases.begin(), event.aliases.end(), named.name) != event.aliases.end();
    if (has_event_shape(named.name) && !known) event.aliases.push_back(named.name);
  }
}

void add_payload_words(const Text& value, const std::string& file, EventDraft& draft) {
  if (read_same_as(value, file, draft)) return;
  const bool listed = value.plain.find(',') != std::string::npos || value.plain.find('{') != std::string::npos;
  if (!listed) return;
  const std::vector<Field> fields = read_name_list(value, file);
  if (fields.empty() || draft.has_payload) return;
  draft.event.fields = fields;
  draft.data_relative = true;
  draft.has_payload = true;
}

}  // namespace

void apply_label(Label label, std::string_view, const Text& value, const std::string& file, EventDraft& draft) {
  Event& event = draft.event;
  if (value.empty()) return;
  switch (label) {
    case Label::publisher: add_publisher(value, file, draft); break;
    case Label::subscriber: add_parties(event.subscribers, parties_in(value, file)); break;
    case Label::status:
      if (const auto status = event_status(value.plain)) event.status = status;
      break;
    case Label::channel: set_channel(value, event); break;
    case Label::stream: set_channel(value, event); break;
    case Label::delivery:
      if (const auto delivery = delivery_in(value.plain)) event.delivery = delivery;
      set_envelope(value.plain, event);
      break;
    case Label::envelope: set_envelope(value.plain, event); break;
    case Label::idempotency:
      if (Idempotency rule = idempotency_of(value, file); !rule.key.empty()) event.idempotency = std::move(rule);
      break;
    case Label::payload: add_payload_words(value, file, draft); break;
    case Label::more_fields:
      if (!read_same_as(value, file, draft)) draft.more_fields = read_name_list(value, file);
      break;
    case Label::version:
      if (const auto version = version_in(value.plain)) event.version = version;
      break;
    case Label::retention: event.retention = value.plain; break;
    case Label::ordering: event.ordering = lower(value.plain).starts_with("none") ? std::string("none") : value.plain; break;
    case Label::alias_type: add_alias(value, event); break;
    default: break;
  }
}

}  // namespace assay::contract
