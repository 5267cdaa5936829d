#pragma once

#include "harness/base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace assay::schema {

struct JsonText {
  nlohmann::json value;
  std::vector<std::string> duplicate_keys;  // JSON pointers; at most violations_max
};

/// Reads JSON that others wrote. nlohmann's own parse keeps the last of two equal keys without a word and its dump recurses
/// as deep as the text nests; so depth is bounded here and equal keys are named.
/// Errors: invalid, with line and column where the text is no JSON, with a pointer where it nests deeper than depth_max.
///         The message never quotes the text.
[[nodiscard]] Result<JsonText> read_json(std::string_view text);

/// Appends "/" and the token, escaped as in RFC 6901.
[[nodiscard]] std::string pointer_to(std::string_view parent, std::string_view token);

}  // namespace assay::schema
