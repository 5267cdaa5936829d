#include "harness/contract/event_words.hpp"

#include "harness/contract/document_rules.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <optional>

// The labels among the lines: of the event around, of all events of a table or section, and those that name events themselves.

namespace assay::contract {

using document::Text;

/// "Publisher: …" and the like for the event around; names behind "Consumes:", "Trigger:" … between two parties.
bool EventWords::label_part(const Text& part) {
  const auto found = labelled(part);
  if (!found) {
    if (!cursor_.describes() || !refers_to_payload(part)) return false;
    const bool same = read_same_as(part, cursor_.file(), *cursor_.current());
    if (same) cursor_.current()->event.stated_at.emplace("same_as", span_of(cursor_.file(), part.at()));
    return same;
  }
  if (event_label(*found)) return true;
  if (!cursor_.describes()) {
    const bool of_all = found->label == Label::delivery || found->label == Label::idempotency || found->label == Label::ordering || found->label == Label::stream ||
                        found->label == Label::subject || found->label == Label::envelope;
    if (of_all) apply_rule(found->printed, found->value, cursor_.draft());
    return label_of_table(*found) || label_of_section(*found);
  }
  if (found->label == Label::none) return false;
  if (found->label == Label::action) presume_actor(*found);
  if (found->value.empty()) cursor_.pending = found->label;
  cursor_.fields_from_bullets = false;
  cursor_.fresh = false;
  apply_label(found->label, found->printed, found->value, cursor_.file(), *cursor_.current());
  return found->label != Label::mechanism;
}

/// "**Publisher:** …" below a table of events: of all of them that do not say it themselves.
bool EventWords::label_of_table(const Labelled& found) {
  const bool of_events = found.label == Label::publisher || found.label == Label::subscriber || found.label == Label::channel || found.label == Label::delivery ||
                         found.label == Label::mechanism || found.label == Label::idempotency || found.label == Label::envelope;
  if (!of_events || cursor_.tabled.empty()) return false;
  for (const std::string& name : cursor_.tabled) {
    EventDraft* event = cursor_.draft().find(name);
    if (event == nullptr) continue;
    const bool said = (found.label == Label::publisher && !event->event.publishers.empty()) || (found.label == Label::subscriber && !event->event.subscribers.empty());
    if (!said) apply_label(found.label, found.printed, found.value, cursor_.file(), *event);
  }
  return true;
}

/// "Channel: fa_events", "Subscribers: FW-16" below "Event Contracts", before the first event: of all that follow.
bool EventWords::label_of_section(const Labelled& found) {
  if (!cursor_.among_events) return false;
  Draft& draft = cursor_.draft();
  if (found.label == Label::publisher) cursor_.section_publishers = parties_in(found.value, cursor_.file());
  if (found.label == Label::subscriber) cursor_.section_subscribers = parties_in(found.value, cursor_.file());
  if (found.label != Label::channel) return found.label == Label::publisher || found.label == Label::subscriber;
  const std::vector<Named> names = names_in(found.value);
  const bool named = !names.empty() && names[0].begin <= 1 && names[0].name.find('_') != std::string::npos;
  if (named && !draft.channel) {
    draft.channel = names[0].name;
    draft.stated_at.insert_or_assign("channel", span_of(cursor_.file(), found.value.at()));
  }
  return true;
}

/// Labels that name events instead of describing one.
bool EventWords::event_label(const Labelled& found) {
  const bool names_events = found.label == Label::trigger || found.label == Label::consumes || found.label == Label::publishes || found.label == Label::event;
  if (found.label == Label::event && names_itself(found)) return true;
  if (found.label == Label::subject && !cursor_.describes() && cursor_.among_events && names_itself(found)) return true;
  if (!names_events) return false;
  return states_between_parties(found) || (!cursor_.describes() && list_events(found.label, found.value));
}

bool EventWords::names_itself(const Labelled& found) {
  const std::vector<Named> names = names_in(found.value);
  if (names.empty() || names[0].begin > 1 || !has_event_shape(names[0].name) || (cursor_.arrow && !cursor_.fresh && cursor_.describes())) return false;
  const bool only = trim(std::string_view(found.value.plain).substr(names[0].end)).size() < 60;
  if (!only || found.printed.ends_with('s') || is_other_thing(found.value, names[0])) return false;
  if (cursor_.name() == names[0].name) return true;
  if (cursor_.describes() && cursor_.fresh && cursor_.draft().find(names[0].name) == nullptr) {
    cursor_.rename(found.value);
  } else {
    cursor_.open(names[0], found.value, found.value.plain.substr(names[0].end) + " " + cursor_.heading_notes);
  }
  return true;
}

bool EventWords::list_events(Label label, const Text& value) {
  if (label == Label::trigger) return false;
  const Role role = label == Label::consumes ? Role::consumed : label == Label::publishes ? Role::produced : cursor_.role;
  if (role == Role::stated) return false;
  bool any = false;
  for (const Text& item : list_items(value)) {
    const std::vector<Named> names = names_in(item);
    if (names.empty() || names[0].begin > 1 || !has_event_shape(names[0].name) || is_other_thing(item, names[0])) continue;
    const bool likely = item.in_code(names[0].begin) || has_event_verb(names[0].name) || names[0].name.find('_') != std::string::npos;
    if (!likely) continue;
    EventDraft& event = cursor_.draft().event(names[0].name, span_of(cursor_.file(), item.at(names[0].begin)));
    if (event.event.role == Role::stated) event.event.role = role;
    cursor_.presume_parties(role, event);
    const std::size_t open = item.plain.find('(', names[0].end);
    const std::size_t id = open == std::string::npos ? 0 : party_id_length(item.plain, open + 1);
    if (id > 0) {
      const std::string party = item.plain.substr(open + 1, id);
      std::vector<PartyRef>& others = role == Role::consumed ? event.presumed_publishers : event.presumed_subscribers;
      others = {PartyRef{party, party, {}, span_of(cursor_.file(), item.at(open + 1))}};
    }
    any = true;
  }
  return any;
}

/// "CL-40 Action: …": that party subscribes.
void EventWords::presume_actor(const Labelled& found) {
  const std::size_t length = party_id_length(found.printed, 0);
  EventDraft& event = *cursor_.current();
  if (length == 0 || !event.presumed_subscribers.empty()) return;
  const std::string party(found.printed.substr(0, length));
  event.presumed_subscribers = {{party, party, found.value.plain, event.event.at.back()}};
}

bool EventWords::states_between_parties(const Labelled& found) {
  const auto& arrow = cursor_.arrow;
  if (!arrow && (found.label == Label::trigger || cursor_.describes())) return false;
  const std::vector<Named> names = likely_events_in(found.value);
  const std::string& own = cursor_.draft().own;
  if (names.empty() || (!arrow && (own.empty() || names.size() > 1 || names[0].begin > 40))) return false;
  if (cursor_.name() == names[0].name) return false;
  const bool consumes = found.label == Label::consumes;
  std::optional<Arrow> parties = arrow;
  if (consumes && parties && parties->from == std::vector<std::string>{own}) parties = Arrow{parties->to, parties->from};
  cursor_.arrow = parties;
  cursor_.open(names[0], found.value, {});
  cursor_.arrow = arrow;
  EventDraft& event = *cursor_.current();
  cursor_.fresh = false;
  if (found.label == Label::trigger) event.event.stated_at.emplace("trigger", event.event.at.back());
  if (!parties) cursor_.presume_parties(consumes ? Role::consumed : Role::produced, event);
  if (consumes && event.event.role == Role::stated) event.event.role = Role::consumed;
  return true;
}

}  // namespace assay::contract
