#pragma once

#include "harness/base/utf8.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay::document {

/// Half-open range of byte offsets into Text::plain.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Words without their markup that still know where each byte stood in the file. Offsets between two anchors run on in one line.
struct Text {
  struct Anchor {
    std::uint32_t offset = 0;
    Position at;
  };

  std::string plain;
  std::vector<Anchor> anchors;  // ascending offsets; the first is 0
  std::vector<Range> code;      // what stood in backticks
  std::vector<Range> strong;    // what stood in double stars

  [[nodiscard]] bool empty() const { return plain.empty(); }
  /// Where the byte at `offset` stood; beyond the end: just behind the last byte.
  [[nodiscard]] Position at(std::size_t offset = 0) const;
  /// A part, trimmed, with its positions and marks.
  [[nodiscard]] Text slice(std::size_t begin, std::size_t end = std::string::npos) const;
  /// Adds `more` behind one space.
  void append(const Text& more);
  [[nodiscard]] bool in_code(std::size_t offset) const;
  [[nodiscard]] bool in_strong(std::size_t offset) const;
};

/// Text as it is printed, from one place of one line.
[[nodiscard]] Text verbatim(std::string_view words, Position at);

/// Text without Markdown emphasis, code marks, link targets and escapes. Linear in its input, whatever it holds.
[[nodiscard]] Text strip_inline(std::string_view markdown, Position at);

}  // namespace assay::document
