#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace assay::exports {

using Json = nlohmann::ordered_json;

/// An empty object with room for its members: one that grows copies all that it has so far, since names are constant.
[[nodiscard]] Json object_for(std::size_t members);

/// Adds a member that the object does not have yet. Assignment by name searches all earlier ones, which is quadratic for 10,000 events.
void append(Json& object, std::string name, Json value);

/// Two spaces of indentation, one line feed at the end.
[[nodiscard]] std::string text_of(const Json& json);

}  // namespace assay::exports
