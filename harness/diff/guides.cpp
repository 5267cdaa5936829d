#include "harness/diff/guides.hpp"

#include "harness/diff/notice_words.hpp"

#include <algorithm>

namespace assay::diff {

void Guide::add_heading(const std::set<std::string>& events) {
  headed_ = events;
  events_.insert(events.begin(), events.end());
}

void Guide::add(std::string_view statement, const Vocabulary& vocabulary) {
  std::set<std::string> events = vocabulary.events_in(statement);
  events_.insert(events.begin(), events.end());
  if (events.empty()) events = headed_;
  const bool leads = is_step(statement) || (links_to_document(statement) && !is_unticked(statement));
  if (leads && !is_about_approval_or_keeping(statement)) {
    if (events.empty()) unnamed_.leads = true;
    for (const std::string& event : events) by_event_[event].leads = true;
  }
  for (const std::string_view sentence : sentences_in(statement)) {
    const std::set<std::string> own = vocabulary.events_in(sentence);
    add_sentence(sentence, own.empty() ? events : own, vocabulary);
  }
}

void Guide::add_sentence(std::string_view sentence, const std::set<std::string>& events, const Vocabulary& vocabulary) {
  if (!has_substance(sentence) || is_about_approval_or_keeping(sentence)) return;
  const auto words = words_in(sentence);
  const bool names_member = vocabulary.names_member(sentence);
  const auto take = [&](Said& said) {
    said.words.insert(words.begin(), words.end());
    said.names_member = said.names_member || names_member;
    said.sentence = true;
  };
  if (events.empty()) take(unnamed_);
  for (const std::string& event : events) take(by_event_[event]);
}

bool Guide::covers(const Subject& subject) const {
  const bool named = std::any_of(subject.events.begin(), subject.events.end(), [&](const std::string& event) { return events_.contains(event); });
  if (!events_.empty() && !named) return false;
  bool sentence = false;
  bool leads = false;
  bool names_member = false;
  bool tells_member = false;
  const auto read = [&](const Said& said) {
    sentence = sentence || said.sentence;
    leads = leads || said.leads;
    names_member = names_member || said.names_member;
    tells_member = tells_member || std::any_of(subject.members.begin(), subject.members.end(), [&](const std::string& member) { return said.words.contains(member); });
  };
  read(unnamed_);
  for (const std::string& event : subject.events) {
    if (const auto said = by_event_.find(event); said != by_event_.end()) read(said->second);
  }
  if (!sentence && !leads) return false;
  if (strict_) return named && (tells_member || subject.members.empty());
  if (!subject.members.empty() && names_member && !tells_member) return false;
  return leads || named || tells_member;
}

}  // namespace assay::diff
