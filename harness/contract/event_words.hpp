#pragma once

#include "harness/contract/event_statements.hpp"

namespace assay::contract {

/// Reads the lines and bullets of a document: labels of the event around, lines that begin an event, lists of events, sentences that are
/// a contract by themselves, rules for all events.
class EventWords {
 public:
  explicit EventWords(EventCursor& cursor) : cursor_(cursor), statements_(cursor) {}

  void line(const document::Block& block);
  void bullet(const document::Block& block);
  /// "Event Name: `x`" below a heading in plain words, or a second event below the first. Result: whether the value is a name.
  bool names_itself(const Labelled& found);
  /// "Events Published: `a`, `b` (PM-02)": each name of the list is an event. Result: whether there was one.
  bool list_events(Label label, const document::Text& value);

 private:
  bool starts_with_event(const document::Block& block);
  bool starts_with_bare_event(const document::Text& text);
  bool in_list() const;
  bool is_listed(const document::Text& text, const Named& named) const;
  bool starts_with_party(const document::Text& text);
  bool introduces_payload(const document::Text& text);
  void former_name(const document::Text& sentence);
  bool takes_pending_value(const document::Block& block);
  void pending_bullet(const document::Block& block);
  bool is_label_bullet(const document::Text& text);
  void nest(const document::Block& block, Field& field);
  void words(const document::Text& text);
  bool label_part(const document::Text& part);
  bool event_label(const Labelled& found);
  bool label_of_table(const Labelled& found);
  bool label_of_section(const Labelled& found);
  void presume_actor(const Labelled& found);
  bool states_between_parties(const Labelled& found);

  EventCursor& cursor_;
  EventStatements statements_;
  std::string listed_;  // the event that a bullet opened
  std::vector<std::pair<std::uint32_t, std::string>> open_fields_;  // bullets of a payload by their indentation, with what hangs below them
};

}  // namespace assay::contract
