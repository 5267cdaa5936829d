#include "harness/document/table.hpp"

#include "harness/base/strings.hpp"

#include <cstddef>
#include <utility>

namespace assay::document {

namespace {

/// Open brackets and quotes of a row, as far as they close again before its end.
class Brackets {
 public:
  void read(char c) {
    if (c == '(' || c == '{') ++depth_;
    if ((c == ')' || c == '}') && depth_ > 0) --depth_;
    if (c == '\'') quoted_ = !quoted_;
  }
  [[nodiscard]] bool inside() const { return depth_ > 0 || quoted_; }

 private:
  int depth_ = 0;
  bool quoted_ = false;
};

Row split_at_pipes(const Line& line, bool respect_brackets) {
  Row row;
  row.at = line.at;
  const std::string_view body = line.body;
  bool in_code = false;
  Brackets brackets;
  std::size_t begin = body.starts_with('|') ? 1 : 0;
  const auto add_cell = [&](std::size_t end) {
    const std::string_view raw = begin < end ? body.substr(begin, end - begin) : std::string_view();
    const std::string_view cell = trim(raw);
    const std::size_t offset = cell.empty() ? begin : static_cast<std::size_t>(cell.data() - body.data());
    row.cells.push_back(strip_inline(cell, {line.at.line, line.at.column + static_cast<std::uint32_t>(offset)}));
    begin = end + 1;
    brackets = Brackets();
  };
  for (std::size_t i = begin; i < body.size(); ++i) {
    if (body[i] == '\\') {
      ++i;
    } else if (body[i] == '`') {
      in_code = !in_code;
    } else if (body[i] == '|' && !in_code && !(respect_brackets && brackets.inside())) {
      add_cell(i);
    } else {
      brackets.read(body[i]);
    }
  }
  if (begin < body.size() || row.cells.empty()) add_cell(body.size());  // a row has at least one cell
  return row;
}

}  // namespace

namespace {

/// "| id | uuid | null | yes |": the bar before "null" belongs to the type.
void join_nulls(Row& row, std::size_t columns) {
  for (std::size_t i = 1; i < row.cells.size() && row.cells.size() > columns;) {
    if (row.cells[i].plain != "null" && row.cells[i].plain != "undefined") {
      ++i;
      continue;
    }
    row.cells[i - 1].plain += " | " + row.cells[i].plain;
    row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

Row split_row(const Line& line, std::size_t columns) {
  Row row = split_at_pipes(line, false);
  if (columns == 0 || row.cells.size() <= columns) return row;
  Row whole = split_at_pipes(line, true);
  if (whole.cells.size() >= columns) row = std::move(whole);
  join_nulls(row, columns);
  return row;
}

}  // namespace assay::document
