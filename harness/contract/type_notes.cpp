#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// What comments, notes and sample values say of a type.

namespace assay::contract {
namespace {

bool names_uuid(std::string_view text) {
  const std::size_t at = text.find("uuid");
  if (at == std::string_view::npos || has(text, "not a uuid") || has(text, "no uuid")) return false;
  std::size_t end = at + 4;
  if (end < text.size() && text[end] == 's') ++end;
  return end == text.size() || std::isalnum(static_cast<unsigned char>(text[end])) == 0;
}

/// date, date-time, or nothing.
std::optional<std::string> instant_in(std::string_view text) {
  const bool day = has(text, "yyyy-mm-dd") || has(text, "iso date") || has(text, "iso 8601 date") || has(text, "date only") || has(text, "iso-8601 date");
  const bool time = has(text, "thh") || has(text, "datetime") || has(text, "date-time") || has(text, "date time") || has(text, "date and time");
  if (day && !time) return "date";
  for (const std::string_view words : {"iso 8601", "iso-8601", "iso8601", "rfc 3339", "rfc3339", "iso timestamp", "timestamptz", "utc timestamp", "iso date"}) {
    if (has(text, words)) return "date-time";
  }
  return std::nullopt;
}

bool names_null(std::string_view text) {
  if (has(text, "not null") || has(text, "non-null") || has(text, "never null")) return false;
  for (const std::string_view words : {"nullable", "| null", " or null", "null if ", "null when ", "null unless ", "null until ", "may be null", "can be null"}) {
    if (has(text, words)) return true;
  }
  return false;
}

/// Behind "one of", "enum:", "values:": the words up to the end of their sentence.
std::string_view announced_list(std::string_view note, std::string_view text) {
  for (const std::string_view words : {"one of:", "one of ", "enum:", "enum (", "enum(", "values:", "allowed:", "options:"}) {
    const std::size_t at = text.find(words);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = trim(note.substr(at + words.size()));
    return trim(rest.substr(0, rest.find_first_of(".;)\n")));
  }
  return {};
}

/// A note that is nothing but a list: "'a' | 'b'", "draft | final — see below".
std::string_view leading_list(std::string_view note) {
  std::string_view list = note.substr(0, note.find_first_of(".;(\n"));
  for (const std::string_view end : {" — ", " – ", " - "}) list = list.substr(0, list.find(end));
  list = trim(list);
  const bool quoted = list.starts_with('\'') || list.starts_with('"') || list.starts_with('`');
  return quoted || has(list, "|") ? list : std::string_view();
}

std::string_view unquoted(std::string_view word) {
  while (!word.empty() && (word.front() == '\'' || word.front() == '"' || word.front() == '`')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == '\'' || word.back() == '"' || word.back() == '`' || word.back() == ',')) word.remove_suffix(1);
  return word;
}

/// "always `open`", "constant open": one value.
std::vector<std::string> announced_constant(std::string_view note, std::string_view text) {
  for (const std::string_view words : {"always ", "constant: ", "constant ", "literal "}) {
    if (!text.starts_with(words)) continue;
    std::string_view value = trim(note.substr(words.size()));
    value = trim(value.substr(0, value.find_first_of(".;,(\n")));
    if (is_constant(unquoted(value)) && value.find(' ') == std::string_view::npos) return {std::string(unquoted(value))};
  }
  return {};
}

void read_constants(std::string_view note, const std::string& text, Field& field) {
  const bool texty = field.type == "string" || field.type == "unknown" || field.type == "array<string>";
  if (!texty || !field.enum_values.empty() || note.size() > 1000 || has(text, "e.g.")) return;
  std::vector<std::string> constants = listed_constants(announced_list(note, text));
  if (constants.empty()) constants = listed_constants(leading_list(note));
  std::erase_if(constants, [](const std::string& word) { return word == "null"; });
  if (constants.size() < 2) constants = announced_constant(note, text);
  const bool types = std::any_of(constants.begin(), constants.end(), [](const std::string& word) { return is_plain_type(word); });
  if (constants.empty() || types) return;  // "string | number" lists types
  field.enum_values = std::move(constants);
  if (field.type == "unknown") field.type = "string";
}

bool is_uuid_prefix(std::string_view sample) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  std::size_t i = 0;
  while (i < sample.size() && i < shape.size()) {
    const bool fits = shape[i] == '-' ? sample[i] == '-' : std::isxdigit(static_cast<unsigned char>(sample[i])) != 0;
    if (!fits) break;
    ++i;
  }
  if (i == shape.size()) return sample.size() == shape.size();
  const std::string_view rest = sample.substr(i);
  return i >= 9 && (rest == "..." || rest == "…");
}

