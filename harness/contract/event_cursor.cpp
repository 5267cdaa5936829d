#include "harness/contract/event_cursor.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

template <typename T>
void fill(std::optional<T>& own, const std::optional<T>& other) {
  if (!own) own = other;
}

/// What one section says of several events.
void share_facts(const EventDraft& from, EventDraft& to) {
  const Event& said = from.event;
  Event& event = to.event;
  if (event.publishers.empty()) event.publishers = said.publishers;
  if (event.subscribers.empty()) event.subscribers = said.subscribers;
  if (event.envelope == "none") event.envelope = said.envelope;
  fill(event.status, said.status);
  fill(event.version, said.version);
  fill(event.channel, said.channel);
  fill(event.delivery, said.delivery);
  fill(event.ordering, said.ordering);
  fill(event.retention, said.retention);
  fill(event.idempotency, said.idempotency);
  fill(event.trigger, said.trigger);
  event.stated_at.insert(said.stated_at.begin(), said.stated_at.end());
  if (to.has_payload) return;
  event.fields = said.fields;
  event.open = said.open;
  event.printed_schema = said.printed_schema;
  to.has_payload = from.has_payload;
  to.data_relative = from.data_relative;
}

std::vector<PartyRef> one_party(const std::string& name, const SourceSpan& at) {
  if (name.empty()) return {};
  return {PartyRef{name, name, {}, at}};
}

}  // namespace

void EventCursor::presume(const Arrow& from_to, const SourceSpan& at, EventDraft& event) {
  event.presumed_publishers.clear();
  event.presumed_subscribers.clear();
  for (const std::string& from : from_to.from) event.presumed_publishers.push_back({from, from, {}, at});
  for (const std::string& to : from_to.to) event.presumed_subscribers.push_back({to, to, {}, at});
}

void EventCursor::presume_parties(Role presumed, EventDraft& event) const {
  const SourceSpan at = event.event.at.back();
  const std::string& party = actor.empty() ? draft_.own : actor;
  if (presumed == Role::consumed && !party.empty()) event.presumed_subscribers = one_party(party, at);
  if (presumed == Role::produced && event.presumed_publishers.empty()) event.presumed_publishers = one_party(party, at);
}

void EventCursor::open(const Named& named, const Text& where, const std::string& notes) {
  close();
  EventDraft& event = draft_.event(named.name, span_of(file_, where.at(named.begin)));
  current_ = named.name;
  pending = Label::none;
  fresh = true;
  const Role own_words = role_in(notes);
  const Role said = own_words != Role::stated ? own_words : role;
  if (event.event.role == Role::stated) event.event.role = said;
  presume_parties(said, event);
  if (!section_publishers.empty()) event.presumed_publishers = section_publishers;
  if (!section_subscribers.empty()) event.presumed_subscribers = section_subscribers;
  read_notes(notes, where, event);
  if (arrow) presume(*arrow, event.event.at.back(), event);
}

void EventCursor::also(const Named& named, const Text& where) {
  EventDraft& event = draft_.event(named.name, span_of(file_, where.at(named.begin)));
  if (event.event.role == Role::stated) event.event.role = role;
  presume_parties(role, event);
  if (arrow) presume(*arrow, event.event.at.back(), event);
  companions_.push_back(named.name);
}

void EventCursor::close() {
  if (const EventDraft* described = current()) {
    for (const std::string& name : companions_) {
      EventDraft* companion = draft_.find(name);
      if (companion != nullptr && companion != described) share_facts(*described, *companion);
    }
  }
  companions_.clear();
  current_.clear();
  fresh = false;
}

void EventCursor::rename(const Text& value) {
  for (const Named& named : names_in(value)) {
    if (!has_event_shape(named.name) || named.name == current_ || draft_.find(named.name) != nullptr) return;
    const std::string old = current_;
    const std::size_t place = draft_.places[old];
    draft_.places.erase(old);
    draft_.places[named.name] = place;
    EventDraft& event = draft_.events[place];
    event.event.name = named.name;
    event.event.aliases.push_back(old);
    current_ = named.name;
    return;
  }
}

/// "(new — 📝 Planned)", "(deprecated)", "(formerly `x`)", "(from PM-38)", "v1"
void EventCursor::read_notes(const std::string& notes, const Text& where, EventDraft& event) const {
  const std::string text = lower(notes);
  const SourceSpan at = event.event.at.back();
  if (const auto status = event_status(notes)) {
    event.event.status = status;
    event.event.stated_at.insert_or_assign("status", at);
  }
  for (const std::string_view word : {"formerly", "previously", "alias", "was ", "aka ", "renamed from", "also known as", "old name"}) {
    if (text.find(word) == std::string::npos) continue;
    for (const Named& other : names_in(where)) {
      if (other.name != event.event.name && has_event_shape(other.name)) event.event.aliases.push_back(other.name);
    }
  }
  if (const std::size_t from = text.find("from "); from != std::string::npos) {
    const std::size_t length = party_id_length(notes, from + 5);
    if (length > 0) event.presumed_publishers = one_party(notes.substr(from + 5, length), at);
  }
  for (std::string_view word : split(notes, ' ')) {
    while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
    while (!word.empty() && std::isalnum(static_cast<unsigned char>(word.back())) == 0) word.remove_suffix(1);
    if (!word.starts_with('v') || event.event.version) continue;
    event.event.version = version_in(word);
    if (event.event.version) event.event.stated_at.insert_or_assign("version", at);
  }
}

}  // namespace assay::contract
