#pragma once

#include "harness/document/text.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace assay::contract {

/// What a label ("Publisher:"), a row of a field/value table or a column header speaks of.
enum class Label : std::uint8_t {
  none, event, alias_type, publisher, subscriber, status, channel, stream, delivery, idempotency, payload, more_fields, trigger, version,
  retention, ordering, envelope, mechanism, direction, field, type, required, notes, action, consumes, publishes, value, column, party,
  subject, former, retry, dead_letter, redelivery,
  state,     // "State", "Rollout": a status, if its words are those of one
  receiver   // "Goes to", "Used by": a subscriber, if it is printed like a party
};

[[nodiscard]] Label label_of(std::string_view printed);

/// Whether a row or line so labelled describes an event and nothing else: "Publisher", "Idempotency key". "Status" and "Notes" do not.
[[nodiscard]] bool says_event(Label label);
/// Whether it may describe an event: also "Status", "Version", "Payload".
[[nodiscard]] bool may_describe_event(Label label);

/// `Label: words` at the beginning of a line or sentence.
struct Labelled {
  Label label = Label::none;
  std::string_view printed;
  document::Text value;
};
[[nodiscard]] std::optional<Labelled> labelled(const document::Text& text);

/// A line with several labels, cut before each: "Status: Planned Trigger: a van arrives", "Event: van_arrivedChannel: tr_events". What
/// stands before the first label is a part of its own; a line without labels is one part.
[[nodiscard]] std::vector<document::Text> label_parts(const document::Text& line);

}  // namespace assay::contract
