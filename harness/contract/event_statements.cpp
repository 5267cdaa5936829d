#include "harness/contract/event_statements.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>

namespace assay::contract {
namespace {

using document::Text;

constexpr std::size_t sentence_bytes_max = 1000;
constexpr std::size_t names_max = 20;  // of one sentence

/// "payment_postedandwrite_off_approved": two names and the word between them, whose spaces were lost, are no name.
bool is_two_names(const std::string& name) {
  const std::size_t at = name.find("edand");
  return at != std::string::npos && has_event_shape(name.substr(0, at + 2)) && has_event_shape(name.substr(at + 5));
}

/// The names that follow each other from `from` on: "`a`, `b` and `c`".
std::vector<Named> names_from(const Text& sentence, std::size_t from, std::size_t gap_max) {
  std::vector<Named> listed;
  std::size_t end = from;
  for (Named& named : likely_events_in(sentence)) {
    if (named.begin < from) continue;
    const std::string between = sentence.plain.substr(end, named.begin - end);
    const std::string_view words = trim(between);
    const bool follows = listed.empty() ? named.begin - from <= gap_max : words == "," || words == "and" || words == "or" || words == "/" || words == ", and";
    if (!follows || listed.size() == names_max) break;
    end = named.end;
    if (is_two_names(named.name)) continue;
    listed.push_back(std::move(named));
  }
  return listed;
}

/// "PM-09", "PM-09 (or PF-10 for write-offs)": how far the subject of a sentence reaches; 0 if it is no party.
std::size_t subject_length(std::string_view plain, std::size_t id) {
  if (id == 0 || !plain.substr(id).starts_with(" (")) return id;
  const std::size_t close = plain.find(')', id);
  return close == std::string_view::npos || close - id > 60 ? id : close + 1;
}

}  // namespace

EventDraft& EventStatements::state(const Named& named, const Text& sentence) {
  Draft& draft = cursor_.draft();
  const bool known = draft.find(named.name) != nullptr;
  EventDraft& event = draft.event(named.name, span_of(cursor_.file(), sentence.at(named.begin)));
  if (!known) event.in_prose = true;
  if (!known && !event.event.channel && !cursor_.section_channel.empty()) event.event.channel = cursor_.section_channel;
  stated_.push_back(named.name);
  return event;
}

void EventStatements::read(const Text& sentence) {
  if (sentence.empty() || sentence.plain.size() > sentence_bytes_max) return;
  if (between_parties(sentence)) return;
  by_verb(sentence);
  remark(sentence);
}

/// "PM-09 → FA (payment_posted, write_off_approved)"
bool EventStatements::between_parties(const Text& sentence) {
  const auto arrow = arrow_in(sentence.plain);
  if (!arrow) return false;
  const std::string& last = arrow->to.back();
  const std::size_t to = sentence.plain.find(last, sentence.plain.find(arrow->from.front()) + 1);
  const std::size_t open = to == std::string::npos ? to : to + last.size();
  if (open == std::string::npos || sentence.plain.compare(open, 2, " (") != 0) return false;
  const std::size_t close = sentence.plain.find(')', open);
  bool any = false;
  for (const Named& named : names_from(sentence, open + 2, 1)) {
    if (named.end > close) break;
    EventDraft& event = state(named, sentence);
    const SourceSpan at = event.event.at.back();
    if (event.presumed_publishers.empty()) {
      for (const std::string& from : arrow->from) event.presumed_publishers.push_back({from, from, {}, at});
    }
    if (event.presumed_subscribers.empty()) {
      for (const std::string& party : arrow->to) event.presumed_subscribers.push_back({party, party, {}, at});
    }
    any = true;
  }
  return any;
}

void EventStatements::by_verb(const Text& sentence) {
  const std::string& plain = sentence.plain;
  const std::size_t id = party_id_length(plain, 0);
  const std::size_t length = subject_length(plain, id);
  if (length == 0) return;
  const std::string_view rest = std::string_view(plain).substr(length, 40);
  const auto verb_of = [&](std::initializer_list<std::string_view> verbs) -> std::size_t {
    for (const std::string_view verb : verbs) {
      if (rest.starts_with(verb)) return verb.size();
    }
    return 0;
  };
  const std::size_t publishes = verb_of({" publishes to ", " publishes to", " publishes ", " emits "});
  const std::size_t consumes = verb_of({" consumes ", " subscribes to ", " listens to ", " listens for "});
  const std::size_t uses = verb_of({" uses "});
  if (publishes > 0 && cursor_.section_channel.empty()) cursor_.section_channel = channel_after(sentence, length + publishes);
  if (publishes + consumes + uses == 0) return;
  const std::string party = plain.substr(0, id);
  for (const Named& named : names_from(sentence, length + publishes + consumes + uses, 14)) {
    const std::string_view behind = std::string_view(plain).substr(named.end, 40);
    if (uses > 0 && !contains_word(lower(behind.substr(0, behind.find(')'))), "event")) return;
    EventDraft& event = state(named, sentence);
    std::vector<PartyRef>& parties = consumes > 0 ? event.presumed_subscribers : event.presumed_publishers;
    if (parties.empty()) parties = {{party, party, {}, span_of(cursor_.file(), sentence.at())}};
  }
}

/// "publishes to `cl_pm_events`", "publishes tocl_pm_events": the channel of what the section states.
std::string EventStatements::channel_after(const Text& sentence, std::size_t from) {
  for (const Named& named : names_in(sentence)) {
    const bool here = named.begin + 4 >= from && named.begin <= from + 1 && named.name.ends_with("_events");
    if (here) return named.name.starts_with("to") && named.begin < from && named.name.size() > 10 ? named.name.substr(2) : named.name;
  }
  return {};
}

/// "Idempotency by event_id." behind the sentence that states events.
void EventStatements::remark(const Text& sentence) {
  if (stated_.empty() || !lower(sentence.plain.substr(0, 12)).starts_with("idempoten")) return;
  const std::size_t by = sentence.plain.find(" by");  // "by event_id", and "byevent_id" where the space was lost
  if (by == std::string::npos) return;
  for (const std::string& name : stated_) {
    EventDraft* event = cursor_.draft().find(name);
    if (event == nullptr || event->event.idempotency) continue;
    Idempotency rule = idempotency_of(sentence.slice(by + 3), cursor_.file());
    rule.text = sentence.plain;
    if (!rule.key.empty()) event->event.idempotency = std::move(rule);
  }
}

}  // namespace assay::contract
