#pragma once

#include <string_view>

namespace assay::contract {

/// Words that admit that not all is printed, at their beginning: "…", "... more", "other fields as above", "etc.".
[[nodiscard]] bool prints_some(std::string_view words);

/// The same anywhere in a list: "id, name, …", "id and others", "id (see the spec for the full schema)".
[[nodiscard]] bool lists_some(std::string_view list);

/// A label that promises only a part: "Key fields".
[[nodiscard]] bool is_partial_label(std::string_view label);

}  // namespace assay::contract
