#include "harness/contract/field_path.hpp"
#include "harness/contract/field_types.hpp"
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

  void read(const JsonTree& root) {
    note_open(followed(root), "");
    members(root, "", true, 0);
  }

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

  /// JSON Schema refuses no member that nobody forbids.
  void note_open(const JsonTree& schema, const std::string& path) {
    for (const char* keyword : {"additionalProperties", "unevaluatedProperties"}) {
      const JsonTree* more = schema.member(keyword);
      if (more != nullptr && more->kind == JsonKind::boolean && more->text == "false" && schema.member("patternProperties") == nullptr) return;
    }
    if (payload_.open.size() < fields_max) payload_.open.push_back(path);
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
      property(child, join_path(path, path_name(child.name)), sure && needed.contains(child.name), depth);
    }
  }

  void property(const JsonTree& child, const std::string& path, bool required, int depth) {
    if (payload_.fields.size() >= fields_max || !seen_.insert(path).second) return;
    Field field;
    field.path = path;
    field.at = span_of(file_, code_.at(child.offset));
    field.required = required;
    describe(child, field, depth);
    if (const JsonTree* words = followed(child).member("description")) add_note(words->text, field);
    payload_.fields.push_back(field);
    note_open(followed(child), path);
    this->members(child, path, true, depth + 1);
    std::string item_path = path;
    const JsonTree* schema = &followed(child);
    for (int step = 0; step < nesting_max; ++step) {
      const JsonTree* items = schema->member("items");
      if (items == nullptr || items->kind != JsonKind::object) return;
      item_path += "[]";
      note_open(followed(*items), item_path);
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
    if (const JsonTree* constant = schema.member("const")) read_constants({*constant}, field);
    if (const JsonTree* values = schema.member("enum")) read_constants(values->items, field);
    if (const JsonTree* parts = schema.member("allOf")) {
      for (const JsonTree& part : parts->items) describe(part, field, depth + 1);
    }
    for (const char* keyword : {"oneOf", "anyOf"}) {
      if (const JsonTree* parts = schema.member(keyword)) describe_alternatives(*parts, field, depth);
    }
    if (field.type == "unknown" && schema.member("properties") != nullptr) field.type = "object";
    describe_items(schema, field, depth);
    describe_values(schema, field, depth);
  }

  /// Of one or several types: JSON says which of each.
  static void read_constants(const std::vector<JsonTree>& values, Field& field) {
    Field all;
    for (const JsonTree& value : values) {
      Field one;
      one.type = type_of(value.kind);
      one.nullable = value.kind == JsonKind::null;
      if (one.nullable) one.other_types = {"null"};
      if (!one.nullable) one.enum_values = {value.text};
      if (&value == &values.front()) {
        all = std::move(one);
      } else {
        add_type(all, one);
        all.enum_values.insert(all.enum_values.end(), one.enum_values.begin(), one.enum_values.end());
      }
    }
    field.enum_values = all.enum_values;
    field.nullable = field.nullable || all.nullable;
    if (field.type != "unknown" || values.empty()) return;
    field.type = all.type;
    field.other_types = all.other_types;
    field.constants = all.constants;
    field.inferred = "its constants";
  }

  static std::string type_of(JsonKind kind) {
    switch (kind) {
      case JsonKind::boolean: return "boolean";
      case JsonKind::integer: return "integer";
      case JsonKind::number: return "number";
      case JsonKind::string: return "string";
      case JsonKind::array: return "array";
      case JsonKind::object: return "object";
      default: return "unknown";
    }
  }

  /// The first alternative is the type, the others are beside it. Where the type is stated already they only narrow it.
  void describe_alternatives(const JsonTree& parts, Field& field, int depth) const {
    Field all;
    bool first = true;
    for (const JsonTree& part : parts.items) {
      Field one;
      describe(part, one, depth + 1);
      if (first) {
        all = std::move(one);
      } else {
        const bool only_null = all.type == "unknown" && all.enum_values.empty();
        add_type(all, one);
        if (only_null || !all.enum_values.empty()) all.enum_values.insert(all.enum_values.end(), one.enum_values.begin(), one.enum_values.end());
      }
      first = false;
    }
    field.nullable = field.nullable || all.nullable;
    if (!field.format) field.format = all.format;
    if (field.type != "unknown" && (all.type != field.type || !all.other_types.empty())) return;
    if (field.enum_values.empty()) field.enum_values = all.enum_values;
    if (field.type != "unknown") return;
    field.type = all.type;
    field.other_types = all.other_types;
    field.constants = all.constants;
    field.values = all.values;
  }

  /// `additionalProperties: { type: number }`: a map.
  void describe_values(const JsonTree& schema, Field& field, int depth) const {
    const JsonTree* more = schema.member("additionalProperties");
    if (field.type != "object" || more == nullptr || more->kind != JsonKind::object) return;
    Field value;
    describe(*more, value, depth + 1);
    field.values = schema.member("patternProperties") == nullptr ? all_types(value) : "unknown";
  }

  void describe_items(const JsonTree& schema, Field& field, int depth) const {
    const JsonTree* items = schema.member("items");
    if (field.type != "array" || items == nullptr) return;
    Field item;
    describe(*items, item, depth + 1);
    field.format = item.format;
    if (!item.enum_values.empty()) field.enum_values = item.enum_values;
    make_array(item);
    field.type = item.type;
    field.other_types.insert(field.other_types.end(), item.other_types.begin(), item.other_types.end());
  }

  static void read_type(const JsonTree& type, Field& field) {
    std::vector<std::string> names;
    if (type.kind == JsonKind::string || type.kind == JsonKind::null || type.kind == JsonKind::unknown) names.push_back(type.text);
    for (const JsonTree& alternative : type.items) names.push_back(alternative.text);
    for (const std::string& name : names) {
      if (!is_type(name)) continue;
      field.nullable = field.nullable || name == "null";
      if (name == "null") continue;
      if (field.type != "unknown" && field.type != name) field.other_types.push_back(name);
      if (field.type == "unknown") field.type = name;
    }
    if (field.type == "unknown" && field.nullable && names.size() == 1) field.other_types = {"null"};
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
