#include "harness/contract/compile.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
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
  const std::vector<std::string_view> parts = split(field.path, '.');
  if (parts.size() > depth_max) return;
  for (std::string_view part : parts) {
    std::size_t items = 0;
    for (; part.ends_with("[]") && items < depth_max; ++items) part.remove_suffix(2);
    node = &node->member(part);
    node->item_depth = std::max(node->item_depth, items);
  }
  node->field = &field;
}

bool is_json_type(std::string_view type) {
  constexpr std::array<std::string_view, 6> types{"string", "number", "integer", "boolean", "object", "array"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// "array<array<uuid>>" is two arrays deep, and its innermost items are "uuid".
std::size_t take_arrays(std::string_view& type) {
  std::size_t depth = 0;
  while (type.starts_with("array<") && type.ends_with('>') && depth < depth_max) {
    type = type.substr(6, type.size() - 7);
    ++depth;
  }
  if (type == "array") {
    type = "unknown";
    ++depth;
  }
  return depth;
}

Json constants(const Field& field, std::string_view type) {
  Json values = Json::array();
  for (const std::string& printed : field.enum_values) {
    const Json value = type == "string" ? Json(printed) : Json::parse(printed, nullptr, false);
    const bool fits = type == "string" || (value.is_number() && (type == "number" || type == "integer"));
    const bool new_one = fits && std::find(values.begin(), values.end(), value) == values.end();
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

Json with_null(Json schema, bool nullable) {
  if (!nullable || !schema.contains("type")) return schema;
  schema["type"] = Json::array({schema["type"], "null"});
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  return schema;
}

/// A member whose name is not there yet: an ordered object would search for it.
void append_member(Json& object, const std::string& name, Json value) {
  object.get_ref<Json::object_t&>().Json::object_t::Container::emplace_back(name, std::move(value));
}

Json members_of(const Node& node);

Json schema_of(const Node& node) {
  const Field* field = node.field;
  std::string_view type = field == nullptr ? std::string_view("unknown") : std::string_view(field->type);
  const std::size_t arrays = std::max(take_arrays(type), node.item_depth);
  Json schema = !node.members.empty() ? members_of(node) : field == nullptr ? Json::object() : scalar(*field, type);
  for (std::size_t i = 0; i < arrays; ++i) {
    Json array{{"type", "array"}};
    if (!schema.empty()) array["items"] = std::move(schema);
    schema = std::move(array);
  }
  return with_null(std::move(schema), field != nullptr && field->nullable);
}

/// As deep as the longest path: at most depth_max.
Json members_of(const Node& node) {
  Json schema{{"type", "object"}};
  Json properties = Json::object();
  Json required = Json::array();
  for (const auto& [name, child] : node.members) {
    append_member(properties, name, schema_of(*child));
    if (child->field != nullptr && child->field->required == true) required.push_back(name);
  }
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

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
}

}  // namespace

std::string payload_schema(const Event& event) {
  Node root;
  for (const Field& field : event.fields) insert(root, field);
  Json schema = members_of(root);
  if (event.fields.empty()) schema.erase("additionalProperties");  // nothing is declared: nothing can be refused
  if (event.envelope == "cloudevents") add_context(schema);
  Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", event.name}};
  out.update(schema);
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace assay::contract
