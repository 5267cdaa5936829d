#include "harness/contract/event_words.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/actors.hpp"
#include "harness/contract/document_rules.hpp"
#include "harness/contract/event_payload.hpp"
#include "harness/contract/partial_words.hpp"
#include "harness/contract/payload_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Text;

constexpr std::size_t words_bytes_max = 4000;  // longer lines are no description of one event
constexpr std::size_t relation_bytes_max = 400;  // behind the name of a listed event

void presume(const Relation& said, const SourceSpan& at, EventDraft& event) {
  if (!said.from.empty()) event.presumed_publishers.clear();
  for (const std::string& party : said.from) event.presumed_publishers.push_back({party, party, {}, at});
  if (!said.to.empty()) event.presumed_subscribers.clear();
  for (const std::string& party : said.to) event.presumed_subscribers.push_back({party, party, {}, at});
}

/// What may stand behind a name that begins a line: nothing, a parenthesis, a colon, a dash.
bool describes(std::string_view rest) {
  rest = trim(rest);
  return rest.empty() || rest[0] == '(' || rest[0] == ':' || rest.starts_with("—") || rest.starts_with("–") || rest.starts_with("- ");
}

/// "`a` and `b`" as a list with commas.
Text without_and(Text list) {
  for (std::size_t at = list.plain.find(" and "); at != std::string::npos; at = list.plain.find(" and ", at)) list.plain.replace(at, 5, ",    ");
  return list;
}

}  // namespace

void EventWords::line(const Block& block) {
  if (takes_pending_value(block)) return;
  cursor_.pending = Label::none;
  if (starts_with_event(block) || starts_with_bare_event(block.text)) return;
  words(block.text);
  cursor_.last_words = block.text.plain;
}

void EventWords::bullet(const Block& block) {
  const auto label = labelled(block.text);
  const bool own_label = label && label->label != Label::none && label->label != cursor_.pending && (cursor_.pending != Label::payload || is_label_bullet(block.text));
  if (cursor_.pending != Label::none && cursor_.describes() && !own_label) {
    pending_bullet(block);
    return;
  }
  if (cursor_.role != Role::stated && (starts_with_event(block) || starts_with_party(block.text))) return;
  if (starts_with_bare_event(block.text)) return;
  words(block.text);
}

/// "Channel:" whose value slipped to the line below, with the next label glued to it: "tr_eventsPublisher: TR-02".
bool EventWords::takes_pending_value(const Block& block) {
  const Label label = cursor_.pending;
  if (label == Label::none || !cursor_.describes() || block.after_blank || cursor_.document().marked_headings) return false;
  const std::vector<Text> parts = label_parts(block.text);
  if (parts.empty() || parts[0].empty() || (labelled(parts[0]) && labelled(parts[0])->label != Label::none)) return false;
  const bool block_follows = label == Label::payload || label == Label::more_fields || label == Label::subscriber;
  if (block_follows && names_in(parts[0]).empty()) return false;
  cursor_.pending = Label::none;
  if (!block_follows) apply_label(label, "below", parts[0], cursor_.file(), *cursor_.current());
  for (std::size_t i = 1; i < parts.size(); ++i) label_part(parts[i]);
  if (block_follows) words(block.text);
  cursor_.last_words = block.text.plain;
  return true;
}

/// "orders.order.placed.v1 from orders-service …" in a list of produced or consumed events that lost its marks.
bool EventWords::starts_with_bare_event(const Text& text) {
  if (cursor_.document().marked_headings || cursor_.role == Role::stated || cursor_.describes()) return false;
  const std::vector<Named> names = names_in(text.slice(0, 200));
  if (names.empty() || names[0].begin != 0 || !has_event_shape(names[0].name) || !has_event_verb(names[0].name)) return false;
  const std::string rest = text.plain.substr(names[0].end);
  const bool described = trim(rest).empty() || rest.starts_with(" from ") || rest.starts_with(" — ") || rest.starts_with(" – ") || rest.starts_with(" - ") || rest.starts_with(" (") || rest.starts_with(": ");
  if (!described) return false;
  cursor_.open(names[0], text, {});
  EventDraft& event = *cursor_.current();
  std::size_t begin = names[0].end;
  while (begin < text.plain.size() && (text.plain[begin] == ' ' || text.plain[begin] == '(')) ++begin;
  for (const std::string_view word : {": ", "— ", "– ", "- ", "from "}) begin += text.plain.compare(begin, word.size(), word) == 0 ? word.size() : 0;
  const Text source = text.slice(begin, text.plain.find_first_of(" ),;:", begin));
  if (cursor_.role == Role::consumed) event.presumed_publishers = parties_in(source, cursor_.file());
  if (rest.starts_with(": ")) {
    for (const Text& sentence : sentences_of(text.slice(names[0].end + 1))) label_part(sentence);
  }
  cursor_.close();
  return true;
}

