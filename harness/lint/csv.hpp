#pragma once

#include "harness/lint/source_file.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::lint {

struct CsvCell {
  std::string text;  // without its quotes
  std::size_t offset = 0;
};
using CsvRow = std::vector<CsvCell>;  // at least one cell

/// Comma-separated values as in RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. Empty lines are no rows.
/// Errors: invalid, with file, line and column, where a quote does not close or text follows a closing quote.
[[nodiscard]] Result<std::vector<CsvRow>> read_csv(const SourceFile& file, std::string_view text);

}  // namespace assay::lint
