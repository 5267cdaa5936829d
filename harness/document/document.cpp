#include "harness/document/document.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/code_block.hpp"
#include "harness/document/damage.hpp"
#include "harness/document/front.hpp"
#include "harness/document/shapes.hpp"
#include "harness/document/table.hpp"

#include <algorithm>
#include <cctype>

namespace assay::document {
namespace {

constexpr std::size_t quote_bytes_max = 240;

bool keeps_heading_marks(const std::vector<Line>& lines) {
  bool fenced = false;
  for (const Line& line : lines) {
    if (is_fence(line.body)) fenced = !fenced;
    if (!fenced && !line.quoted && heading_mark(line.body)) return true;
  }
  return false;
}

class BlockReader {
 public:
  BlockReader(Document& document, const std::vector<Line>& lines) : document_(document), lines_(lines) {}

  void run() {
    while (next_ < lines_.size()) step();
  }

 private:
  void step() {
    const Line& line = lines_[next_];
    if (line.blank() || is_rule(line.body) || is_boilerplate(line.body)) {
      blank_ = true;
      ++next_;
    } else if (is_fence(line.body)) {
      add(read_fenced_code(lines_, next_));
    } else if (const auto mark = heading_mark(line.body)) {
      heading(line, *mark, true);
    } else if (begins_table()) {
      table();
    } else if (const auto header = jammed_header(line.body)) {
      jammed_table(*header);
    } else if (starts_lost_code(line.body)) {
      add(read_lost_code(lines_, next_));
    } else if (const auto lost = lost_heading(line)) {
      heading(line, *lost, false);
    } else if (const auto bullet_at = any_bullet(line.body)) {
      bullet(line, *bullet_at);
    } else {
      words(line);
    }
  }

  void add(Block block) {
    block.after_blank = blank_;
    blank_ = false;
    document_.blocks.push_back(std::move(block));
  }

  [[nodiscard]] const Line* following(std::size_t from) const {
    while (from < lines_.size() && lines_[from].blank()) ++from;
    return from < lines_.size() ? &lines_[from] : nullptr;
  }

  static std::optional<Mark> any_bullet(std::string_view body) {
    auto mark = bullet_mark(body);
    return mark ? mark : ordered_mark(body);
  }

  Text text_of(const Line& line, std::size_t from, std::size_t end = std::string_view::npos) const {
    std::string_view body = line.body.substr(from, end == std::string_view::npos ? end : end - from);
    body = without_glued_boilerplate(without_line_end(body));
    const std::size_t begin = body.empty() ? from : static_cast<std::size_t>(body.data() - line.body.data());
    return strip_inline(body, {line.at.line, line.at.column + static_cast<std::uint32_t>(begin)});
  }

  void heading(const Line& line, const Mark& mark, bool marked) {
    Block block;
    block.kind = BlockKind::heading;
    block.marked = marked;
    block.quoted = line.quoted;
    block.level = mark.level;
    block.number = mark.number;
    std::size_t from = mark.length;
    if (const auto number = section_number(line.body.substr(from)); marked && number) {
      block.number = number->number;
      from += number->length;
    }
    block.text = text_of(line, from);
    while (block.text.plain.ends_with('#')) block.text.plain.pop_back();
    ++next_;
    add(std::move(block));
  }

  /// Only documents that lost all heading marks are searched for headings without one.
  [[nodiscard]] std::optional<Mark> lost_heading(const Line& line) const {
    if (document_.marked_headings || line.quoted || bullet_mark(line.body)) return std::nullopt;
    const auto number = section_number(line.body);
    const std::string_view title = number ? line.body.substr(number->length) : line.body;
    if (!reads_like_heading(without_escapes(title)) && !(number && number->level > 1)) return std::nullopt;
    if (number && number->level == 1 && in_ordered_list(*number)) return std::nullopt;
    const bool last = following(next_ + 1) == nullptr;
    if (last && !(number && number->level > 1)) return std::nullopt;
    if (!number && is_value_of_line_above(line)) return std::nullopt;
    return number ? *number : Mark{};
  }