void EventWords::pending_bullet(const Block& block) {
  EventDraft& event = *cursor_.current();
  const Text& text = block.text;
  if (cursor_.pending != Label::payload) {
    apply_label(cursor_.pending, {}, text, cursor_.file(), event);
    return;
  }
  if (party_id_length(text.plain, 0) > 0) return;  // "FA: posts the cost": who does something with it
  if (is_label_bullet(text)) {
    cursor_.pending = Label::none;
    words(text);
    return;
  }
  if (event.event.fields.size() >= fields_max || (event.has_payload && !cursor_.fields_from_bullets)) return;
  auto field = read_field_bullet(text, cursor_.file());
  const bool partial = cursor_.fields_from_bullets && prints_some(text.plain);  // "- … and others"
  if (partial && (event.event.open.empty() || !event.event.open.front().empty())) event.event.open.insert(event.event.open.begin(), "");
  if (!field) return;
  if (!cursor_.fields_from_bullets && is_partial_label(cursor_.last_words)) event.event.open = {""};
  if (!cursor_.fields_from_bullets) open_fields_.clear();
  nest(block, *field);
  event.event.fields.push_back(std::move(*field));
  event.data_relative = true;
  event.has_payload = true;
  cursor_.fields_from_bullets = true;
}

/// "Idempotency Key: …" among the bullets ends the payload; a field is printed in code or begins with a small letter.
bool EventWords::is_label_bullet(const Text& text) {
  const auto found = labelled(text);
  return found && found->label != Label::none && !text.in_code(0) && std::isupper(static_cast<unsigned char>(text.plain[0])) != 0;
}

/// A bullet below another is a member of it.
void EventWords::nest(const Block& block, Field& field) {
  while (!open_fields_.empty() && open_fields_.back().first >= block.level) open_fields_.pop_back();
  if (!open_fields_.empty() && open_fields_.size() < static_cast<std::size_t>(nesting_max)) field.path = open_fields_.back().second + "." + field.path;
  open_fields_.emplace_back(block.level, field.type.starts_with("array") ? field.path + "[]" : field.path);
}

/// Below "Events Published", outside of one event's own section.
bool EventWords::in_list() const { return cursor_.role != Role::stated && (!cursor_.describes() || cursor_.name() == listed_); }

/// "`x` → CE-02", "`x` from CE-02", "`x`; consumed by CE-02": the words behind the name say nothing but who is on the other side.
bool EventWords::is_listed(const Text& text, const Named& named) const {
  if (!in_list() || !has_event_verb(named.name)) return false;
  const std::string_view rest = trim(std::string_view(text.plain).substr(named.end, relation_bytes_max));
  if (describes(rest) || rest.starts_with(';') || rest.starts_with(',')) return true;
  return next_arrow(rest).first == 0 || rest.starts_with("from ") || rest.starts_with("to ");
}

/// "CE-02: `lead_created`" below "Events Consumed".
bool EventWords::starts_with_party(const Text& text) {
  if (!in_list()) return false;
  const std::vector<std::string> actors = actors_behind(std::string_view(text.plain).substr(0, relation_bytes_max));
  const std::vector<Named> names = likely_events_in(text.slice(0, relation_bytes_max));
  if (actors.empty() || names.empty()) return false;
  const std::string_view before = trim(std::string_view(text.plain).substr(0, names[0].begin));
  const std::string_view last = actors.back();
  const std::size_t end = text.plain.find(last) + last.size();
  const std::string_view between = end <= before.size() ? trim(before.substr(end)) : std::string_view("?");
  if (between != ":" && between != "—" && between != "–" && between != "-" && between != "→" && between != "->") return false;
  Relation parties;
  (cursor_.role == Role::consumed ? parties.from : parties.to) = actors;
  std::size_t named_to = names[0].begin;
  for (const Named& named : names) {
    const std::string gap = text.plain.substr(named_to, named.begin - named_to);
    if (!gap.empty() && trim(gap) != "," && trim(gap) != "and") break;
    named_to = named.end;
    cursor_.arrow.reset();
    cursor_.open(named, text, {});
    listed_ = named.name;
    presume(parties, span_of(cursor_.file(), text.at()), *cursor_.current());
  }
  return true;
}

