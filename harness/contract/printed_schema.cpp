#include "harness/contract/printed_schema.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace assay::contract {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t schema_bytes_max = 256 * 1024;
constexpr int depth_max = 64;  // deeper ones are no contract, and every walk below is as deep as the schema

/// Keywords whose value is data: nothing in it is a schema.
bool holds_data(std::string_view keyword) { return one_of(keyword, {"enum", "const", "examples", "example", "default"}); }

/// Keywords whose members are names of the schema's own choice.
bool holds_names(std::string_view keyword) { return one_of(keyword, {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependentRequired", "dependencies"}); }

bool is_shallow(const Json& value, int depth) {
  if (depth > depth_max) return false;
  return !value.is_structured() || std::all_of(value.begin(), value.end(), [&](const Json& part) { return is_shallow(part, depth + 1); });
}

/// What means something else in another place (anchors, inner `$id`), in another draft (lists of items), or is no JSON Schema
/// (`nullable` of OpenAPI), or is a member that other tools mistake for a keyword.
bool may_move(const Json& schema, bool root, int depth);

bool names_may_move(const Json& named, int depth) {
  if (!named.is_object()) return false;
  return std::all_of(named.items().begin(), named.items().end(), [&](const auto& member) {
    return member.key() != "$ref" && member.key() != "__proto__" && (member.value().is_array() || may_move(member.value(), false, depth + 1));
  });
}

bool keyword_may_move(const std::string& keyword, const Json& value, bool root, int depth) {
  if (one_of(keyword, {"$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "nullable", "additionalItems", "__proto__"})) return false;
  if (keyword == "$id" || keyword == "id" || keyword == "$schema") return root;
  if (keyword == "$ref") return value.is_string() && (value == "#" || value.get_ref<const std::string&>().starts_with("#/"));
  if (keyword == "items" && value.is_array()) return false;
  if (holds_data(keyword)) return is_shallow(value, depth);
  return holds_names(keyword) ? names_may_move(value, depth) : may_move(value, false, depth + 1);
}

bool may_move(const Json& schema, bool root, int depth) {
  if (depth > depth_max) return false;
  if (schema.is_array()) return std::all_of(schema.begin(), schema.end(), [&](const Json& part) { return may_move(part, false, depth + 1); });
  if (!schema.is_object()) return true;
  for (const auto& [keyword, value] : schema.items()) {
    if (!keyword_may_move(keyword, value, root, depth)) return false;
  }
  return true;
}

void collect_names(const Json& schema, std::set<std::string, std::less<>>& names) {
  if (!schema.is_structured()) return;
  for (const auto& [keyword, value] : schema.items()) {
    if (schema.is_object() && holds_data(keyword)) continue;
    if (schema.is_object() && keyword == "properties" && value.is_object()) {
      for (const auto& [name, ignored] : value.items()) names.insert(name);
    }
    collect_names(value, names);
  }
}

}  // namespace

std::optional<std::string> kept_schema(std::string_view printed) {
  if (printed.size() > schema_bytes_max) return std::nullopt;
  const Json schema = Json::parse(printed, nullptr, false, true);
  if (!schema.is_object() || !may_move(schema, true, 0)) return std::nullopt;
  return schema.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::set<std::string, std::less<>> property_names(const Json& schema) {
  std::set<std::string, std::less<>> names;
  collect_names(schema, names);
  return names;
}

void move_references(Json& schema, const std::string& pointer) {
  if (schema.is_array()) {
    for (Json& part : schema) move_references(part, pointer);
    return;
  }
  if (!schema.is_object()) return;
  for (auto& [keyword, value] : schema.items()) {
    if (keyword == "$ref" && value.is_string() && value.get_ref<const std::string&>().starts_with('#')) {
      value = "#" + pointer + value.get<std::string>().substr(1);
    } else if (!holds_data(keyword)) {
      move_references(value, pointer);
    }
  }
}

}  // namespace assay::contract