  /// A name directly below "Channel:" is what the label lost, and no heading.
  [[nodiscard]] bool is_value_of_line_above(const Line& line) const {
    if (next_ == 0 || blank_ || !awaits_value(lines_[next_ - 1].body)) return false;
    const std::string plain = without_escapes(line.body);
    return is_identifier(std::string_view(plain).substr(0, plain.find(' ')));
  }

  [[nodiscard]] bool in_ordered_list(const Mark& number) const {
    const int own = std::stoi(number.number.substr(0, 4));
    if (!document_.blocks.empty() && document_.blocks.back().kind == BlockKind::bullet && !document_.blocks.back().number.empty()) return true;
    const Line* next = following(next_ + 1);
    const auto mark = next != nullptr ? ordered_mark(next->body) : std::nullopt;
    return mark && std::stoi(mark->number) == own + 1;
  }

  void bullet(const Line& line, const Mark& mark) {
    Block block;
    block.kind = BlockKind::bullet;
    block.quoted = line.quoted;
    block.level = line.indent;
    block.number = mark.number;
    block.text = text_of(line, mark.length);
    ++next_;
    while (next_ < lines_.size() && continues_bullet(block, line)) block.text.append(text_of(lines_[next_++], 0));
    add(std::move(block));
  }

  [[nodiscard]] bool begins_block(const Line& line) const {
    return line.blank() || is_rule(line.body) || is_fence(line.body) || heading_mark(line.body) || bullet_mark(line.body) ||
           line.body.starts_with('|') || starts_lost_code(line.body);
  }

  [[nodiscard]] bool continues_bullet(const Block& open, const Line& first) const {
    const Line& line = lines_[next_];
    if (begins_block(line) || ordered_mark(line.body) || is_boilerplate(line.body)) return false;
    if (line.indent > first.indent) return true;
    if (document_.marked_headings || open.text.empty()) return false;
    const char last = open.text.plain.back();
    const bool ended = last == '.' || last == ';' || last == '!' || last == '?';
    const bool goes_on = std::islower(static_cast<unsigned char>(line.body[0])) != 0 || line.body[0] == '(' || line.body[0] == '`';
    return !ended && goes_on && !names_next_section(line, open);
  }

  /// A name that stands alone above a table or a label is the heading of what follows, not the end of a bullet.
  [[nodiscard]] bool names_next_section(const Line& line, const Block& open) const {
    if (!is_identifier(line.body)) return false;
    const Line* after = following(next_ + 1);
    if (after == nullptr) return false;
    if (after->body.starts_with('|') || jammed_header(after->body) || starts_lost_code(after->body)) return true;
    const auto mark = bullet_mark(after->body);
    const bool labelled = label_length(after->body.substr(mark ? mark->length : 0)).has_value();
    return labelled && (!mark || is_whole_label(open.text.plain));
  }

  void words(const Line& line) {
    ++next_;
    if (continues_words(line)) {
      parens_ += open_parens(line.body);
      document_.blocks.back().text.append(text_of(line, 0));
      return;
    }
    const std::size_t cut = document_.marked_headings ? std::string_view::npos : glued_heading(line.body);
    add_words(line, text_of(line, 0, cut));
    parens_ = open_parens(line.body);
    if (cut == std::string_view::npos) return;
    Block title;
    title.kind = BlockKind::heading;
    title.text = text_of(line, cut);
    add(std::move(title));
  }

  void add_words(const Line& line, Text text) {
    if (text.empty()) return;
    Block block;
    block.quoted = line.quoted;
    block.text = std::move(text);
    add(std::move(block));
  }

