#pragma once

#include "harness/diff/vocabulary.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace assay::diff {

/// What a change is about, for the question whether somebody speaks of it.
struct Subject {
  std::set<std::string> events;                    // all names of the event, and of the one through which it changed
  std::set<std::string> files;                     // of the new side
  std::set<std::string, std::less<>> members;      // in lower case, the names of a changed member's path; empty: no member changed
};

/// One migration guide: a section, or a line that points to one.
class Guide {
 public:
  /// strict: a section that is no guide by its heading, so that it must name both the event and the member.
  explicit Guide(bool strict) : strict_(strict) {}

  /// The events that the headings above name: what a statement without a name is about.
  void add_heading(const std::set<std::string>& events);
  void add(std::string_view statement, const Vocabulary& vocabulary);

  /// The events that it is about; empty: its whole document.
  [[nodiscard]] const std::set<std::string>& events() const { return events_; }

  /// It says something real (a sentence that names the event or the member, a numbered step, a link) about the event, and if it names
  /// members, about this one.
  [[nodiscard]] bool covers(const Subject& subject) const;

 private:
  struct Said {
    std::set<std::string, std::less<>> words;
    bool names_member = false;
    bool sentence = false;
    bool leads = false;  // a step or a link
  };
  void add_sentence(std::string_view sentence, const std::set<std::string>& events, const Vocabulary& vocabulary);

  bool strict_;
  std::set<std::string> events_;
  std::set<std::string> headed_;
  std::map<std::string, Said> by_event_;
  Said unnamed_;  // of statements that name no event
};

}  // namespace assay::diff
