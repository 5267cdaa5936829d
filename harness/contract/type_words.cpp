#include "harness/contract/names.hpp"
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
    TypeName{"uuid", "string", "uuid"}, TypeName{"guid", "string", "uuid"}, TypeName{"uuidv4", "string", "uuid"}, TypeName{"uuidv7", "string", "uuid"},
    TypeName{"uuid v4", "string", "uuid"}, TypeName{"uuid string", "string", "uuid"}, TypeName{"string uuid", "string", "uuid"},
    TypeName{"string", "string", ""}, TypeName{"str", "string", ""}, TypeName{"text", "string", ""}, TypeName{"varchar", "string", ""},
    TypeName{"char", "string", ""}, TypeName{"citext", "string", ""}, TypeName{"enum", "string", ""}, TypeName{"string enum", "string", ""},
    TypeName{"ulid", "string", ""}, TypeName{"uri", "string", ""}, TypeName{"url", "string", ""}, TypeName{"email", "string", ""},
    TypeName{"timestamptz", "string", "date-time"}, TypeName{"timestamp", "string", "date-time"}, TypeName{"datetime", "string", "date-time"},
    TypeName{"date-time", "string", "date-time"}, TypeName{"iso8601", "string", "date-time"}, TypeName{"iso-8601", "string", "date-time"},
    TypeName{"iso 8601", "string", "date-time"}, TypeName{"iso 8601 timestamp", "string", "date-time"}, TypeName{"iso 8601 string", "string", "date-time"},
    TypeName{"iso 8601 datetime", "string", "date-time"}, TypeName{"iso8601 string", "string", "date-time"}, TypeName{"iso8601 timestamp", "string", "date-time"},
    TypeName{"iso timestamp", "string", "date-time"}, TypeName{"iso datetime", "string", "date-time"}, TypeName{"utc timestamp", "string", "date-time"},
    TypeName{"date", "string", "date"}, TypeName{"iso date", "string", "date"}, TypeName{"iso 8601 date", "string", "date"}, TypeName{"date string", "string", "date"},
    TypeName{"integer", "integer", ""}, TypeName{"int", "integer", ""}, TypeName{"int4", "integer", ""}, TypeName{"int8", "integer", ""},
    TypeName{"int32", "integer", ""}, TypeName{"int64", "integer", ""}, TypeName{"long", "integer", ""}, TypeName{"bigint", "integer", ""}, TypeName{"smallint", "integer", ""},
    TypeName{"number", "number", ""}, TypeName{"numeric", "number", ""}, TypeName{"decimal", "number", ""}, TypeName{"float", "number", ""},
    TypeName{"double", "number", ""}, TypeName{"money", "number", ""}, TypeName{"boolean", "boolean", ""}, TypeName{"bool", "boolean", ""},
    TypeName{"object", "object", ""}, TypeName{"json", "object", ""}, TypeName{"jsonb", "object", ""}, TypeName{"json object", "object", ""},
    TypeName{"map", "object", ""}, TypeName{"record", "object", ""}, TypeName{"array", "array", ""}, TypeName{"list", "array", ""}};

constexpr std::size_t words_max = 400;   // a longer cell is prose
constexpr int item_depth_max = 4;        // arrays of arrays

const TypeName* find_type(std::string_view printed) {
  const auto found = std::find_if(type_names.begin(), type_names.end(), [&](const TypeName& name) { return name.printed == printed; });
  return found == type_names.end() ? nullptr : &*found;
}

/// What stands between the first opening and the last closing mark.
std::string_view inside(std::string_view text, char open, char close) {
  const std::size_t begin = text.find(open);
  const std::size_t end = text.rfind(close);
  return begin == std::string_view::npos || end == std::string_view::npos || end < begin ? std::string_view() : text.substr(begin + 1, end - begin - 1);
}

bool take_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text = trim(text.substr(0, text.size() - end.size()));
  return true;
}

