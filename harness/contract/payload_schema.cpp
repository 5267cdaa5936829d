#include "harness/contract/compile.hpp"

#include "harness/contract/field_path.hpp"
#include "harness/contract/field_types.hpp"
#include "harness/contract/printed_schema.hpp"
#include "harness/schema/schema.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <nlohmann/json.hpp>

namespace assay::contract {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t depth_max = 64;  // parts of a path

/// Fields as a tree, in the order in which they are printed: "data.matches[].id" hangs below "data", "matches", and the item.
struct Node {
  const Field* field = nullptr;
  std::size_t item_depth = 0;  // 2: the members belong to the items of the items
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> members;
  std::map<std::string, std::size_t, std::less<>> places;

  Node& member(std::string_view name) {
    const auto [place, added] = places.emplace(std::string(name), members.size());
    if (added) members.emplace_back(std::string(name), std::make_unique<Node>());
    return *members[place->second].second;
  }
};

void insert(Node& root, const Field& field) {
  Node* node = &root;
  if (static_cast<std::size_t>(std::count(field.path.begin(), field.path.end(), '.')) >= depth_max) return;
  for (const PathPart& part : path_parts(field.path)) {
    node = &node->member(part.name);
    node->item_depth = std::max(node->item_depth, std::min(part.arrays, depth_max));
  }
  node->field = &field;
}

bool is_json_type(std::string_view type) {
  constexpr std::array<std::string_view, 7> types{"string", "number", "integer", "boolean", "object", "array", "null"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// "array<array<uuid>>" is two arrays deep, and its innermost items are "uuid".
std::size_t take_arrays(std::string_view& type) {
  std::size_t depth = 0;
  for (auto item = item_type(type); item && depth < depth_max; item = item_type(type)) {
    type = *item;
    ++depth;
  }
  return depth;
}

Json constants(const Field& field, std::string_view type) {
  Json values = Json::array();
  std::set<std::string> texts;  // nothing twice, in linear time
  std::set<double> numbers;     // 1 and 1.0 are one value
  for (const std::string& printed : field.enum_values) {
    const Json value = type == "string" ? Json(printed) : Json::parse(printed, nullptr, false);
    const bool number = value.is_number() && (type == "number" || type == "integer");
    const bool new_one = type == "string" ? texts.insert(printed).second : number && numbers.insert(value.get<double>()).second;
    if (new_one) values.push_back(value);
  }
  return values;
}

Json scalar(const Field& field, std::string_view type) {
  Json schema = Json::object();
  if (!is_json_type(type)) return schema;
  schema["type"] = type;
  if (field.format && type == "string") schema["format"] = *field.format;
  if (Json values = constants(field, type); !values.empty()) schema["enum"] = std::move(values);
  return schema;
}

bool is_bare(const Json& schema) { return schema.size() == 1 && schema.contains("type") && schema["type"].is_string(); }

/// Whatever one of them allows. One that allows anything makes the whole allow anything.
Json any_of(const std::vector<Json>& all) {
  std::vector<Json> once;
  for (const Json& schema : all) {
    if (schema.empty()) return schema;
    if (std::find(once.begin(), once.end(), schema) == once.end()) once.push_back(schema);
  }
  if (once.size() == 1) return once.front();
  const auto types_beside_null = std::count_if(once.begin(), once.end(), [](const Json& schema) { return !is_bare(schema) || schema["type"] != "null"; });
  if (types_beside_null > 1 || !std::all_of(once.begin(), once.end(), is_bare)) return Json{{"anyOf", once}};  // strict tools take no list of types
  Json types = Json::array();
  for (const Json& schema : once) types.push_back(schema["type"]);
  return Json{{"type", std::move(types)}};
}

Json array_of(Json items) {
  Json array{{"type", "array"}};
  if (!items.empty()) array["items"] = std::move(items);
  return array;
}

/// "string|array<number>": a union in the words of Field::other_types. `object` is what an object looks like.
Json union_schema(std::string_view words, const Json& object, std::size_t depth = 0) {
  std::vector<Json> all;
  for (const std::string_view part : union_parts(words)) {
    if (const auto item = item_type(part); item && depth < depth_max) {
      all.push_back(array_of(union_schema(*item, object, depth + 1)));
    } else if (part == "object") {
      all.push_back(object);
    } else {
      all.push_back(is_json_type(part) && part != "array" ? Json{{"type", part}} : Json::object());
    }
  }
  return any_of(all);
}

Json with_null(Json schema, bool nullable) {
  if (!nullable || schema.empty() || (schema.contains("type") && schema["type"] == "null")) return schema;
  const Json null{{"type", "null"}};
  if (!schema.contains("type") && !schema.contains("anyOf")) return schema.contains("enum") ? schema : any_of({std::move(schema), null});
  if (schema.contains("anyOf")) {
    Json& alternatives = schema["anyOf"];
    if (std::find(alternatives.begin(), alternatives.end(), null) == alternatives.end()) alternatives.push_back(null);
    return schema;
  }
  Json& type = schema["type"];
  if (!type.is_array()) type = Json::array({type});
  if (std::find(type.begin(), type.end(), "null") == type.end()) type.push_back("null");
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  return schema;
}

/// A member whose name is not there yet: an ordered object would search for it.
void append_member(Json& object, const std::string& name, Json value) {
  object.get_ref<Json::object_t&>().Json::object_t::Container::emplace_back(name, std::move(value));
}

/// As deep as the longest path: at most depth_max.
class SchemaWriter {
 public:
  explicit SchemaWriter(const Event& event) : open_(event.open.begin(), event.open.end()) {
    for (const Field& field : event.fields) insert(root_, field);
  }

  [[nodiscard]] Json root() const { return members_of(root_, {}, nullptr); }

 private:
  [[nodiscard]] Json members_of(const Node& node, const std::string& path, const Field* map) const {
    Json schema{{"type", "object"}};
    Json properties = Json::object();
    Json required = Json::array();
    for (const auto& [name, child] : node.members) {
      const std::string below = path_name(name);
      append_member(properties, name, schema_of(*child, path.empty() ? below : path + "." + below));
      if (child->field != nullptr && child->field->required == true) required.push_back(name);
    }
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    add_rest(schema, map, open_.contains(path));
    return schema;
  }

  /// What members may come beside the listed ones.
  static void add_rest(Json& schema, const Field* map, bool open) {
    if (map != nullptr && map->values) {
      Json value = union_schema(*map->values, Json{{"type", "object"}});
      if (!value.empty()) schema["additionalProperties"] = std::move(value);
    } else if (!open) {
      schema["additionalProperties"] = false;
    }
  }

  [[nodiscard]] Json schema_of(const Node& node, std::string path) const {
    const Field unknown;
    const Field& field = node.field == nullptr ? unknown : *node.field;
    std::string_view leaf = field.type;
    std::size_t arrays = take_arrays(leaf);
    if (field.type == "unknown" || !mentions(field, "array")) arrays = std::max(arrays, node.item_depth);
    for (std::size_t i = 0; i < arrays; ++i) path += "[]";
    if (has(field, "unknown")) return Json::object();
    if (!field.constants.empty() && arrays == 0 && node.members.empty()) return constant_list(field);
    Json object = object_schema(node, path, field, arrays);
    const bool plain = leaf != "object" && (node.members.empty() || mentions(field, "object"));  // "string | { … }": the members are the other's
    Json main = plain ? scalar(field, has(field, field.type) ? std::string_view("unknown") : leaf) : object;
    if (plain && has(field, field.type)) main = union_schema(leaf, object);  // also without its format and constants
    for (std::size_t i = 0; i < arrays; ++i) main = array_of(std::move(main));
    std::vector<Json> all;
    const bool known = field.type != "unknown" || !node.members.empty();
    if (known || field.other_types.empty()) all.push_back(std::move(main));
    for (const std::string& other : field.other_types) {
      if (other != field.type) all.push_back(union_schema(other, object));
    }
    drop_held(field, all);
    return with_null(any_of(all), field.nullable);
  }

  /// An array of the first type beside one of more types says nothing more.
  static void drop_held(const Field& field, std::vector<Json>& all) {
    const auto item = item_type(field.type);
    if (!item || all.size() < 2 || field.type == "array") return;
    const std::string more = field.type.substr(0, field.type.size() - 1) + "|";
    const bool held = std::any_of(field.other_types.begin(), field.other_types.end(), [&](const std::string& other) { return other == "array" || other.starts_with(more); });
    if (held) all.erase(all.begin());
  }

  static bool has(const Field& field, std::string_view type) { return std::find(field.other_types.begin(), field.other_types.end(), type) != field.other_types.end(); }

  static bool mentions(const Field& field, std::string_view type) {
    return std::any_of(field.other_types.begin(), field.other_types.end(), [&](const std::string& other) { return other.find(type) != std::string::npos; });
  }

  static Json constant_list(const Field& field) {
    Json values = Json::array();
    for (const std::string& printed : field.constants) values.push_back(Json::parse(printed, nullptr, false));
    if (field.nullable && std::find(values.begin(), values.end(), nullptr) == values.end()) values.push_back(nullptr);
    return Json{{"enum", std::move(values)}};
  }

  /// What an object looks like, be it the member or an item of it. Where it may be either, one list of members fits neither.
  [[nodiscard]] Json object_schema(const Node& node, const std::string& path, const Field& field, std::size_t arrays) const {
    Json bare{{"type", "object"}};
    const bool either = std::any_of(field.other_types.begin(), field.other_types.end(), [&](const std::string& other) { return (arrays > 0 && other == "object") || (arrays == 0 && other.starts_with("array")); });
    if (!node.members.empty() && !either) return members_of(node, path, &field);
    add_rest(bare, &field, true);
    return bare;
  }

  Node root_;
  std::set<std::string, std::less<>> open_;
};

/// The context attributes of CloudEvents 1.0, section 3.1, which documents leave to the standard.
void add_context(Json& schema) {
  const Json text{{"type", "string"}, {"minLength", 1}};
  Json properties{{"specversion", {{"const", "1.0"}}}, {"id", text}, {"source", text}, {"type", text}, {"time", {{"type", "string"}, {"format", "date-time"}}},
                  {"datacontenttype", text}, {"dataschema", text}, {"subject", text}};
  const Json attributes = properties;
  for (const auto& [name, child] : schema["properties"].items()) {
    if (attributes.contains(name)) {
      properties[name] = child;
    } else {
      append_member(properties, name, child);
    }
  }
  Json required = Json::array({"specversion", "id", "source", "type"});
  if (schema.contains("required")) {
    for (const auto& name : schema["required"]) {
      if (std::find(required.begin(), required.end(), name) == required.end()) required.push_back(name);
    }
  }
  schema["properties"] = std::move(properties);
  schema["required"] = std::move(required);
  // Section 3: extension attributes may come along ("traceparent"), and are no objects or lists.
  if (schema.contains("additionalProperties")) schema["additionalProperties"] = union_schema("string|boolean|integer|null", Json::object());
}

/// Whether the schema as printed says all that is known of the payload: what a rule for all events adds it does not.
bool covers(const Json& printed, const PrintedSchema& schema, const Event& event) {
  const std::set<std::string, std::less<>> names = property_names(printed);
  const std::size_t above = schema.path.empty() ? 0 : path_parts(schema.path).size();
  return std::all_of(event.fields.begin(), event.fields.end(), [&](const Field& field) {
    const std::vector<PathPart> parts = path_parts(field.path);
    const bool below = schema.path.empty() || field.path.starts_with(schema.path + ".");
    return !below || parts.size() <= above || std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(above), parts.end(), [&](const PathPart& part) { return names.contains(part.name); });
  });
}

bool compiles(const Json& schema) { return schema::Schema::compile(schema.dump(-1, ' ', false, Json::error_handler_t::replace), "printed schema").has_value(); }

/// Puts the printed schema in place of what was made from its fields, if it stands for itself and our own judge takes it.
Json with_printed(const Event& event, const Json& derived) {
  if (!event.printed_schema) return derived;
  Json printed = Json::parse(event.printed_schema->json, nullptr, false);
  if (!printed.is_object() || !covers(printed, *event.printed_schema, event)) return derived;
  for (const char* const of_the_file : {"$schema", "$id"}) printed.erase(of_the_file);
  if (event.printed_schema->path.empty()) return compiles(printed) ? printed : derived;
  Json whole = derived;
  const std::string& member = event.printed_schema->path;
  if (!whole.contains("properties") || !whole["properties"].contains(member)) return derived;
  move_references(printed, "/properties/" + member);
  whole["properties"][member] = std::move(printed);
  return compiles(whole) ? whole : derived;
}

Json derived_schema(const Event& event) {
  Json schema = SchemaWriter(event).root();
  if (event.fields.empty()) schema.erase("additionalProperties");  // nothing is declared: nothing can be refused
  if (event.envelope == "cloudevents") add_context(schema);
  return schema;
}

std::string text_of(const Event& event, const Json& schema) {
  Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", event.name}};
  for (const auto& [keyword, value] : schema.items()) {
    if (keyword != "title") append_member(out, keyword, value);
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string payload_schema(const Event& event) { return text_of(event, with_printed(event, derived_schema(event))); }

std::string fields_schema(const Event& event) { return text_of(event, derived_schema(event)); }

}  // namespace assay::contract
