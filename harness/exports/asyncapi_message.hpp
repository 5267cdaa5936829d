#pragma once

#include "harness/contract/model.hpp"
#include "harness/exports/json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::exports {

/// The Message Object of an event; its payload is "#/components/schemas/<id>", its envelope "#/components/messageTraits/…".
[[nodiscard]] Json message_json(const contract::Event& event, const std::string& id, const std::vector<std::string>& tags);

/// The schema of an event's payload as "#/components/schemas/<id>": its references to itself hold there.
[[nodiscard]] Json component_schema(const contract::Event& event, const std::string& id);

/// The Message Trait Objects of the envelopes: "cloudevents" and "fw16".
[[nodiscard]] Json envelope_trait(std::string_view envelope);

/// Tag Objects, one for each name.
[[nodiscard]] Json tags_json(const std::vector<std::string>& names);

/// "x-documented-at": the places as "file:line".
[[nodiscard]] Json places_json(const std::vector<SourceSpan>& places);

}  // namespace assay::exports
