#include "harness/contract/payload.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

struct TypeName {
  std::string_view printed;
  std::string_view type;
  std::string_view format;
};

constexpr std::array type_names{
    TypeName{"uuid", "string", "uuid"}, TypeName{"guid", "string", "uuid"}, TypeName{"string", "string", ""}, TypeName{"text", "string", ""},
    TypeName{"varchar", "string", ""}, TypeName{"char", "string", ""}, TypeName{"citext", "string", ""}, TypeName{"enum", "string", ""},
    TypeName{"uri", "string", ""}, TypeName{"url", "string", ""}, TypeName{"email", "string", ""},
    TypeName{"timestamptz", "string", "date-time"}, TypeName{"timestamp", "string", "date-time"}, TypeName{"datetime", "string", "date-time"},
    TypeName{"date-time", "string", "date-time"}, TypeName{"iso8601", "string", "date-time"}, TypeName{"iso 8601", "string", "date-time"},
    TypeName{"date", "string", "date"}, TypeName{"integer", "integer", ""}, TypeName{"int", "integer", ""}, TypeName{"bigint", "integer", ""},
    TypeName{"smallint", "integer", ""}, TypeName{"number", "number", ""}, TypeName{"numeric", "number", ""}, TypeName{"decimal", "number", ""},
    TypeName{"float", "number", ""}, TypeName{"double", "number", ""}, TypeName{"money", "number", ""}, TypeName{"boolean", "boolean", ""},
    TypeName{"bool", "boolean", ""}, TypeName{"object", "object", ""}, TypeName{"json", "object", ""}, TypeName{"jsonb", "object", ""},
    TypeName{"map", "object", ""}, TypeName{"record", "object", ""}, TypeName{"array", "array", ""}, TypeName{"list", "array", ""}};

const TypeName* find_type(std::string_view printed) {
  const auto found = std::find_if(type_names.begin(), type_names.end(), [&](const TypeName& name) { return name.printed == printed; });
  return found == type_names.end() ? nullptr : &*found;
}

/// 'a' | "b": the quoted words.
std::vector<std::string> quoted_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\'' && text[i] != '"') continue;
    const std::size_t close = text.find(text[i], i + 1);
    if (close == std::string_view::npos || close - i > 80) break;
    words.emplace_back(text.substr(i + 1, close - i - 1));
    i = close;
  }
  return words;
}

void read_one_type(std::string_view words, Field& field) {
  std::string name = lower(trim(words));
  const std::size_t parameters = name.find_first_of("(<");
  if (name.ends_with("[]")) {
    Field item;
    read_one_type(std::string_view(name).substr(0, name.size() - 2), item);
    field.type = item.type == "unknown" ? "array" : "array<" + item.type + ">";
    field.format = item.format;
    return;
  }
  if (parameters != std::string::npos && name.starts_with("array<") && name.ends_with('>')) {
    read_one_type(name.substr(6, name.size() - 7) + "[]", field);
    return;
  }
  if (parameters != std::string::npos) name = std::string(trim(std::string_view(name).substr(0, parameters)));
  if (const TypeName* known = find_type(name)) {
    field.type = std::string(known->type);
    if (!known->format.empty()) field.format = std::string(known->format);
  }
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

}  // namespace

void read_type_words(std::string_view words, Field& field) {
  words = trim(words);
  if (words.size() > 400) return;
  const std::vector<std::string> constants = quoted_words(words);
  bool typed = false;
  for (const std::string_view part : split(words, '|')) {
    const std::string name = lower(trim(part));
    if (name == "null") field.nullable = true;
    if (name == "null" || name == "undefined" || name.empty() || name[0] == '\'' || name[0] == '"') continue;
    if (!typed) read_one_type(part, field);
    typed = true;
  }
  if (!constants.empty()) {
    field.enum_values = constants;
    if (field.type == "unknown") field.type = "string";
  }
}

void read_type_note(std::string_view note, Field& field) {
  const std::string text = lower(note);
  const bool names_iso = text.find("iso 8601") != std::string::npos || text.find("iso-8601") != std::string::npos ||
                         text.find("iso8601") != std::string::npos || text.find("rfc 3339") != std::string::npos ||
                         text.find("iso timestamp") != std::string::npos || text.find("timestamptz") != std::string::npos;
  const bool names_day = text.find("yyyy-mm-dd") != std::string::npos || text.find("iso date") != std::string::npos;
  const bool texty = field.type == "string" || field.type == "unknown" || field.type == "array<string>";
  if (texty && !field.format && field.enum_values.empty()) {
    const std::size_t uuid = text.find("uuid");
    const bool whole_word = uuid != std::string::npos && (uuid + 4 == text.size() || std::isalnum(static_cast<unsigned char>(text[uuid + 4])) == 0);
    if (whole_word && text.find("not a uuid") == std::string::npos && text.find("no uuid") == std::string::npos) {
      field.format = "uuid";
    } else if (names_day && text.find("thh") == std::string::npos) {
      field.format = "date";
    } else if (names_iso) {
      field.format = "date-time";
    }
  }
  const std::string_view trimmed = trim(note);
  const bool lists_constants = trimmed.starts_with('\'') && trimmed.find('|') != std::string_view::npos;
  if (lists_constants && field.enum_values.empty()) field.enum_values = quoted_words(trimmed);
  if (text.starts_with("nullable") || text.find("| null") != std::string::npos || text.find(" or null") != std::string::npos) field.nullable = true;
}

std::optional<std::string> format_of_sample(std::string_view sample) {
  if (lower(sample) == "<uuid>" || is_uuid_prefix(sample)) return "uuid";
  if (is_instant(sample) || lower(sample) == "<iso8601>" || lower(sample) == "<timestamp>") return "date-time";
  return std::nullopt;
}

}  // namespace assay::contract
