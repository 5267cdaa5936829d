#pragma once

#include "harness/base/utf8.hpp"

#include <string_view>
#include <vector>

namespace assay::document {

/// One source line, without its block-quote marks.
struct Line {
  std::string_view whole;  // behind the quote marks, indentation kept
  std::string_view body;   // trimmed
  Position whole_at;
  Position at;             // of the body
  std::uint32_t indent = 0;
  bool quoted = false;

  [[nodiscard]] bool blank() const { return body.empty(); }
};

/// All lines but HTML comments, which become blank.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

}  // namespace assay::document