/// "**`name`** (new — 📝 Planned)": a line or bullet that begins with the marked name of an event.
bool EventWords::starts_with_event(const Block& block) {
  const Text& text = block.text;
  const bool bullet = block.kind == BlockKind::bullet;
  const bool marked = text.in_strong(0) || (text.in_code(0) && bullet);
  if (!marked && !(bullet && in_list())) return false;
  const std::vector<Named> names = names_in(text);
  if (names.empty() || names[0].begin > 1 || !has_event_shape(names[0].name) || is_other_thing(text, names[0])) return false;
  const bool bold_name = text.in_strong(0) && text.in_strong(names[0].end - 1);
  if (!has_event_verb(names[0].name) && !(bold_name && cursor_.role != Role::stated)) return false;
  if (block.kind == BlockKind::line && !bold_name) return false;
  const std::string rest = text.plain.substr(names[0].end);
  const bool listed = bullet && is_listed(text, names[0]);
  if (!describes(rest) && !listed) return false;
  const Relation parties = listed ? relation_behind(std::string_view(rest).substr(0, relation_bytes_max), cursor_.role) : Relation();
  cursor_.arrow = arrow_in(rest);
  const std::size_t close = rest.starts_with(" (") ? std::min(rest.find(')'), rest.size()) : 0;
  cursor_.open(names[0], text, rest.substr(0, close));
  if (bullet) listed_ = names[0].name;
  presume(parties, span_of(cursor_.file(), text.at()), *cursor_.current());
  for (const Text& sentence : sentences_of(text.slice(names[0].end))) {
    for (const Text& part : label_parts(sentence)) label_part(part);
  }
  return true;
}

void EventWords::words(const Text& text) {
  if (cursor_.describes() && !text.in_strong(0) && text.plain.size() > words_bytes_max) return;
  statements_.begin_line();
  for (const Text& sentence : sentences_of(text)) {
    read_type_sentence(sentence, cursor_.draft());
    if (introduces_payload(sentence)) continue;
    if (cursor_.describes()) former_name(sentence);
    for (const Text& part : label_parts(sentence)) {
      if (label_part(part)) continue;
      if (!cursor_.describes()) read_rule_sentence(part, cursor_.draft());
      if (cursor_.describes()) read_event_sentence(part, cursor_.file(), cursor_.current()->event);
      statements_.read(part);
    }
  }
}

/// "Payload members", "The body carries `a`, `b`": where no label says it.
bool EventWords::introduces_payload(const Text& text) {
  if (!cursor_.describes() || cursor_.current()->has_payload) return false;
  const auto found = labelled(text);
  if (found && found->label != Label::none) return false;
  const auto said = payload_words(text);
  if (!said) return false;
  cursor_.fresh = false;
  cursor_.fields_from_bullets = false;
  if (said->list.empty()) {
    cursor_.pending = Label::payload;
  } else if (said->list.plain.starts_with("{ \"") || said->list.plain.starts_with("{\"")) {
    take_payload(read_json_payload(said->list, cursor_.file()), *cursor_.current());
  } else {
    apply_label(Label::payload, "payload", without_and(said->list), cursor_.file(), *cursor_.current());
  }
  return true;
}

/// "Formerly `x`." below an event.
void EventWords::former_name(const Text& sentence) {
  std::string name = former_name_in(sentence, cursor_.name());
  std::vector<std::string>& aliases = cursor_.current()->event.aliases;
  if (!name.empty() && std::find(aliases.begin(), aliases.end(), name) == aliases.end()) aliases.push_back(std::move(name));
}

}  // namespace assay::contract
