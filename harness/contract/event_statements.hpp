#pragma once

#include "harness/contract/event_cursor.hpp"

#include <string>
#include <vector>

namespace assay::contract {

/// Contracts in one sentence: "CE-17 uses `x` (generic event name)", "PM-38 publishes `y` and `z`; PM-39 consumes them", "When paid, PM-52
/// emits `y`", "`y` is published by PM-38 and consumed by PM-39", "PM-09 → FA (payment_posted)". A name that is only mentioned is none.
class EventStatements {
 public:
  explicit EventStatements(EventCursor& cursor) : cursor_(cursor) {}

  /// A new line: what its sentences say of "idempotency" or of "it" holds for the events that it states.
  void begin_line() { stated_.clear(); }
  void read(const document::Text& sentence);

 private:
  /// Who does what, at one place of a sentence.
  struct Act {
    std::string party;     // empty: the document's own
    std::size_t begin = 0; // of the party
    std::size_t end = 0;   // behind the verb
    Role role = Role::stated;
    bool weak = false;     // the verb has other objects than events too
    bool uses = false;
  };

  bool between_parties(const document::Text& sentence);
  bool along_arrows(const document::Text& sentence);
  [[nodiscard]] static std::vector<Act> acts_in(const document::Text& sentence);
  void by_verb(const document::Text& sentence);
  void by_act(const document::Text& sentence, const Act& act);
  void of_it(const document::Text& sentence, const Act& act);
  void by_participle(const document::Text& sentence);
  void give(const Act& act, const SourceSpan& at, EventDraft& event) const;
  static std::string channel_after(const document::Text& sentence, std::size_t from);
  void remark(const document::Text& sentence);
  EventDraft& state(const Named& named, const document::Text& sentence);

  EventCursor& cursor_;
  std::vector<std::string> stated_;  // by the sentences of this line
};

}  // namespace assay::contract
