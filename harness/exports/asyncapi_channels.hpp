#pragma once

#include "harness/contract/model.hpp"
#include "harness/exports/json.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace assay::exports {

/// Where messages go, with all events that go there.
struct Channel {
  std::string id;       // safe and unique
  std::optional<std::string> address;  // as AsyncAPI takes it: what stands in braces is a parameter's name; none where no document gives one
  std::vector<std::string> parameters;
  std::vector<std::size_t> events;  // places in the model
};

/// The events by address: the subject that is printed for an event; or its own name, where that is below the stream or channel
/// ("REGISTRATION.patient.created"); or else its channel ("cl_events"). An event of which no document says where it goes has a channel
/// of its own, without an address. Sorted by address, or else by the event's name.
[[nodiscard]] std::vector<Channel> channels_of(const contract::Model& model);

/// The Channel Object; `ids` are the messages' ids, one for each event of the model.
[[nodiscard]] Json channel_json(const contract::Model& model, const Channel& channel, const std::vector<std::string>& ids);

}  // namespace assay::exports
