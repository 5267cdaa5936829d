#include "harness/contract/json_tree.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace assay::contract {
namespace {

constexpr std::array context_attributes{"specversion", "type", "source", "id", "time", "datacontenttype", "dataschema", "subject"};

bool is_context_attribute(std::string_view name) {
  return std::find(context_attributes.begin(), context_attributes.end(), name) != context_attributes.end();
}

std::string join_path(const std::string& parent, const std::string& name) { return parent.empty() ? name : parent + "." + name; }

class SampleReader {
 public:
  SampleReader(const document::Text& code, const std::string& file, Payload& payload) : code_(code), file_(file), payload_(payload) {}

  void read(const JsonTree& root) {
    payload_.cloudevents = root.member("specversion") != nullptr;
    payload_.whole_message = payload_.cloudevents || has_object(root, "data") || has_object(root, "payload") || has_object(root, "envelope");
    for (const JsonTree& child : root.members) {
      if (payload_.cloudevents && is_context_attribute(child.name)) continue;
      if (child.name == "data" && child.kind == JsonKind::object) {
        members(child, "data");
      } else {
        member(child.name, child);
      }
    }
  }

 private:
  static bool has_object(const JsonTree& root, std::string_view name) {
    const JsonTree* child = root.member(name);
    return child != nullptr && child->kind == JsonKind::object;
  }

  void members(const JsonTree& parent, const std::string& path) {
    for (const JsonTree& child : parent.members) member(join_path(path, child.name), child);
  }

  void member(const std::string& path, const JsonTree& value) {
    Field field;
    field.path = path;
    field.at = span_of(file_, code_.at(value.offset));
    describe(value, field);
    payload_.fields.push_back(std::move(field));
    if (value.kind == JsonKind::object) members(value, path);
    if (value.kind == JsonKind::array && !value.items.empty() && value.items[0].kind == JsonKind::object) members(value.items[0], path + "[]");
  }

  static void describe(const JsonTree& value, Field& field) {
    switch (value.kind) {
      case JsonKind::null: field.nullable = true; break;
      case JsonKind::boolean: field.type = "boolean"; break;
      case JsonKind::integer: field.type = "integer"; break;
      case JsonKind::number: field.type = "number"; break;
      case JsonKind::object: field.type = "object"; break;
      case JsonKind::string:
        field.type = "string";
        field.format = format_of_sample(value.text);
        break;
      case JsonKind::array: describe_items(value, field); break;
      case JsonKind::unknown: break;
    }
  }

  static void describe_items(const JsonTree& value, Field& field) {
    Field item;
    if (!value.items.empty() && value.items[0].kind != JsonKind::array) describe(value.items[0], item);
    field.type = item.type == "unknown" ? "array" : "array<" + item.type + ">";
    field.format = item.format;
  }

  const document::Text& code_;
  const std::string& file_;
  Payload& payload_;
};

class SchemaReader {
 public:
  SchemaReader(const document::Text& code, const std::string& file, Payload& payload) : code_(code), file_(file), payload_(payload) {}

  void read(const JsonTree& root) { properties(root, "", 0); }

 private:
  void properties(const JsonTree& schema, const std::string& path, int depth) {
    const JsonTree* members = schema.member("properties");
    if (members == nullptr || depth > nesting_max) return;
    const JsonTree* required = schema.member("required");
    std::set<std::string_view> needed;
    if (required != nullptr) {
      for (const JsonTree& item : required->items) needed.insert(item.text);
    }
    for (const JsonTree& child : members->members) {
      Field field;
      field.path = join_path(path, child.name);
      field.at = span_of(file_, code_.at(child.offset));
      field.required = needed.contains(child.name);
      describe(child, field);
      payload_.fields.push_back(field);
      properties(child, field.path, depth + 1);
      if (const JsonTree* items = child.member("items")) properties(*items, field.path + "[]", depth + 1);
    }
  }

  static void describe(const JsonTree& schema, Field& field) {
    if (const JsonTree* type = schema.member("type")) read_type(*type, field);
    if (const JsonTree* format = schema.member("format")) field.format = format->text;
    if (const JsonTree* constant = schema.member("const")) field.enum_values = {constant->text};
    if (const JsonTree* values = schema.member("enum")) {
      for (const JsonTree& value : values->items) field.enum_values.push_back(value.text);
    }
    if (!field.enum_values.empty() && field.type == "unknown") field.type = "string";
    if (field.type == "unknown" && schema.member("properties") != nullptr) field.type = "object";
    const JsonTree* items = schema.member("items");
    if (field.type == "array" && items != nullptr) {
      Field item;
      describe(*items, item);
      if (item.type != "unknown") field.type = "array<" + item.type + ">";
      field.format = item.format;
    }
  }

  static void read_type(const JsonTree& type, Field& field) {
    if (type.kind == JsonKind::string) field.type = type.text;
    for (const JsonTree& alternative : type.items) {
      if (alternative.text == "null") {
        field.nullable = true;
      } else if (field.type == "unknown") {
        field.type = alternative.text;
      }
    }
  }

  const document::Text& code_;
  const std::string& file_;
  Payload& payload_;
};

bool is_schema(const JsonTree& root) {
  if (root.member("$schema") != nullptr) return true;
  const JsonTree* properties = root.member("properties");
  const JsonTree* type = root.member("type");
  return properties != nullptr && properties->kind == JsonKind::object && type != nullptr && type->text == "object";
}

/// The member by which a message says what it is.
const JsonTree* type_member(const JsonTree& root) {
  for (const char* name : {"type", "event_type", "eventType", "event_name", "event"}) {
    const JsonTree* found = root.member(name);
    if (found != nullptr && found->kind == JsonKind::string && has_event_shape(found->text)) return found;
  }
  const JsonTree* envelope = root.member("envelope");
  return envelope == nullptr || envelope == &root || envelope->kind != JsonKind::object ? nullptr : envelope->member("eventType");
}

}  // namespace

Payload read_json_payload(const document::Text& code, const std::string& file) {
  Payload payload;
  const JsonTree root = read_json_tree(code.plain);
  if (root.kind != JsonKind::object) return payload;
  if (is_schema(root)) {
    SchemaReader(code, file, payload).read(root);
    return payload;
  }
  SampleReader(code, file, payload).read(root);
  if (const JsonTree* type = type_member(root)) payload.type_name = type->text;
  payload.example = Example{write_json_tree(root), span_of(file, code.at())};
  return payload;
}

}  // namespace assay::contract
