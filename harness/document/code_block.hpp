#pragma once

#include "harness/document/document.hpp"
#include "harness/document/line.hpp"

#include <cstddef>
#include <vector>

namespace assay::document {

/// Reads the fenced block that begins at `next`, moves `next` behind it. A fence that never closes runs to the end.
[[nodiscard]] Block read_fenced_code(const std::vector<Line>& lines, std::size_t& next);

/// Reads code whose fence was lost: from `next` until its braces balance, a heading mark, or the end of the text.
[[nodiscard]] Block read_lost_code(const std::vector<Line>& lines, std::size_t& next);

}  // namespace assay::document
