#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a heading's words say of the events below it.
namespace assay::contract {

/// "Events Produced", "Inbound": whether the document's own party publishes or consumes what follows.
[[nodiscard]] Role role_in(std::string_view heading);

/// "Events Published by HR": the party that does it; or empty.
[[nodiscard]] std::string actor_in(std::string_view heading);

/// Sections that show how not to do it, or that list codes, tables, roles or keys which look like events.
[[nodiscard]] bool states_no_events(std::string_view heading);

/// A heading inside of an event's own section: "Payload Schema".
[[nodiscard]] bool is_part_of_event(std::string_view heading);

/// Whether a heading holds, beside the event's name, its parties and its parentheses, nothing but words that belong to an event.
[[nodiscard]] bool only_event_words(const std::string& heading, const Named& named);

/// "Asset Purchased (✅ Implemented)": the words of a heading say something of an event only in parentheses or behind a sign.
[[nodiscard]] std::string status_signs(const std::string& heading);

/// "PM-38 → PM-40", "orders-service → billing-service", "PM-08 → PM-15, PF-10: claim_submitted"
struct Arrow {
  std::vector<std::string> from;
  std::vector<std::string> to;
};
[[nodiscard]] std::optional<Arrow> arrow_in(const std::string& words);

/// Who publishes to whom in a heading that names an event: an arrow, "PM-52 to FA-12", "PM-52 publishes `x` to FA-12".
[[nodiscard]] std::optional<Arrow> parties_of_heading(const document::Text& heading, const Named& named);

/// A section about tools that count what users do: "Analytics events". What it lists without a core's prefix is none of the contract.
[[nodiscard]] bool is_about_analytics(std::string_view heading);

}  // namespace assay::contract