/// "uuid[]", "array<uuid>", "array of uuids", "list(uuid)": what its items are; nothing if it is no array with stated items.
std::optional<std::string_view> item_words(std::string_view name) {
  if (name.ends_with("[]")) return trim(name.substr(0, name.size() - 2));
  for (const std::string_view word : {"array", "list", "set"}) {
    if (!name.starts_with(word)) continue;
    const std::string_view rest = trim(name.substr(word.size()));
    if (rest.starts_with('<')) return trim(inside(rest, '<', '>'));
    if (rest.starts_with("of ")) return trim(rest.substr(3));
    if (rest.starts_with('(')) return trim(inside(rest, '(', ')'));
  }
  return std::nullopt;
}

void read_one_type(std::string_view words, Field& field, int depth);

void read_items(std::string_view items, Field& field, int depth) {
  Field item;
  if (depth < item_depth_max) read_one_type(items, item, depth + 1);
  if (item.type == "unknown" && items.ends_with('s') && depth < item_depth_max) read_one_type(items.substr(0, items.size() - 1), item, depth + 1);  // "uuids"
  field.type = item.type == "unknown" ? "array" : "array<" + item.type + ">";
  field.format = item.format;
  if (!item.enum_values.empty()) field.enum_values = item.enum_values;
}

void read_one_type(std::string_view words, Field& field, int depth) {
  const std::string text = lower(trim(words));
  std::string_view name = text;
  for (const std::string_view key : {" pk", " fk", " not null", " primary key", " unique"}) take_end(name, key);
  if (take_end(name, " null")) field.nullable = true;
  if (const auto items = item_words(name)) {
    read_items(*items, field, depth);
    return;
  }
  const std::size_t parameters = name.find_first_of("(<");
  const std::string_view base = trim(name.substr(0, parameters));
  const TypeName* known = find_type(base);
  if (known == nullptr) return;
  field.type = std::string(known->type);
  if (!known->format.empty()) field.format = std::string(known->format);
  if (parameters == std::string_view::npos || field.type != "string") return;
  const std::string_view note = words.substr(std::min(words.find_first_of("(<") + 1, words.size()));
  const TypeName* narrower = find_type(trim(lower(note.substr(0, note.find_first_of(")>")))));
  if (narrower != nullptr && narrower->type == "string" && !narrower->format.empty()) field.format = std::string(narrower->format);
  if (base == "enum" || base == "string enum") field.enum_values = listed_constants(note.substr(0, note.find_first_of(")>")));
}

/// "uuid?", "string, nullable": the words behind the type.
std::string_view take_flags(std::string_view words, Field& field) {
  if (words.ends_with('?')) {
    field.required = false;
    words.remove_suffix(1);
  }
  const std::size_t comma = words.find(',');
  if (comma == std::string_view::npos || words.substr(0, comma).find_first_of("(<'\"") != std::string_view::npos) return words;
  const std::string rest = lower(words.substr(comma));
  if (contains_word(rest, "nullable")) field.nullable = true;
  if (contains_word(rest, "optional")) field.required = false;
  if (contains_word(rest, "required")) field.required = true;
  return trim(words.substr(0, comma));
}

}  // namespace

void read_type_words(std::string_view words, Field& field) {
  words = trim(words);
  if (words.empty() || words.size() > words_max) return;
  if (const std::string start = lower(words.substr(0, 6)); start.starts_with("enum:") || start.starts_with("enum ")) {
    field.enum_values = listed_constants(words.substr(5));
    field.type = "string";
    return;
  }
  words = take_flags(words, field);
  std::vector<std::string> constants;
  std::vector<std::string_view> bare;
  bool typed = false;
  for (std::string_view part : split(words, '|')) {
    part = trim(part);
    const std::string name = lower(part);
    if (name == "null") field.nullable = true;
    if (name.empty() || name == "null" || name == "undefined") continue;
    if (part[0] == '\'' || part[0] == '"') {
      const std::size_t close = part.find(part[0], 1);
      if (close != std::string_view::npos) constants.emplace_back(part.substr(1, close - 1));
      continue;
    }
    if (!typed) read_one_type(part, field, 0);
    if (field.type == "unknown") bare.push_back(part);
    typed = field.type != "unknown";
  }
  if (constants.empty() && !typed && bare.size() > 1 && std::all_of(bare.begin(), bare.end(), is_constant)) constants.assign(bare.begin(), bare.end());
  if (constants.empty()) return;
  field.enum_values = constants;
  if (field.type == "unknown") field.type = "string";
}

}  // namespace assay::contract
