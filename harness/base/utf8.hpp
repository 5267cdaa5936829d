#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in bytes
};

/// The offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7) or is NUL; nothing if all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);

/// The column of a byte column (both from 1) where each character counts as its UTF-16 code units: one, or two beyond U+FFFF.
[[nodiscard]] std::uint32_t utf16_column(std::string_view line, std::uint32_t byte_column);

}  // namespace assay
