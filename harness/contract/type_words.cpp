#include "harness/contract/escapes.hpp"
#include "harness/contract/field_types.hpp"
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
  if (items.starts_with('(') && items.ends_with(')')) items = trim(items.substr(1, items.size() - 2));
  if (items.find('|') != std::string_view::npos) {
    read_type_words(items, item);  // shorter than what it stands in
  } else if (depth < item_depth_max) {
    read_one_type(items, item, depth + 1);
  }
  if (item.type == "unknown" && items.ends_with('s') && depth < item_depth_max) read_one_type(items.substr(0, items.size() - 1), item, depth + 1);  // "uuids"
  field.format = item.format;
  if (!item.enum_values.empty()) field.enum_values = item.enum_values;
  make_array(item);
  field.type = item.type;
  field.other_types = item.other_types;
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

/// The parts of "string | 'a' | LeadId | null", each as what it is.
struct UnionWords {
  std::vector<std::string> constants;      // quoted
  std::vector<Field> typed;
  std::vector<std::string_view> bare;      // of no type that we know
  std::vector<std::string_view> words;     // both

  /// "sms | email | fax": words of which one is no type name constants, if all look so. A "Name" beside a type is a type.
  [[nodiscard]] bool lists_words() const {
    if (bare.empty() || words.size() < 2 || !std::all_of(words.begin(), words.end(), is_constant)) return false;
    return typed.empty() || std::all_of(words.begin(), words.end(), [](std::string_view word) { return !is_plain_type(word) && std::isupper(static_cast<unsigned char>(word[0])) == 0; });
  }
};

/// At each `|` outside of brackets.
std::vector<std::string_view> split_union(std::string_view words) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    if (i < words.size()) depth += words[i] == '<' || words[i] == '(' ? 1 : words[i] == '>' || words[i] == ')' ? -1 : 0;
    if (i < words.size() && (words[i] != '|' || depth > 0)) continue;
    parts.push_back(trim(words.substr(begin, i - begin)));
    begin = i + 1;
  }
  return parts;
}

void read_part(std::string_view part, UnionWords& said, Field& field) {
  const std::string name = lower(part);
  if (name == "null") field.nullable = true;
  if (name.empty() || name == "null" || name == "undefined") return;
  if (part[0] == '\'' || part[0] == '"') {
    const std::size_t close = part.find(part[0], 1);
    if (close != std::string_view::npos) said.constants.push_back(unescaped(part.substr(1, close - 1)));
    return;
  }
  said.words.push_back(part);
  Field one;
  read_one_type(part, one, 0);
  if (one.type == "unknown") {
    said.bare.push_back(part);
  } else {
    said.typed.push_back(std::move(one));
  }
}

/// The first type that we know is the type, the others are beside it; a name that we do not know may be anything.
void take_types(const UnionWords& said, Field& field) {
  if (said.typed.empty()) return;
  const bool nullable = field.nullable;
  Field all = said.typed.front();
  for (std::size_t i = 1; i < said.typed.size(); ++i) add_type(all, said.typed[i]);
  if (!said.bare.empty()) add_type(all, Field());
  if (!said.constants.empty()) all.other_types.emplace_back("string");  // "'a' | string" is any string
  field.type = all.type;
  if (all.format) field.format = all.format;
  if (!all.enum_values.empty()) field.enum_values = all.enum_values;
  field.other_types = all.other_types;
  field.nullable = nullable || all.nullable;
}

}  // namespace

bool is_plain_type(std::string_view word) {
  constexpr std::array<std::string_view, 14> types{"string", "number", "integer", "int", "boolean", "bool", "object", "array", "uuid", "any", "float", "decimal", "timestamptz", "json"};
  std::string name = lower(trim(word));
  while (name.ends_with("[]")) name.resize(name.size() - 2);
  const std::string_view base = std::string_view(name).substr(0, name.find_first_of("(<"));
  return std::find(types.begin(), types.end(), base) != types.end();
}

void read_type_words(std::string_view words, Field& field) {
  words = trim(words);
  if (words.empty() || words.size() > words_max) return;
  if (const std::string start = lower(words.substr(0, 6)); start.starts_with("enum:") || start.starts_with("enum ")) {
    field.enum_values = listed_constants(words.substr(5));
    field.type = "string";
    return;
  }
  words = take_flags(words, field);
  UnionWords said;
  for (const std::string_view part : split_union(words)) read_part(part, said, field);
  if (said.constants.empty() && said.lists_words()) {
    said.constants.assign(said.words.begin(), said.words.end());
    said.typed.clear();
  }
  take_types(said, field);
  if (said.constants.empty()) return;
  field.enum_values = said.constants;
  if (field.type == "unknown") field.type = "string";
}

}  // namespace assay::contract
