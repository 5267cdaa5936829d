#pragma once

#include "harness/contract/model.hpp"
#include "harness/exports/json.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace assay::exports {

/// Where messages go, with all events that go there.
struct Channel {
  std::string id;       // safe and unique
  std::string address;  // as AsyncAPI takes it: what stands in braces is a parameter's name
  std::vector<std::string> parameters;
  std::vector<std::size_t> events;  // places in the model
};

/// The events by address: the subject that is printed for an event; or its own name, where that is below the stream or channel
/// ("REGISTRATION.patient.created"); or else its channel ("cl_events"); or else its name. Sorted by address.
[[nodiscard]] std::vector<Channel> channels_of(const contract::Model& model);

/// The Channel Object; `ids` are the messages' ids, one for each event of the model.
[[nodiscard]] Json channel_json(const contract::Model& model, const Channel& channel, const std::vector<std::string>& ids);

}  // namespace assay::exports
