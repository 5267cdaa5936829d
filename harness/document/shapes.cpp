#include "harness/document/shapes.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::document {
namespace {

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-'; }

std::uint32_t spaces_at(std::string_view body, std::size_t offset) {
  std::uint32_t count = 0;
  while (offset + count < body.size() && (body[offset + count] == ' ' || body[offset + count] == '\t')) ++count;
  return count;
}

std::size_t count_words(std::string_view body) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : body) {
    const bool space = c == ' ';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

bool all_of_byte(std::string_view body, char wanted) {
  return std::all_of(body.begin(), body.end(), [wanted](char c) { return c == wanted || c == ' '; });
}

}  // namespace

std::optional<Mark> heading_mark(std::string_view body) {
  std::uint32_t level = 0;
  while (level < body.size() && body[level] == '#') ++level;
  if (level == 0 || level > 6 || level >= body.size() || body[level] != ' ') return std::nullopt;
  return Mark{level + spaces_at(body, level), level, {}};
}

std::optional<Mark> bullet_mark(std::string_view body) {
  std::uint32_t length = 0;
  if (body.starts_with("•")) {
    length = 3;
  } else if (body.size() > 1 && (body[0] == '-' || body[0] == '*' || body[0] == '+') && body[1] == ' ') {
    length = 1;
  } else {
    return std::nullopt;
  }
  length += spaces_at(body, length);
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (body.substr(length).starts_with(box)) length += 4;
  }
  return length < body.size() ? std::optional(Mark{length, 0, {}}) : std::nullopt;
}

std::optional<Mark> ordered_mark(std::string_view body) {
  std::uint32_t digits = 0;
  while (digits < body.size() && digits < 4 && is_digit(body[digits])) ++digits;
  if (digits == 0 || digits + 1 >= body.size()) return std::nullopt;
  if ((body[digits] != '.' && body[digits] != ')') || body[digits + 1] != ' ') return std::nullopt;
  return Mark{digits + 1 + spaces_at(body, digits + 1), 0, std::string(body.substr(0, digits))};
}

std::optional<Mark> section_number(std::string_view body) {
  std::uint32_t end = 0;
  std::uint32_t parts = 0;
  while (end < body.size() && end < 16 && is_digit(body[end])) {
    ++parts;
    while (end < body.size() && is_digit(body[end])) ++end;
    if (end < body.size() && body[end] == '.') ++end;
  }
  const bool dotted = parts > 1 || (parts == 1 && body[end - 1] == '.');
  if (!dotted || end >= body.size() || body[end] != ' ') return std::nullopt;
  std::string number(body.substr(0, end));
  if (number.back() == '.') number.pop_back();
  return Mark{end + spaces_at(body, end), parts, std::move(number)};
}

bool is_fence(std::string_view body) { return body.starts_with("```") || body.starts_with("~~~"); }

bool is_rule(std::string_view body) {
  if (body.size() < 3) return false;
  return all_of_byte(body, '*') || all_of_byte(body, '-') || all_of_byte(body, '_');
}

bool is_table_separator(std::string_view body) {
  if (body.find('-') == std::string_view::npos || body.find('|') == std::string_view::npos) return false;
  return std::all_of(body.begin(), body.end(), [](char c) { return c == '|' || c == '-' || c == ':' || c == ' ' || c == '\t'; });
}

bool starts_lost_code(std::string_view body) {
  if (body == "{" || body == "[" || body == "[{" || body == "data: {") return true;
  if (body.starts_with('{')) {
    const std::size_t first = body.find_first_not_of(" \t", 1);
    return first != std::string_view::npos && (body[first] == '"' || body.substr(first).starts_with("//")) && body.find_first_of("\":") != std::string_view::npos;
  }
  std::string_view rest = body;
  for (const std::string_view lead : {"export ", "await "}) {
    if (rest.starts_with(lead)) rest.remove_prefix(lead.size());
  }
  if (rest.starts_with("publishEvent(") || rest.starts_with("const ")) return rest.back() == '{';
  const bool declares = rest.starts_with("interface ") || rest.starts_with("type ") || rest.starts_with("enum ");
  if (!declares) return false;
  const bool one_line = rest.find('{') != std::string_view::npos && rest.find(':') != std::string_view::npos;
  return rest.back() == '{' || one_line || (rest.starts_with("type ") && rest.find(" = ") != std::string_view::npos);
}

bool is_identifier(std::string_view word) {
  if (word.size() < 3 || !std::all_of(word.begin(), word.end(), is_name_byte)) return false;
  const std::string_view inner = word.substr(1, word.size() - 2);
  return inner.find_first_of("_.") != std::string_view::npos && std::isalpha(static_cast<unsigned char>(word[0])) != 0;
}

namespace {

/// The label of a heading: "Event 1", "Audit Table", "Consumed Event", "PM-07 Table"; "NATS subject" is that of a value.
bool names_what_follows(std::string_view label) {
  if (label.find(' ') == std::string_view::npos) return false;
  if (is_digit(label.back())) return true;
  const std::string_view last = label.substr(label.rfind(' ') + 1);
  return last == "Event" || last == "Table" || last == "Entity" || last == "Contract" || last == "Schema";
}

}  // namespace

bool reads_like_heading(std::string_view body) {
  if (body.size() < 3 || body.size() > 100 || count_words(body) > 10) return false;
  if (std::string_view(".,;!?{[|").find(body.back()) != std::string_view::npos || body.back() == ':') return false;
  if (body.find('|') != std::string_view::npos || body.find("://") != std::string_view::npos) return false;
  const std::string_view first = body.substr(0, body.find(' '));
  const bool named = is_identifier(first);
  if (body.find(", ") != std::string_view::npos && body.find('(') == std::string_view::npos) return false;
  if (const auto label = label_length(body)) {  // "Event 1: name" and "Audit Table: name" are headings, "Status: Planned" is none
    return is_identifier(trim(body.substr(*label + 1))) && names_what_follows(body.substr(0, *label));
  }
  if (named) return first.size() == body.size() || body[first.size() + 1] == '(' || count_words(body.substr(0, body.find(" ("))) <= 3;
  return is_upper(body[0]) || is_digit(body[0]) || static_cast<unsigned char>(body[0]) >= 0x80;
}

std::optional<std::size_t> label_length(std::string_view body) {
  const std::size_t colon = body.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return std::nullopt;
  const std::string_view label = body.substr(0, colon);
  if (label.find_first_of("|{}\"=<>/.;") != std::string_view::npos) return std::nullopt;
  const std::string_view without_note = trim(label.substr(0, label.find('(')));
  if (without_note.empty() || count_words(without_note) > 4) return std::nullopt;
  return colon;
}

bool is_boilerplate(std::string_view body) {
  return body == "Documentation Index" || body == "## Documentation Index" || body == "Skip to main content" ||
         body.starts_with("Fetch the complete documentation index at") ||
         body.starts_with("Use this file to discover all available pages");
}

}  // namespace assay::document
