#include "harness/document/line.hpp"

#include "harness/base/strings.hpp"

namespace assay::document {
namespace {

Line line_of(std::string_view raw, std::uint32_t number) {
  Line line;
  std::size_t begin = 0;
  while (true) {  // "> > words": every mark may be followed by one space
    std::size_t mark = begin;
    while (mark < raw.size() && raw[mark] == ' ' && mark - begin < 3) ++mark;
    if (mark >= raw.size() || raw[mark] != '>') break;
    line.quoted = true;
    begin = mark + 1;
    if (begin < raw.size() && raw[begin] == ' ') ++begin;
  }
  line.whole = raw.substr(begin);
  line.whole_at = {number, static_cast<std::uint32_t>(begin + 1)};
  line.body = trim(line.whole);
  line.indent = line.body.empty() ? 0 : static_cast<std::uint32_t>(line.body.data() - line.whole.data());
  line.at = {number, line.whole_at.column + line.indent};
  return line;
}

/// Blanks what stands between `<!--` and `-->` where a comment begins a line.
void drop_comments(std::vector<Line>& lines) {
  bool inside = false;
  for (Line& line : lines) {
    if (!inside && !line.body.starts_with("<!--")) continue;
    inside = line.body.find("-->") == std::string_view::npos;
    line.body = {};
  }
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t number = 0;
  for (const std::string_view raw : lines_of(text)) lines.push_back(line_of(raw, ++number));
  drop_comments(lines);
  return lines;
}

}  // namespace assay::document
