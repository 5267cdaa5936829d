#include "reports/text.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/utf8.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace assay::reports {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned byte_at(std::string_view text, std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// How many bytes the character at the front takes if it must not be shown; 0 if it may. The text is well-formed.
std::size_t unwanted_bytes(std::string_view text) {
  const unsigned first = byte_at(text, 0);
  const unsigned second = byte_at(text, 1);
  const unsigned third = byte_at(text, 2);
  if (first < 0x20) return first == '\t' || first == '\n' ? 0 : 1;
  if (first == 0x7F) return 1;
  if (first == 0xC2 && second <= 0x9F) return 2;                                    // C1 controls
  if (first == 0xE2 && second == 0x80 && third >= 0xAA && third <= 0xAE) return 3;  // U+202A to U+202E
  if (first == 0xE2 && second == 0x81 && third >= 0xA6 && third <= 0xA9) return 3;  // U+2066 to U+2069
  if (first == 0xEF && second == 0xBF && third >= 0xBE) return 3;                   // U+FFFE, U+FFFF
  return 0;
}

void append_clean(std::string& out, std::string_view well_formed) {
  for (std::size_t i = 0; i < well_formed.size();) {
    const std::size_t unwanted = unwanted_bytes(well_formed.substr(i));
    if (unwanted == 0) {
      out += well_formed[i++];
      continue;
    }
    if (well_formed[i] != '\r') out += replacement;
    i += unwanted;
  }
}

std::size_t bytes_of_columns(std::string_view text, std::size_t columns) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (is_continuation(text[i])) continue;
    if (columns == 0) return i;
    --columns;
  }
  return i;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::optional<std::size_t> bad = first_invalid_utf8(text);
    append_clean(out, text.substr(0, bad.value_or(text.size())));
    if (!bad) break;
    out += replacement;
    text.remove_prefix(*bad + 1);
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t taken = columns_of(text);
  return std::string(text) + std::string(columns > taken ? columns - taken : 0, ' ');
}

std::string right_aligned(std::string_view text, std::size_t columns) {
  const std::size_t taken = columns_of(text);
  return std::string(columns > taken ? columns - taken : 0, ' ') + std::string(text);
}

std::string shortened(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns || columns == 0) return std::string(text);
  return std::string(text.substr(0, bytes_of_columns(text, columns - 1))) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  const std::string line = one_line(text);
  for (const std::string_view word : split(line, ' ')) {
    if (!lines.back().empty() && columns_of(lines.back()) + 1 + columns_of(word) > columns) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string seconds_text(double seconds) { return fmt::format("{:.2f} s", seconds); }

std::string place(const SourceSpan& at) {
  if (at.file.empty()) return {};
  const std::string file = one_line(at.file);
  return at.line == 0 ? file : fmt::format("{}:{}", file, at.line);
}

}  // namespace assay::reports
