#pragma once

#include "harness/contract/corpus.hpp"
#include "harness/lint/whole.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What several rules of one document look at, computed once.
namespace assay::lint {

/// A sentence outside of code and block quotes, or a part of one that a semicolon ends.
struct Sentence {
  document::Text text;
  std::string words;                     // the text in lower case
  std::string heading;                   // the last one above, in lower case
  const contract::Event* event = nullptr;  // whose section or row it stands in, or null
  SourceSpan at;
};

struct Page {
  Page(const contract::CompiledDocument& compiled, const Whole& whole);

  Page(Page&&) = default;
  Page(const Page&) = delete;  // sentences are pointed at
  Page& operator=(const Page&) = delete;

  const contract::CompiledDocument& document;
  const contract::Model& model;
  const Whole& whole;
  std::vector<Sentence> sentences;  // in order; longer ones than a rule could mean are left out
  bool cut = false;                 // the text ends in the middle: what it does not say may have stood in the rest
  SourceSpan cut_at;                // the last block, where it begins

  [[nodiscard]] const std::string& path() const { return document.source.path; }
  /// The document's event of that name or other name, or null.
  [[nodiscard]] const contract::Event* event(std::string_view name) const;
  /// The sentences of the event's section and rows.
  [[nodiscard]] const std::vector<const Sentence*>& sentences_of(const contract::Event& event) const;
  /// The event in whose section or row the line stands, or null.
  [[nodiscard]] const contract::Event* event_at(std::uint32_t line) const;
  /// The first sentence that holds one of the phrases (lower case), or null.
  [[nodiscard]] const Sentence* says(const std::vector<std::string_view>& phrases) const;
  /// Whether the document only mentions the event: a sentence names it, and nothing else is said of it.
  [[nodiscard]] bool only_mentions(const contract::Event& event) const;
  /// The sentences that print an event's name or other name; of a name that stands everywhere, the first ones.
  [[nodiscard]] const std::vector<const Sentence*>& mentions(std::string_view name) const;
  /// Whether the text ends in the middle of what it says of this event.
  [[nodiscard]] bool may_go_on(const contract::Event& event) const { return unfinished_.contains(&event); }
  /// What all documents say of the event.
  [[nodiscard]] const contract::Event& merged(const contract::Event& event) const;
  /// Whether what is said nowhere of the event is this document's to say: not of one that it mentions, that is on its way out, or that
  /// it listens to and another document defines.
  [[nodiscard]] bool answers_for(const contract::Event& event) const;
  /// The same, for what only the publisher's side can say: the delivery, the name, the version.
  [[nodiscard]] bool publishes(const contract::Event& event) const { return answers_for(event) && !listens(event); }
  /// Whether the document's own party only listens to the event: it says so, or it is among the subscribers and not among the publishers.
  [[nodiscard]] bool listens(const contract::Event& event) const;

 private:
  struct Section {
    std::uint32_t line = 0;  // from here to the next section
    const contract::Event* event = nullptr;
  };
  std::vector<Section> sections_;
  std::set<const contract::Event*> unfinished_;  // of a cut text: the last event, or those of the last table; never walked
  std::vector<std::uint32_t> prose_lines_;  // lines whose block is a sentence, sorted
  void read_sections();
  void read_end();
  std::map<std::string, const contract::Event*, std::less<>> names_;
  std::map<std::string, std::vector<const Sentence*>, std::less<>> mentions_;
  std::map<const contract::Event*, std::vector<const Sentence*>> said_;  // never walked
  void read_sentences();
  void read_mentions();
};

}  // namespace assay::lint
