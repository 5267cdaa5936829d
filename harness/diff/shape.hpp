#pragma once

#include <cstdint>
#include <string_view>

namespace assay::diff {

/// How the values that a new contract allows relate to those of the old one.
enum class Relation : std::uint8_t { same, narrower, wider, different };

/// Of two printed types of the model: "integer" is narrower than "number", "unknown" is wider than every other, the items of arrays
/// are compared like types of their own.
[[nodiscard]] Relation relate_types(std::string_view before, std::string_view after);

/// object, array or scalar: where this changes, what stood inside is gone with it.
[[nodiscard]] bool same_container(std::string_view before, std::string_view after);

}  // namespace assay::diff