  [[nodiscard]] bool continues_words(const Line& line) const {
    if (blank_ || document_.blocks.empty() || document_.blocks.back().kind != BlockKind::line) return false;
    const Block& open = document_.blocks.back();
    if (open.quoted != line.quoted || next_ < 2) return false;
    if (!document_.marked_headings) return parens_ > 0 && open.text.plain.size() < 2000;
    const std::string_view before = lines_[next_ - 2].whole;
    if (before.ends_with('\\') || before.ends_with("  ")) return false;
    return !line.body.starts_with("**") && !label_length(line.body);
  }

  [[nodiscard]] bool begins_table() const {
    const std::string_view body = lines_[next_].body;
    if (!is_row(lines_[next_]) || next_ + 1 >= lines_.size()) return false;
    const std::string_view below = lines_[next_ + 1].body;
    return is_table_separator(below) || (body.starts_with('|') && below.starts_with('|'));
  }

  /// "Payload schema (JSON):| Field | Type |" above a separator: the words before the first bar are a line of their own.
  [[nodiscard]] std::size_t words_glued_to_header() const {
    const std::string_view body = lines_[next_].body;
    const std::size_t bar = body.find('|');
    if (bar == 0 || bar == std::string_view::npos || !is_table_separator(lines_[next_ + 1].body)) return 0;
    const std::string_view words = trim(body.substr(0, bar));
    return words.ends_with(':') || words.ends_with('.') ? bar : 0;
  }

  void table() {
    Line header = lines_[next_];
    if (const std::size_t bar = words_glued_to_header(); bar > 0) {
      add_words(header, text_of(header, 0, bar));
      header.body.remove_prefix(bar);
      header.at.column += static_cast<std::uint32_t>(bar);
    }
    Block block;
    block.kind = BlockKind::table;
    block.marked = true;
    block.quoted = lines_[next_].quoted;
    block.text.anchors.push_back({0, lines_[next_].at});
    while (next_ < lines_.size() && is_row(lines_[next_])) {
      const bool next_header = block.rows.size() > 1 && next_ + 1 < lines_.size() && is_table_separator(lines_[next_ + 1].body);
      if (next_header) break;
      if (!is_table_separator(lines_[next_].body)) block.rows.push_back(block.rows.empty() ? split_row(header) : split_row(lines_[next_], block.rows[0].cells.size()));
      ++next_;
    }
    add(std::move(block));
  }

  [[nodiscard]] static bool is_row(const Line& line) {
    return line.body.find('|') != std::string_view::npos && !is_fence(line.body) && !heading_mark(line.body) && !bullet_mark(line.body);
  }

  void jammed_table(const std::vector<std::string>& header) {
    Block block;
    block.kind = BlockKind::table;
    block.text.anchors.push_back({0, lines_[next_].at});
    block.rows.push_back(jammed_header_row(header, lines_[next_]));
    ++next_;
    while (next_ < lines_.size() && !begins_block(lines_[next_])) {
      auto row = split_jammed_row(header, lines_[next_]);
      if (!row) break;
      block.rows.push_back(std::move(*row));
      ++next_;
    }
    add(std::move(block));
  }

  Document& document_;
  const std::vector<Line>& lines_;
  std::size_t next_ = 0;
  bool blank_ = true;
  int parens_ = 0;
};

}  // namespace

std::string Document::quote(std::uint32_t line) const {
  if (line == 0 || line > lines.size()) return {};
  std::string_view words = trim(lines[line - 1]);
  if (words.size() <= quote_bytes_max) return std::string(words);
  std::size_t end = quote_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80) --end;  // never cut inside of a character
  return std::string(words.substr(0, end)) + "…";
}

Document read_document(std::string path, std::string_view text) {
  Document document;
  document.path = std::move(path);
  for (const std::string_view line : lines_of(text)) document.lines.emplace_back(line);
  const std::vector<Line> lines = split_lines(text);
  document.marked_headings = keeps_heading_marks(lines);
  BlockReader(document, lines).run();
  document.front = read_front(document.blocks);
  return document;
}

}  // namespace assay::document