bool is_instant(std::string_view sample) {
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd";
  if (sample.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(sample[i])) != 0;
    if (shape[i] == 'd' ? !digit : sample[i] != shape[i]) return false;
  }
  return true;
}

bool is_placeholder_word(std::string_view word) {
  constexpr std::array<std::string_view, 14> words{"uuid", "string", "number", "integer", "boolean", "timestamptz", "timestamp", "datetime",
                                                   "date-time", "iso8601", "iso-8601", "iso 8601", "uuid[]", "string[]"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_constant(std::string_view word) {
  if (word.empty() || word.size() > 80 || std::isalpha(static_cast<unsigned char>(word[0])) == 0) return false;
  return std::all_of(word.begin(), word.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.'; });
}

std::vector<std::string> listed_constants(std::string_view list) {
  std::string text(list.substr(0, 1000));
  for (const std::string_view joint : {" or ", "|", "/", ","}) {
    for (std::size_t at = text.find(joint); at != std::string::npos; at = text.find(joint, at)) text.replace(at, joint.size(), "\n");
  }
  std::vector<std::string> words;
  for (const std::string_view part : split(text, '\n')) {
    const std::string_view printed = trim(part);
    if (printed.empty()) continue;
    const std::string_view word = unquoted(printed.starts_with("or ") ? printed.substr(3) : printed);
    const bool quoted = printed != word && word.size() <= 80 && !word.empty();
    if (!quoted && !is_constant(word)) return {};
    words.emplace_back(word);
  }
  return words.size() >= 2 ? words : std::vector<std::string>();
}

void add_note(std::string_view printed, Field& field) {
  constexpr std::size_t note_bytes_max = 300;
  std::string note;
  for (std::string_view line : split(printed, '\n')) {
    line = trim(line);
    while (line.starts_with('*')) line = trim(line.substr(1));  // of a comment with stars on its left
    if (!line.empty()) note += (note.empty() ? "" : " ") + std::string(line);
    if (note.size() > note_bytes_max) break;
  }
  if (note.empty() || note == "-" || note == "—" || note == "–") return;
  if (note.size() > note_bytes_max) {
    std::size_t end = note_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(note[end]) & 0xC0U) == 0x80U) --end;
    note = note.substr(0, end) + "…";
  }
  field.note += (field.note.empty() ? "" : "; ") + note;
}

void read_type_note(std::string_view note, Field& field) {
  note = trim(note);
  const std::string text = lower(note);
  const bool texty = field.type == "string" || field.type == "unknown" || field.type == "array<string>";
  read_constants(note, text, field);
  if (texty && !field.format && field.enum_values.empty()) {
    if (names_uuid(text)) {
      field.format = "uuid";
    } else {
      field.format = instant_in(text);
    }
  }
  field.nullable = field.nullable || names_null(text);
}

bool read_placeholder(std::string_view name, std::string_view sample, Field& field) {
  const std::string member = lower(name);
  if (sample.empty() || sample.size() > 200 || member.ends_with("type") || member.ends_with("kind") || member.ends_with("format")) return false;
  if (sample.starts_with('<') && sample.ends_with('>')) sample = sample.substr(1, sample.size() - 2);
  bool typed = false;
  std::vector<std::string> constants;
  for (const std::string_view part : split(sample, '|')) {
    const std::string_view word = trim(part);
    const bool null = word == "null";
    typed = typed || is_placeholder_word(lower(word));
    if (!null && !is_placeholder_word(lower(word))) constants.emplace_back(word);
  }
  const bool listed = constants.size() > 1 && !typed && std::all_of(constants.begin(), constants.end(), is_constant);
  if (!listed && (!typed || !constants.empty())) return false;
  read_type_words(sample, field);
  return true;
}

std::optional<std::string> format_of_sample(std::string_view sample) {
  if (lower(sample) == "<uuid>" || is_uuid_prefix(sample)) return "uuid";
  if (is_instant(sample) || lower(sample) == "<iso8601>" || lower(sample) == "<timestamp>") return "date-time";
  return std::nullopt;
}

}  // namespace assay::contract
