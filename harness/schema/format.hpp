#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace assay::schema {

/// A value of `format` (JSON Schema 2020-12, validation, 7.3) that is asserted.
struct Format {
  std::string_view name;
  std::string_view expected;  // reads after "must be"
  bool (*matches)(std::string_view text);
};

[[nodiscard]] std::span<const Format> all_formats();
[[nodiscard]] const Format* format_named(std::string_view name);  // null: unknown

}  // namespace assay::schema
