#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>

// How far a document, its events and their parties have come.

namespace assay::lint {
namespace {

using contract::Event;
using contract::PartyRef;

constexpr std::size_t statements_max = 20;  // of one kind in a document

/// "Complete", "Implemented (all phases)"; not "Implemented (core features)", which leaves room for what is to come.
bool is_finished(const Page& page) {
  std::string status = lower(page.model.documents.front().status.value_or(""));
  for (const document::FrontLabel& front : page.document.source.front) {
    if (front.label == "status") status += " " + lower(front.value.plain.substr(0, 200));  // with what stands in parentheses
  }
  const bool said = status.starts_with("complete") || status.starts_with("implemented") || status.starts_with("final") || status.starts_with("approved");
  for (const std::string_view part : {"core", "partial", "phase 1", "mvp", "except", "only", "pending", "in progress"}) {
    if (said && has(status, part)) return false;
  }
  return said;
}

bool is_provisional(const std::string& line) {
  for (const std::string_view sign : {"(or equivalent", "(provisional", "name tbd", "or whatever", "name to be ", "(working name", "(name not final", "(tentative", "(tbd", "(proposed", "name may change",
                                      "name subject to", "not yet final", "(or what"}) {
    if (has(line, sign)) return true;
  }
  return false;
}

/// "The name `lg_box_sent` is provisional", "event name to be confirmed": what a sentence says of an event's name.
bool says_provisional(const std::string& words) {
  if (words.size() > 400 || !contract::contains_word(words, "name") || has(words, "no longer") || has(words, " not provisional")) return false;
  for (const std::string_view other : {"field name", "column name", "table name", "member name", "file name", "filename", "channel name", "party name", "display name", "patient name"}) {
    if (has(words, other)) return false;
  }
  for (const std::string_view phrase : {"provisional", "tentative", "to be confirmed", "to be decided", "to be agreed", "to be settled", "not final", "not yet final", "not settled", "not yet agreed", "may change",
                                        "subject to change", "under discussion", "working name", "placeholder", "preliminary"}) {
    if (has(words, phrase)) return true;
  }
  return contract::contains_word(words, "tbd") || contract::contains_word(words, "tbc");
}

/// The sentence of the event's section, or one that names it, that says so of its name; or null.
const Sentence* provisional_sentence(const Page& page, const Event& event) {
  const auto& near = page.sentences_of(event);
  const auto of_event = [](const Sentence* sentence) { return (has(sentence->words, "event name") || has(sentence->words, "name of the event") || has(sentence->words, "this name") || sentence->words.starts_with("name ")) && says_provisional(sentence->words); };
  const auto own = std::find_if(near.begin(), near.end(), of_event);
  if (own != near.end()) return *own;
  const auto& named = page.mentions(event.name);
  const auto other = std::find_if(named.begin(), named.end(), [](const Sentence* sentence) { return says_provisional(sentence->words); });
  return other == named.end() ? nullptr : *other;
}

bool is_to_come(const PartyRef& party) {
  const std::string words = lower(party.action + " " + party.as_printed);
  for (const std::string_view word : {"planned", "future", "not yet", "tbd", "to come", "upcoming"}) {
    if (contract::contains_word(words, word)) return true;
  }
  return false;
}

/// "`x_events` is not in use": the channel of the sentence, if it is said to be idle.
bool says_idle(const std::string& words) {
  for (const std::string_view phrase : {"not in use", "not used", "unused", "is idle", "idle)", "no longer used", "retired", "out of use", "nobody publishes", "no publisher", "not yet used",
                                        "do not use", "must not be used"}) {
    if (has(words, phrase)) return true;
  }
  return false;
}

/// "PM-41 only listens", "the archive never publishes": what the party is said not to do.
bool says_listens_only(const std::string& words) {
  for (const std::string_view phrase : {"only listens", "only consumes", "only subscribes", "never publishes", "publishes nothing", "publishes no event", "does not publish"}) {
    if (has(words, phrase)) return true;
  }
  return false;
}

}  // namespace

void event_is_settled(const Page& page, Report& report) {
  if (!is_finished(page)) return;
  Gap planned("AC315");
  for (const Event& event : page.model.events) {
    planned.judged();
    if (event.status == "planned") planned.found(event, event.place_of("status"));
    const Sentence* said = provisional_sentence(page, event);
    for (const SourceSpan& place : event.at) {
      if (place.line == 0 || place.line > page.document.source.lines.size()) continue;
      if (!is_provisional(lower(page.document.source.lines[place.line - 1].substr(0, 4000)))) continue;
      report.add("AC110", {event.name, {}}, event.name, {place});
      said = nullptr;
      break;
    }
    if (said != nullptr) report.add("AC110", {event.name, {}}, event.name, {said->at, event.at.front()});
  }
  planned.report(report);
}

void subscribers_are_there(const Page& page, Report& report) {
  for (const Event& event : page.model.events) {
    if (event.status != "implemented") continue;
    for (const PartyRef& subscriber : event.subscribers) {
      if (is_to_come(subscriber)) report.add("AC327", {event.name, subscriber.party}, subscriber.party + " of " + event.name, {subscriber.at, event.place_of("status")});
    }
  }
}

void channels_are_in_use(const Page& page, Report& report) {
  std::size_t looked_at = 0;
  for (const Sentence& sentence : page.sentences) {
    if (!says_idle(sentence.words) || ++looked_at > statements_max) continue;
    for (const Event& event : page.model.events) {
      if (!event.channel || event.status == "deprecated" || event.channel->size() < 4) continue;
      if (!contract::contains_word(sentence.words, lower(*event.channel))) continue;
      report.add("AC323", {event.name, {}}, *event.channel + " of " + event.name, {sentence.at, event.place_of("channel")});
    }
  }
}

void listeners_do_not_publish(const Page& page, Report& report) {
  std::size_t looked_at = 0;
  for (const Sentence& sentence : page.sentences) {
    if (!says_listens_only(sentence.words) || ++looked_at > statements_max) continue;
    for (const Event& event : page.model.events) {
      for (const PartyRef& publisher : event.publishers) {
        const std::string name = lower(publisher.party);
        if (!sentence.words.starts_with(name) && !sentence.words.starts_with("the " + name)) continue;
        report.add("AC328", {event.name, publisher.party}, publisher.party + " and " + event.name, {sentence.at, publisher.at});
      }
    }
  }
}

}  // namespace assay::lint
