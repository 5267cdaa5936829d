#pragma once

#include "harness/document/document.hpp"
#include "harness/document/line.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace assay::document {

/// Splits at `|` outside of backticks and escapes; outer pipes make no cells. A row that has more cells than the header (`columns`, 0 if
/// it is the header) has pipes that separate nothing: those inside of parentheses, braces or quotes are then left alone.
[[nodiscard]] Row split_row(const Line& line, std::size_t columns = 0);

/// Tables from a browser have lost every border: "FieldValue", "PublisherCE (…)". The header words that a line consists of,
/// if it is made of nothing but known ones.
[[nodiscard]] std::optional<std::vector<std::string>> jammed_header(std::string_view body);

/// A row below a jammed header: its cells as far as they can be told apart, the rest in the last one.
[[nodiscard]] std::optional<Row> split_jammed_row(const std::vector<std::string>& header, const Line& line);

/// The header as a row of cells.
[[nodiscard]] Row jammed_header_row(const std::vector<std::string>& header, const Line& line);

}  // namespace assay::document
