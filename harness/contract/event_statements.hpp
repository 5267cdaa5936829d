#pragma once

#include "harness/contract/event_cursor.hpp"

#include <string>
#include <vector>

namespace assay::contract {

/// Contracts in one sentence: "CE-17 uses `x` (generic event name)", "PM-38 publishes `y` and `z`", "PM-39 subscribes to `y`",
/// "PM-09 → FA (payment_posted)". A name that is only mentioned is none.
class EventStatements {
 public:
  explicit EventStatements(EventCursor& cursor) : cursor_(cursor) {}

  /// A new line: what its sentences say of "idempotency" holds for the events that it states.
  void begin_line() { stated_.clear(); }
  void read(const document::Text& sentence);

 private:
  bool between_parties(const document::Text& sentence);
  void by_verb(const document::Text& sentence);
  static std::string channel_after(const document::Text& sentence, std::size_t from);
  void remark(const document::Text& sentence);
  EventDraft& state(const Named& named, const document::Text& sentence);

  EventCursor& cursor_;
  std::vector<std::string> stated_;  // by the sentences of this line
};

}  // namespace assay::contract
