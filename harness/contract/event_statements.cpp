#include "harness/contract/event_statements.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/actors.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

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

struct Verb {
  std::string_view words;
  Role role;
  bool weak;  // events are not its only objects: the name must be marked
};

constexpr std::array verbs{Verb{"publishes to", Role::produced, false}, Verb{"publishes ", Role::produced, false},     Verb{"emits ", Role::produced, false},
                           Verb{"produces ", Role::produced, true},     Verb{"raises ", Role::produced, true},         Verb{"fires ", Role::produced, true},
                           Verb{"sends ", Role::produced, true},        Verb{"broadcasts ", Role::produced, true},     Verb{"consumes ", Role::consumed, false},
                           Verb{"subscribes to ", Role::consumed, false}, Verb{"listens to ", Role::consumed, false},  Verb{"listens for ", Role::consumed, false},
                           Verb{"reacts to ", Role::consumed, true},    Verb{"handles ", Role::consumed, true},        Verb{"receives ", Role::consumed, true}};

constexpr std::array<std::string_view, 5> own_subjects{"this service ", "this feature ", "this module ", "this core ", "the service "};

/// The verb behind a subject, if need be behind "also".
std::pair<const Verb*, std::size_t> verb_at(std::string_view rest) {
  std::size_t skipped = 0;
  if (rest.starts_with(' ')) ++skipped;
  for (const std::string_view adverb : {"also ", "then ", "now ", "automatically ", "additionally "}) {
    if (rest.substr(skipped).starts_with(adverb)) skipped += adverb.size();
  }
  for (const Verb& verb : verbs) {
    if (rest.substr(skipped).starts_with(verb.words)) return {&verb, skipped + verb.words.size()};
  }
  return {nullptr, 0};
}

