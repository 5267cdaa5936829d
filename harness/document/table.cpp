#include "harness/document/table.hpp"

#include "harness/base/strings.hpp"

namespace assay::document {

Row split_row(const Line& line) {
  Row row;
  row.at = line.at;
  const std::string_view body = line.body;
  bool in_code = false;
  std::size_t begin = body.starts_with('|') ? 1 : 0;
  const auto add_cell = [&](std::size_t end) {
    const std::string_view raw = begin < end ? body.substr(begin, end - begin) : std::string_view();
    const std::string_view cell = trim(raw);
    const std::size_t offset = cell.empty() ? begin : static_cast<std::size_t>(cell.data() - body.data());
    row.cells.push_back(strip_inline(cell, {line.at.line, line.at.column + static_cast<std::uint32_t>(offset)}));
    begin = end + 1;
  };
  for (std::size_t i = begin; i < body.size(); ++i) {
    if (body[i] == '\\') {
      ++i;
    } else if (body[i] == '`') {
      in_code = !in_code;
    } else if (body[i] == '|' && !in_code) {
      add_cell(i);
    }
  }
  if (begin < body.size() || row.cells.empty()) add_cell(body.size());  // a row has at least one cell
  return row;
}

}  // namespace assay::document
