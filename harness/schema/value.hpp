#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace assay::schema {

/// The kinds that `type` can name. A number without a fraction is an integer, however it is written (6.1.1).
enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };

[[nodiscard]] Kind kind_of(const nlohmann::json& value);
[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view with_article(Kind kind);  // "an integer"
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

/// Bytes that are equal if and only if the values are equal as JSON Schema sees it: 1 and 1.0 are, 1 and true are not.
/// The value must nest no deeper than depth_max.
[[nodiscard]] std::string canonical(const nlohmann::json& value);

/// True if no array or object lies below more than `levels` others.
[[nodiscard]] bool nests_at_most(const nlohmann::json& value, std::size_t levels);

/// Unicode code points of well-formed UTF-8.
[[nodiscard]] std::size_t characters_in(std::string_view text);

}  // namespace assay::schema
