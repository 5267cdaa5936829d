#include "harness/document/code_block.hpp"

#include "harness/document/shapes.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>

namespace assay::document {
namespace {

void add_line(Text& body, const Line& line, std::size_t drop) {
  const std::size_t dropped = std::min(drop, line.whole.size());
  if (!body.anchors.empty()) body.plain += '\n';
  body.anchors.push_back({static_cast<std::uint32_t>(body.plain.size()),
                          {line.whole_at.line, line.whole_at.column + static_cast<std::uint32_t>(dropped)}});
  body.plain += line.whole.substr(dropped);
}

std::size_t leading_spaces(std::string_view whole) { return std::min(whole.find_first_not_of(' '), whole.size()); }

/// Counts braces outside of strings and comments. Strings end with their line.
class Braces {
 public:
  void read(std::string_view line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quote != 0) {
        if (c == '\\') ++i;
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') {
        return;
      } else if (c == '{' || c == '[') {
        ++depth_;
        opened_ = true;
      } else if (c == '}' || c == ']') {
        --depth_;
      }
    }
  }
  [[nodiscard]] bool balanced() const { return opened_ && depth_ <= 0; }
  [[nodiscard]] bool opened() const { return opened_; }

 private:
  long depth_ = 0;
  bool opened_ = false;
};

}  // namespace

Block read_fenced_code(const std::vector<Line>& lines, std::size_t& next) {
  const Line& fence = lines[next++];
  const char mark = fence.body[0];
  const std::size_t length = std::min(fence.body.find_first_not_of(mark), fence.body.size());
  const std::string_view info = trim(fence.body.substr(length));
  Block block;
  block.kind = BlockKind::code;
  block.marked = true;
  block.quoted = fence.quoted;
  block.closed = false;
  block.language = lower(info.substr(0, info.find_first_of(" {")));
  block.text.anchors.clear();
  while (next < lines.size()) {
    const Line& line = lines[next++];
    const std::string_view body = line.body;
    if (body.size() >= length && body.find_first_not_of(mark) == std::string_view::npos) {
      block.closed = true;
      break;
    }
    add_line(block.text, line, std::min<std::size_t>(fence.indent, leading_spaces(line.whole)));
  }
  if (block.text.anchors.empty()) block.text.anchors.push_back({0, fence.at});
  return block;
}

Block read_lost_code(const std::vector<Line>& lines, std::size_t& next) {
  Block block;
  block.kind = BlockKind::code;
  block.closed = false;
  Braces braces;
  while (next < lines.size()) {
    const Line& line = lines[next];
    if (heading_mark(line.body) || is_fence(line.body)) break;
    add_line(block.text, line, 0);
    braces.read(line.body);
    ++next;
    if (braces.balanced() || (!braces.opened() && line.body.ends_with(';'))) {
      block.closed = true;
      break;
    }
  }
  return block;
}

}  // namespace assay::document
