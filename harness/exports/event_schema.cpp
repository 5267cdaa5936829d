#include "harness/exports/event_schema.hpp"

#include "harness/contract/compile.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/exports/words.hpp"
#include "harness/schema/schema.hpp"

#include "harness/base/strings.hpp"

#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

using contract::Event;
using contract::Field;

constexpr std::size_t example_bytes_max = 16 * 1024;  // larger ones are no help to a reader, and bounded means shallow

/// Names that tools take for something else than a member: they follow "$ref" (the AsyncAPI parser crashes where it is no text), and
/// what stands in "__proto__" JavaScript takes for inherited.
bool misleads(std::string_view name) { return name == "$ref" || name == "__proto__"; }

/// Whether such a name is a member of the value, at any depth.
bool holds_misleading_name(const Json& value) {
  if (!value.is_structured()) return false;
  for (const auto& [name, part] : value.items()) {
    if ((value.is_object() && misleads(name)) || holds_misleading_name(part)) return true;
  }
  return false;
}

Json without_misleading(const Json& names) {
  Json out = Json::array();
  for (const Json& name : names) {
    if (!name.is_string() || !misleads(name.get_ref<const std::string&>())) out.push_back(name);
  }
  return out;
}

/// Rebuilds a schema with a description in front of what it says already, through all levels.
class Describer {
 public:
  explicit Describer(const Event& event) : fields_(fields_by_path(event)), cloudevents_(event.envelope == "cloudevents") {}

  Json described(Json& schema, const std::string& path, int depth) const {
    if (depth > depth_max) return Json::object();
    if (!schema.is_object()) return std::move(schema);
    Json out = Json::object();
    const std::string words = described_as(schema, path);
    if (!words.empty()) append(out, "description", words);
    bool left_out = false;  // a member that is left out may still come, so that the object has to be open
    for (auto& [keyword, value] : schema.items()) {
      if (keyword == "properties" && value.is_object()) {
        left_out = value.contains("$ref") || value.contains("__proto__");
        append(out, keyword, members(value, path, depth));
      } else if (keyword == "description") {
        continue;
      } else if (keyword == "items") {
        append(out, keyword, described(value, path + "[]", depth + 1));
      } else if (keyword == "required") {
        append(out, keyword, without_misleading(value));
      } else if (keyword != "additionalProperties" || !left_out) {
        append(out, keyword, std::move(value));
      }
    }
    return out;
  }

 private:
  Json members(Json& properties, const std::string& path, int depth) const {
    Json out = object_for(properties.size());
    for (auto& [name, schema] : properties.items()) {
      if (!misleads(name)) append(out, name, described(schema, member_path(path, name), depth + 1));
    }
    return out;
  }

  /// What a printed schema says itself is a note of the field as well.
  [[nodiscard]] std::string described_as(const Json& schema, const std::string& path) const {
    std::string words = words_on(path);
    const auto printed = schema.find("description");
    const auto field = fields_.find(path);
    const bool noted = field != fields_.end() && !field->second->note.empty();
    if (noted || printed == schema.end() || !printed->is_string()) return words;
    return one_line(printed->get_ref<const std::string&>()) + (words.empty() ? "" : " " + words);
  }

  [[nodiscard]] std::string words_on(const std::string& path) const {
    const auto field = fields_.find(path);
    if (field != fields_.end()) return sentence_on(*field->second);
    const bool context = cloudevents_ && path.find_first_of(".[") == std::string::npos && path != "data";
    return context ? "A context attribute of CloudEvents 1.0." : "";
  }

  FieldsByPath fields_;
  bool cloudevents_;
};

/// Examples that keep the schema, as JSON.
void collect(const Json& schema, const std::vector<const std::string*>& texts, std::vector<Json>& found) {
  const auto compiled = schema::Schema::compile(schema.dump(-1, ' ', false, Json::error_handler_t::replace), "payload schema");
  if (!compiled) return;
  for (const std::string* text : texts) {
    if (!compiled->validate(*text).empty()) continue;
    Json example = Json::parse(*text, nullptr, false);
    if (!holds_misleading_name(example)) found.push_back(std::move(example));
  }
}

}  // namespace

FieldsByPath fields_by_path(const Event& event) {
  FieldsByPath fields;
  for (const Field& field : event.fields) fields.emplace(field.path, &field);
  return fields;
}

std::string member_path(const std::string& path, const std::string& name) { return path.empty() ? contract::path_name(name) : path + "." + contract::path_name(name); }

Json event_schema(const Event& event) {
  Json plain = Json::parse(contract::payload_schema(event));
  Json out = Json::object();
  append(out, "title", event.name);
  append(out, "description", join(sentences_on(event), " "));
  if (event.status == "deprecated") append(out, "deprecated", true);
  Json described = Describer(event).described(plain, {}, 0);
  for (auto& [keyword, value] : described.items()) {
    if (keyword == "$schema" || keyword == "$id" || keyword == "title" || keyword == "description" || keyword == "deprecated") continue;
    append(out, keyword, std::move(value));
  }
  return out;
}

Examples conforming_examples(const Event& event) {
  Examples out;
  if (event.examples.empty()) return out;
  const Json schema = Json::parse(contract::payload_schema(event));
  std::vector<const std::string*> whole;
  for (const contract::Example& example : event.examples) {
    if (example.json.size() <= example_bytes_max) whole.push_back(&example.json);
  }
  collect(schema, whole, out.whole);
  if (event.envelope != "cloudevents" || !schema.contains("/properties/data"_json_pointer)) return out;
  std::vector<std::string> parts;
  for (const std::string* text : whole) {
    const Json example = Json::parse(*text, nullptr, false);
    if (example.is_object() && example.size() == 1 && example.contains("data")) parts.push_back(example["data"].dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  std::vector<const std::string*> data;
  for (const std::string& part : parts) data.push_back(&part);
  collect(schema["properties"]["data"], data, out.data);
  return out;
}

}  // namespace assay::exports
