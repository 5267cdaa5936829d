#include "harness/exports/typescript_type.hpp"

#include "harness/base/strings.hpp"
#include "harness/exports/typescript_text.hpp"
#include "harness/exports/words.hpp"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

std::string value_type(const Json& value) {
  if (value.is_string()) return literal(value.get_ref<const std::string&>());
  if (value.is_primitive()) return value.dump();
  return "unknown";
}

/// "a | b", each once; anything beside "unknown" is "unknown".
std::string union_of(const std::vector<std::string>& types) {
  std::vector<std::string> once;
  std::set<std::string_view> seen;
  for (const std::string& type : types) {
    if (type == "unknown") return type;
    if (seen.insert(type).second) once.push_back(type);
  }
  return once.empty() ? "unknown" : join(once, " | ");
}

const Json* find(const Json& schema, const char* keyword) {
  const auto found = schema.find(keyword);
  return found == schema.end() ? nullptr : &*found;
}

std::set<std::string, std::less<>> required_of(const Json& schema) {
  std::set<std::string, std::less<>> names;
  if (const Json* const required = find(schema, "required"); required != nullptr && required->is_array()) {
    for (const Json& name : *required) {
      if (name.is_string()) names.insert(name.get<std::string>());
    }
  }
  return names;
}

}  // namespace

std::string TypeWriter::object(const Json& schema, const std::string& path, int depth) const {
  const Json* const properties = find(schema, "properties");
  const Json* const more = find(schema, "additionalProperties");
  const bool closed = more != nullptr && more->is_boolean() && !more->get<bool>();
  const bool typed = more != nullptr && more->is_object();
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  std::string members;
  if (properties != nullptr && properties->is_object()) {
    const auto required = required_of(schema);
    for (const auto& [name, value] : properties->items()) members += member(value, name, required.contains(name), member_path(path, name), depth + 1);
  }
  if (members.empty() && closed) members = indent + "  [member: string]: never;\n";
  if (!closed) {
    const std::string value = typed && members.empty() ? type(*more, path + "{}", depth + 1) : "unknown";
    members += fmt::format("{}  [member: string]: {};\n", indent, value);
  }
  return fmt::format("{{\n{}{}}}", members, indent);
}

std::string TypeWriter::member(const Json& schema, const std::string& name, bool required, const std::string& path, int depth) const {
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  std::vector<std::string> words;
  if (const auto field = fields_.find(path); field != fields_.end()) words.push_back(sentence_on(*field->second));
  if (const Json* const format = schema.is_object() ? find(schema, "format") : nullptr; format != nullptr && format->is_string()) {
    const std::string said = fmt::format("Format: {}.", format->get_ref<const std::string&>());
    words = {words.empty() ? said : words.front() + " " + said};
  }
  return comment(words, indent) + fmt::format("{}{}{}: {};\n", indent, member_name(name), required ? "" : "?", type(schema, path, depth));
}

std::string TypeWriter::type(const Json& schema, const std::string& path, int depth) const {
  if (!schema.is_object() || depth > depth_max) return "unknown";
  if (const Json* const only = find(schema, "const")) return value_type(*only);
  std::vector<std::string> types;
  if (const Json* const values = find(schema, "enum"); values != nullptr && values->is_array()) {
    for (const Json& value : *values) types.push_back(value_type(value));
    return union_of(types);
  }
  for (const char* const choice : {"anyOf", "oneOf"}) {
    if (const Json* const choices = find(schema, choice); choices != nullptr && choices->is_array()) {
      for (const Json& one : *choices) types.push_back(type(one, path, depth + 1));
      return union_of(types);
    }
  }
  const Json* const named = find(schema, "type");
  if (named == nullptr) return schema.contains("properties") ? object(schema, path, depth) : "unknown";
  if (named->is_string()) return one_type(schema, named->get<std::string>(), path, depth);
  for (const Json& one : *named) types.push_back(one.is_string() ? one_type(schema, one.get<std::string>(), path, depth) : "unknown");
  return union_of(types);
}

std::string TypeWriter::one_type(const Json& schema, const std::string& name, const std::string& path, int depth) const {
  if (name == "string" || name == "boolean" || name == "null" || name == "number") return name;
  if (name == "integer") return "number";
  if (name == "object") return object(schema, path, depth);
  if (name != "array") return "unknown";
  const Json* const items = find(schema, "items");
  return fmt::format("Array<{}>", items == nullptr ? "unknown" : type(*items, path + "[]", depth));
}

}  // namespace assay::exports
