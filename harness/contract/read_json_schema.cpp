#include "harness/contract/json_payload.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace assay::contract {
namespace {

constexpr std::array<std::string_view, 7> types{"string", "number", "integer", "boolean", "object", "array", "null"};

bool is_type(std::string_view word) { return std::find(types.begin(), types.end(), word) != types.end(); }

class SchemaReader {
 public:
  SchemaReader(const JsonTree& root, const document::Text& code, const std::string& file, Payload& payload) : code_(code), file_(file), payload_(payload) {
    for (const char* keyword : {"$defs", "definitions"}) {
      const JsonTree* definitions = root.member(keyword);
      if (definitions == nullptr) continue;
      for (const JsonTree& definition : definitions->members) definitions_.emplace(std::string("#/") + keyword + "/" + definition.name, &definition);
    }
    if (const JsonTree* properties = root.member("properties")) {
      payload_.cloudevents = properties->member("specversion") != nullptr;
      payload_.whole_message = payload_.cloudevents || properties->member("data") != nullptr || properties->member("payload") != nullptr;
      for (const char* name : {"type", "event_type", "eventType", "event_name"}) read_type_name(properties->member(name));
    }
  }

  void read(const JsonTree& root) { members(root, "", true, 0); }

 private:
  void read_type_name(const JsonTree* property) {
    const JsonTree* constant = property == nullptr ? nullptr : property->member("const");
    if (constant != nullptr && !payload_.type_name && has_event_shape(constant->text)) payload_.type_name = constant->text;
  }

  /// References may be made of references: at some point there are enough.
  bool may_look() const { return ++looks_ < 20 * fields_max; }

  /// What a reference means; the schema itself if it is none.
  const JsonTree& followed(const JsonTree& schema) const {
    const JsonTree* found = &schema;
    for (int step = 0; step < nesting_max; ++step) {
      const JsonTree* reference = found->member("$ref");
      const auto place = reference == nullptr ? definitions_.end() : definitions_.find(reference->text);
      if (place == definitions_.end()) break;
      found = place->second;
    }
    return *found;
  }

  /// The members of a schema and of those that it is made of. `sure`: false for one alternative of several.
  void members(const JsonTree& printed, const std::string& path, bool sure, int depth) {
    if (depth > nesting_max || payload_.fields.size() >= fields_max || !may_look()) return;
    const JsonTree& schema = followed(printed);
    properties(schema, path, sure, depth);
    for (const char* keyword : {"allOf", "oneOf", "anyOf"}) {
      const JsonTree* parts = schema.member(keyword);
      if (parts == nullptr) continue;
      const bool all = std::string_view(keyword) == "allOf" || alternatives(*parts) < 2;
      for (const JsonTree& part : parts->items) members(part, path, sure && all, depth + 1);
    }
  }

  static std::ptrdiff_t alternatives(const JsonTree& parts) {
    return std::count_if(parts.items.begin(), parts.items.end(), [](const JsonTree& part) {
      const JsonTree* type = part.member("type");
      return type == nullptr || type->text != "null";
    });
  }

  void properties(const JsonTree& schema, const std::string& path, bool sure, int depth) {
    const JsonTree* members = schema.member("properties");
    if (members == nullptr) return;
    std::set<std::string_view> needed;
    if (const JsonTree* required = schema.member("required")) {
      for (const JsonTree& item : required->items) needed.insert(item.text);
    }
    for (const JsonTree& child : members->members) {
      if (path.empty() && payload_.cloudevents && is_context_attribute(child.name)) continue;
      property(child, join_path(path, child.name), sure && needed.contains(child.name), depth);
    }
  }

  void property(const JsonTree& child, const std::string& path, bool required, int depth) {
    if (payload_.fields.size() >= fields_max || !seen_.insert(path).second) return;
    Field field;
    field.path = path;
    field.at = span_of(file_, code_.at(child.offset));
    field.required = required;
    describe(child, field, depth);
    payload_.fields.push_back(field);
    this->members(child, path, true, depth + 1);
    std::string item_path = path;
    const JsonTree* schema = &followed(child);
    for (int step = 0; step < nesting_max; ++step) {
      const JsonTree* items = schema->member("items");
      if (items == nullptr || items->kind != JsonKind::object) return;
      item_path += "[]";
      this->members(*items, item_path, true, depth + 1 + step);
      schema = &followed(*items);
    }
  }

  void describe(const JsonTree& printed, Field& field, int depth) const {
    if (depth > nesting_max || !may_look()) return;
    const JsonTree& schema = followed(printed);
    if (const JsonTree* type = schema.member("type")) read_type(*type, field);
    if (const JsonTree* nullable = schema.member("nullable")) field.nullable = field.nullable || nullable->text == "true";
    if (const JsonTree* format = schema.member("format")) field.format = format->text;
    if (const JsonTree* constant = schema.member("const")) field.enum_values = {constant->text};
    if (const JsonTree* values = schema.member("enum")) {
      for (const JsonTree& value : values->items) {
        field.nullable = field.nullable || value.kind == JsonKind::null;
        if (value.kind != JsonKind::null) field.enum_values.push_back(value.text);
      }
    }
    for (const char* keyword : {"allOf", "oneOf", "anyOf"}) {
      const JsonTree* parts = schema.member(keyword);
      if (parts == nullptr) continue;
      for (const JsonTree& part : parts->items) describe(part, field, depth + 1);
    }
    if (field.type == "unknown" && schema.member("properties") != nullptr) field.type = "object";
    if (field.type == "unknown" && !field.enum_values.empty()) {
      field.type = "string";
      field.inferred = "its constants";
    }
    describe_items(schema, field, depth);
  }

  void describe_items(const JsonTree& schema, Field& field, int depth) const {
    const JsonTree* items = schema.member("items");
    if (field.type != "array" || items == nullptr) return;
    Field item;
    describe(*items, item, depth + 1);
    if (item.type != "unknown") field.type = "array<" + item.type + ">";
    field.format = item.format;
    if (!item.enum_values.empty()) field.enum_values = item.enum_values;
  }

  static void read_type(const JsonTree& type, Field& field) {
    if (type.kind == JsonKind::string || type.kind == JsonKind::null || type.kind == JsonKind::unknown) read_type_name(type.text, field);
    for (const JsonTree& alternative : type.items) read_type_name(alternative.text, field);
  }

  static void read_type_name(const std::string& name, Field& field) {
    if (name == "null") {
      field.nullable = true;
    } else if (field.type == "unknown" && is_type(name)) {
      field.type = name;
    }
  }

  const document::Text& code_;
  const std::string& file_;
  Payload& payload_;
  std::map<std::string, const JsonTree*, std::less<>> definitions_;
  std::set<std::string> seen_;
  mutable std::size_t looks_ = 0;
};

}  // namespace

bool is_json_schema(const JsonTree& root) {
  if (root.member("$schema") != nullptr) return true;
  const JsonTree* properties = root.member("properties");
  if (properties == nullptr || properties->kind != JsonKind::object) return false;
  const JsonTree* type = root.member("type");
  if (type != nullptr) return type->text == "object";
  return root.member("required") != nullptr || root.member("$id") != nullptr || root.member("additionalProperties") != nullptr;
}

void read_json_schema(const JsonTree& root, const document::Text& code, const std::string& file, Payload& payload) {
  SchemaReader(root, code, file, payload).read(root);
}

}  // namespace assay::contract
