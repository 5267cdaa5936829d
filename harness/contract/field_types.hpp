#pragma once

#include "harness/contract/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a field may be beside its first type. A document may print several ("string | number"); `Field::type` is the first.
namespace assay::contract {

/// Adds one type of a union to `into`, which has one already. Two of one type with other formats or constants are that type without
/// them; a type that nobody knows is anything.
void add_type(Field& into, const Field& part);

/// All that the field may be, as the words between the brackets of an array: "string|number|null"; "unknown" for anything.
[[nodiscard]] std::string all_types(const Field& field);

/// Makes the field an array of what it is now: `type`, and where the items are of several types those.
void make_array(Field& field);

/// "array<string|number>" -> "string|number", "array" -> "unknown"; nothing for what is no array.
[[nodiscard]] std::optional<std::string_view> item_type(std::string_view type);

/// "string|array<number|null>" -> "string", "array<number|null>".
[[nodiscard]] std::vector<std::string_view> union_parts(std::string_view words);

}  // namespace assay::contract
