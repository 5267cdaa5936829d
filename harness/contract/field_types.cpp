#include "harness/contract/field_types.hpp"

#include "harness/contract/json_tree.hpp"

#include <algorithm>
#include <set>

namespace assay::contract {
namespace {

void add_other(Field& field, const std::string& type) {
  if (std::find(field.other_types.begin(), field.other_types.end(), type) == field.other_types.end()) field.other_types.push_back(type);
}

bool is_bare(const Field& field) { return field.enum_values.empty() && !field.format; }

/// Longer unions are no contract; what may be anything needs no words.
constexpr std::size_t words_max = 400;

/// An array of more kinds of items than `type`: "array<string|number>" holds all that "array<string>" does.
bool is_held_by(const std::string& type, const std::string& other) {
  return type.starts_with("array") && (other == "array" || (type.ends_with('>') && other.starts_with(type.substr(0, type.size() - 1) + "|")));
}

std::vector<std::string> constants_of(const Field& field) {
  if (!field.constants.empty()) return field.constants;
  std::vector<std::string> out;
  for (const std::string& value : field.enum_values) out.push_back(field.type == "string" ? write_json_string(value) : value);
  return out;
}

/// Constants of several types keep their types only while nothing else may stand beside them.
void add_constants(Field& into, const Field& part) {
  const bool listed = !into.enum_values.empty() && !part.enum_values.empty();
  const bool several = into.type != part.type || !into.constants.empty() || !part.constants.empty();
  if (!listed || !several) {
    into.constants.clear();
    return;
  }
  std::vector<std::string> all = constants_of(into);
  std::set<std::string> known(all.begin(), all.end());
  for (std::string& value : constants_of(part)) {
    if (known.insert(value).second) all.push_back(std::move(value));
  }
  into.constants = std::move(all);
}

/// Only null is known of it.
bool is_only_null(const Field& field) { return field.type == "unknown" && field.other_types.size() == 1 && field.other_types[0] == "null"; }

}  // namespace

void add_type(Field& into, const Field& part) {
  into.nullable = into.nullable || part.nullable;
  if (is_only_null(part)) return;
  add_constants(into, part);
  if (is_only_null(into)) {
    into.other_types.clear();
    into.constants = part.constants;
    into.type = part.type;
    into.format = part.format;
  } else if (part.type == "unknown" || into.type == "unknown") {
    if (into.type == "unknown") into.type = part.type;
    add_other(into, "unknown");
  } else if (into.type != part.type) {
    add_other(into, part.type);
  } else if (into.format != part.format || is_bare(into) != is_bare(part)) {
    add_other(into, part.type);
  }
  for (const std::string& type : part.other_types) add_other(into, type);
}

std::string all_types(const Field& field) {
  std::vector<std::string> types;
  const bool held = std::any_of(field.other_types.begin(), field.other_types.end(), [&](const std::string& other) { return is_held_by(field.type, other); });
  if (field.type != "unknown" && !held) types.push_back(field.type);
  types.insert(types.end(), field.other_types.begin(), field.other_types.end());
  if (types.empty() || std::find(types.begin(), types.end(), "unknown") != types.end()) return "unknown";
  if (field.nullable) types.emplace_back("null");
  std::string out;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (std::find(types.begin(), types.begin() + static_cast<std::ptrdiff_t>(i), types[i]) != types.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    out += (out.empty() ? "" : "|") + types[i];
  }
  return out.size() > words_max ? "unknown" : out;
}

void make_array(Field& field) {
  const std::string items = all_types(field);
  const bool several = field.type != "unknown" && (items != field.type || !field.other_types.empty());
  const bool null_only = field.type == "unknown" && items != "unknown";
  field.type = field.type == "unknown" ? "array" : "array<" + field.type + ">";
  field.other_types.clear();
  field.constants.clear();
  field.values.reset();
  field.nullable = false;
  if (several && !null_only) field.other_types = {items == "unknown" ? "array" : "array<" + items + ">"};
}

std::optional<std::string_view> item_type(std::string_view type) {
  if (type == "array") return "unknown";
  if (!type.starts_with("array<") || !type.ends_with('>')) return std::nullopt;
  return type.substr(6, type.size() - 7);
}

std::vector<std::string_view> union_parts(std::string_view words) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    if (i < words.size()) depth += words[i] == '<' ? 1 : words[i] == '>' ? -1 : 0;
    if (i < words.size() && (words[i] != '|' || depth > 0)) continue;
    parts.push_back(words.substr(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

}  // namespace assay::contract
