#pragma once

#include "harness/contract/field_path.hpp"
#include "harness/contract/model.hpp"
#include "harness/diff/pairs.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// A member of an event's payload, printed for the event itself or for the one that it refers to.
struct Member {
  const contract::Field* field = nullptr;
  std::string through;  // the event that prints it, or empty for the event itself
};

/// A payload with what "same as" adds to it, by path.
using Payload = std::map<std::string, Member, std::less<>>;

/// Follows references over any number of events, each once. Where both print a member, the event's own counts.
[[nodiscard]] Payload payload_of(const contract::Event& event, const EventIndex& events);

/// "data.matches[].id" -> "data.matches"; empty for a member of the root.
[[nodiscard]] std::string_view parent_of(std::string_view path);
using contract::leaf_of;

/// Lower case without `_` and `-`: "lead_id" and "leadId" are one name in two spellings.
[[nodiscard]] std::string folded_name(std::string_view name);

/// The members with the `data.` of an envelope taken off, for comparing payloads that are wrapped differently.
[[nodiscard]] Payload without_wrapper(const Payload& payload);

/// A member that says in whose tenant a message belongs: not one inside of a list.
[[nodiscard]] bool is_tenant(std::string_view path);

/// A member that carries the version of its own event: "event_version".
[[nodiscard]] bool is_version(std::string_view path);

}  // namespace assay::diff
