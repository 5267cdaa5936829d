#include "harness/contract/compile.hpp"

#include "harness/base/strings.hpp"

#include <map>

#include <nlohmann/json.hpp>

namespace assay::contract {
namespace {

using Json = nlohmann::ordered_json;

/// Fields as a tree: "data.matches[].id" hangs below "data", "matches", and the item.
struct Node {
  const Field* field = nullptr;
  std::map<std::string, Node> members;
  bool item_of_array = false;
};

void insert(Node& root, const Field& field) {
  Node* node = &root;
  for (std::string_view part : split(field.path, '.')) {
    bool array = false;
    while (part.ends_with("[]")) {
      part.remove_suffix(2);
      array = true;
    }
    node = &node->members[std::string(part)];
    node->item_of_array = node->item_of_array || array;
  }
  node->field = &field;
}

Json members_of(const Node& node);

Json with_null(Json schema, bool nullable) {
  if (!nullable || !schema.contains("type")) return schema;
  schema["type"] = Json::array({schema["type"], "null"});
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  return schema;
}

Json scalar(const Field& field, const std::string& type) {
  Json schema = Json::object();
  if (type != "unknown") schema["type"] = type;
  if (field.format && type == "string") schema["format"] = *field.format;
  if (!field.enum_values.empty() && type == "string") schema["enum"] = field.enum_values;
  return schema;
}

Json array_of(const Node& node, const Field* field) {
  Json schema{{"type", "array"}};
  if (!node.members.empty()) {
    schema["items"] = members_of(node);
  } else if (field != nullptr && field->type.starts_with("array<")) {
    schema["items"] = scalar(*field, field->type.substr(6, field->type.size() - 7));
  }
  return schema;
}

Json schema_of(const Node& node) {
  const Field* field = node.field;
  const bool array = node.item_of_array || (field != nullptr && field->type.starts_with("array"));
  const bool nullable = field != nullptr && field->nullable;
  if (array) return with_null(array_of(node, field), nullable);
  if (!node.members.empty()) return with_null(members_of(node), nullable);
  return field == nullptr ? Json::object() : with_null(scalar(*field, field->type), nullable);
}

Json members_of(const Node& node) {
  Json schema{{"type", "object"}};
  Json properties = Json::object();
  Json required = Json::array();
  for (const auto& [name, child] : node.members) {
    properties[name] = schema_of(child);
    if (child.field != nullptr && child.field->required == true) required.push_back(name);
  }
  schema["properties"] = properties;
  if (!required.empty()) schema["required"] = required;
  schema["additionalProperties"] = false;
  return schema;
}

/// The context attributes of CloudEvents 1.0, section 3.1, which documents leave to the standard.
void add_context(Json& schema) {
  const Json text{{"type", "string"}, {"minLength", 1}};
  Json properties{{"specversion", {{"const", "1.0"}}}, {"id", text}, {"source", text}, {"type", text}, {"time", {{"type", "string"}, {"format", "date-time"}}},
                  {"datacontenttype", text}, {"dataschema", text}, {"subject", text}};
  for (const auto& [name, child] : schema["properties"].items()) properties[name] = child;
  Json required = Json::array({"specversion", "id", "source", "type"});
  if (schema.contains("required")) {
    for (const auto& name : schema["required"]) required.push_back(name);
  }
  schema["properties"] = properties;
  schema["required"] = required;
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
