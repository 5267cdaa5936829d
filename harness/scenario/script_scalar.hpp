#pragma once

#include "harness/scenario/script_tree.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

/// What a scalar is. Plain true, false, null and whole numbers are typed; every other word is text, so that "no", "on" and
/// "yes" are words. Words that YAML elsewhere takes for another number or a boolean (1.5, 012, 0x1F, True) are neither: they
/// must be quoted or mended, as one reader would see a number where the next sees text.
namespace assay::scenario::script {

[[nodiscard]] bool is_text(const Node& node);
[[nodiscard]] bool is_boolean(const Node& node);
[[nodiscard]] bool is_integer(const Node& node);  // of any size
[[nodiscard]] bool is_doubtful(const Node& node);

/// Nothing if the node is no integer or needs more than 64 bits.
[[nodiscard]] std::optional<std::int64_t> integer_of(const Node& node);

/// Reads after "found": "text", "a whole number", "a list", "nothing". Never the value.
[[nodiscard]] std::string_view found(const Node& node);

}  // namespace assay::scenario::script