/// A clause begins behind a comma, a conjunction, a colon or a dash.
bool begins_clause(std::string_view before) {
  before = trim(before);
  if (before.empty()) return true;
  for (const std::string_view end : {",", ";", ":", "—", "–", "(", " and", " then", " that", " which", " while", " when", " where"}) {
    if (before.ends_with(end)) return true;
  }
  return false;
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
  if (between_parties(sentence) || along_arrows(sentence)) return;
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

/// "PM-52 → `x` → FA-12"
bool EventStatements::along_arrows(const Text& sentence) {
  const std::string_view plain = sentence.plain;
  const std::vector<std::string> from = actors_behind(plain);
  const auto [first, width] = next_arrow(plain);
  if (from.size() != 1 || first == std::string_view::npos || trim(plain.substr(0, first)) != from[0]) return false;
  const std::vector<Named> names = names_from(sentence, first + width, 2);
  if (names.size() != 1) return false;
  const auto [second, second_width] = next_arrow(plain, names[0].end);
  if (second == std::string_view::npos || !trim(plain.substr(names[0].end, second - names[0].end)).empty()) return false;
  const std::vector<std::string> to = actors_behind(plain.substr(second + second_width));
  if (to.empty()) return false;
  EventDraft& event = state(names[0], sentence);
  const SourceSpan at = span_of(cursor_.file(), sentence.at());
  give({from[0], 0, 0, Role::produced, false, false}, at, event);
  for (const std::string& party : to) give({party, 0, 0, Role::consumed, false, false}, at, event);
  return true;
}

std::vector<EventStatements::Act> EventStatements::acts_in(const Text& sentence) {
  std::vector<Act> acts;
  const std::string& plain = sentence.plain;
  const std::string text = lower(plain);
  for (std::size_t i = 0; i < plain.size();) {
    const bool begins = i == 0 || std::isspace(static_cast<unsigned char>(plain[i - 1])) != 0 || plain[i - 1] == '(';
    std::size_t id = begins ? actor_length(std::string_view(plain).substr(i)) : 0;
    std::size_t length = subject_length(std::string_view(plain).substr(i), id);
    for (const std::string_view own : own_subjects) {
      if (begins && std::string_view(text).substr(i).starts_with(own)) length = own.size() - 1;
    }
    if (length == 0) {
      ++i;
      continue;
    }
    std::string behind = plain.substr(i + length, 60);
    if (behind.ends_with('.') || behind.ends_with(')')) behind.pop_back();
    const auto [verb, width] = verb_at(behind + " ");  // "which PM-52 publishes."
    const bool uses = i == 0 && std::string_view(plain).substr(length).starts_with(" uses ");
    if (verb != nullptr && begins_clause(std::string_view(plain).substr(0, i))) acts.push_back({plain.substr(i, id), i, std::min(i + length + width, plain.size()), verb->role, verb->weak, false});
    if (uses) acts.push_back({plain.substr(i, id), i, i + length + 6, Role::produced, false, true});
    i += length;
  }
  return acts;
}

void EventStatements::by_verb(const Text& sentence) {
  for (const Act& act : acts_in(sentence)) by_act(sentence, act);
  by_participle(sentence);
}

void EventStatements::by_act(const Text& sentence, const Act& act) {
  const std::string& plain = sentence.plain;
  const bool publishes = act.role == Role::produced && !act.uses && act.begin == 0;
  if (publishes && cursor_.section_channel.empty()) cursor_.section_channel = channel_after(sentence, act.end);
  const std::vector<Named> names = names_from(sentence, act.end, 14);
  if (names.empty()) return of_it(sentence, act);
  const Relation beside = relation_behind(std::string_view(plain).substr(names.back().end, 100), Role::stated);
  for (const Named& named : names) {
    const std::string_view behind = std::string_view(plain).substr(named.end, 40);
    if (act.uses && !contains_word(lower(behind.substr(0, behind.find(')'))), "event")) return;
    if (act.weak && !sentence.in_code(named.begin)) continue;
    EventDraft& event = state(named, sentence);
    const SourceSpan at = span_of(cursor_.file(), sentence.at());
    give(act, at, event);
    for (const std::string& from : beside.from) give({from, 0, 0, Role::produced, false, false}, at, event);
    if (event.presumed_subscribers.empty()) {
      for (const std::string& to : beside.to) event.presumed_subscribers.push_back({to, to, {}, at});
    }
  }
}

/// "FA-12 consumes it", "which PM-52 publishes": the events that the line stated before.
void EventStatements::of_it(const Text& sentence, const Act& act) {
  const std::string behind = lower(std::string_view(sentence.plain).substr(act.end, 12));
  const std::string_view before = trim(std::string_view(sentence.plain).substr(0, act.begin));
  bool it = before.ends_with(" which") || before.ends_with(" that");
  for (const std::string_view word : {"it", "them", "both", "these"}) it = it || (behind.starts_with(word) && (behind.size() == word.size() || std::isalpha(static_cast<unsigned char>(behind[word.size()])) == 0));
  if (!it) return;
  for (const std::string& name : stated_) {
    if (EventDraft* event = cursor_.draft().find(name)) give(act, span_of(cursor_.file(), sentence.at()), *event);
  }
}

void EventStatements::give(const Act& act, const SourceSpan& at, EventDraft& event) const {
  if (act.party.empty()) {
    if (event.event.role == Role::stated) event.event.role = act.role;
    cursor_.presume_parties(act.role, event);
    return;
  }
  std::vector<PartyRef>& parties = act.role == Role::consumed ? event.presumed_subscribers : event.presumed_publishers;
  const bool known = std::any_of(parties.begin(), parties.end(), [&](const PartyRef& party) { return party.party == act.party; });
  const bool more = act.role == Role::consumed && event.in_prose && !known;  // a second listener of the same line
  if (parties.empty() || more) parties.push_back({act.party, act.party, {}, at});
}

/// "`x` is published by PM-52 and consumed by FA-12"
void EventStatements::by_participle(const Text& sentence) {
  const std::string text = lower(sentence.plain);
  if (text.find(" by ") == std::string::npos) return;
  std::vector<Named> names = names_from(sentence, 0, 14);
  if (names.empty()) return;
  const std::size_t behind = names.back().end;
  const std::string rest = text.substr(behind, 5);
  if (!rest.starts_with(" is ") && !rest.starts_with(" are ")) return;
  Relation said = relation_behind(std::string_view(sentence.plain).substr(behind), Role::stated);
  const std::size_t by = sentence.plain.find(" by ", behind);
  for (const std::string_view to : {" for ", " to "}) {  // "emitted by PM-52 for FA-12"
    const std::size_t at = sentence.plain.find(to, by);
    if (said.to.empty() && !said.from.empty() && at != std::string::npos) said.to = actors_behind(std::string_view(sentence.plain).substr(at + to.size()));
  }
  if (said.empty() || by - behind > 40) return;
  for (const Named& named : names) {
    EventDraft& event = state(named, sentence);
    const SourceSpan at = span_of(cursor_.file(), sentence.at());
    for (const std::string& from : said.from) give({from, 0, 0, Role::produced, false, false}, at, event);
    for (const std::string& to : said.to) give({to, 0, 0, Role::consumed, false, false}, at, event);
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
