#include "harness/contract/field_path.hpp"
#include "harness/contract/field_types.hpp"
#include "harness/contract/json_payload.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <map>

namespace assay::contract {
namespace {

constexpr const char* of_sample = "the value of the sample";

class SampleReader {
 public:
  SampleReader(const document::Text& code, const std::string& file, Payload& payload) : code_(code), file_(file), payload_(payload) {}

  void read(const JsonTree& root) {
    payload_.cloudevents = root.member("specversion") != nullptr;
    payload_.whole_message = payload_.cloudevents || has_object(root, "data") || has_object(root, "payload") || has_object(root, "envelope");
    if (root.open) payload_.open.emplace_back();
    for (const JsonTree& child : root.members) {
      if (payload_.cloudevents && is_context_attribute(child.name)) continue;
      if (child.name == "data" && child.kind == JsonKind::object) {
        members(child, "data");
      } else {
        member(path_name(child.name), child);
      }
    }
  }

 private:
  static bool has_object(const JsonTree& root, std::string_view name) {
    const JsonTree* child = root.member(name);
    return child != nullptr && child->kind == JsonKind::object;
  }

  void members(const JsonTree& parent, const std::string& path) {
    if (parent.open && payload_.open.size() < fields_max) payload_.open.push_back(path);
    for (const JsonTree& child : parent.members) member(join_path(path, path_name(child.name)), child);
  }

  /// The items of a list, one behind the other: what any of them has, an item may have.
  void items(const JsonTree& list, const std::string& path) {
    for (const JsonTree& item : list.items) {
      if (item.kind == JsonKind::object) members(item, path);
    }
  }

  void member(const std::string& path, const JsonTree& value) {
    if (payload_.fields.size() >= fields_max) return;
    Field field;
    field.path = path;
    field.at = span_of(file_, code_.at(value.offset));
    describe(value, field);
    read_comment(value, field);
    const auto [place, added] = places_.emplace(path, payload_.fields.size());
    if (added) {
      payload_.fields.push_back(std::move(field));
    } else {
      add_type(payload_.fields[place->second], field);
    }
    if (value.kind == JsonKind::object) members(value, path);
    if (value.kind == JsonKind::array) items(value, path + "[]");
  }

  static void describe(const JsonTree& value, Field& field) {
    switch (value.kind) {
      case JsonKind::null: field.nullable = true; return;
      case JsonKind::boolean: field.type = "boolean"; break;
      case JsonKind::integer: field.type = "integer"; break;
      case JsonKind::number: field.type = "number"; break;
      case JsonKind::object: field.type = "object"; return;
      case JsonKind::string:
        if (read_placeholder(value.name, value.text, field)) return;  // the sample prints the type itself
        field.type = "string";
        field.format = format_of_sample(value.text);
        break;
      case JsonKind::array: describe_items(value, field); return;
      case JsonKind::unknown: read_type_words(value.text, field); return;
    }
    field.inferred = of_sample;
  }

  static void describe_items(const JsonTree& value, Field& field) {
    const bool lists = std::any_of(value.items.begin(), value.items.end(), [](const JsonTree& item) { return item.kind == JsonKind::array; });
    Field item;
    for (std::size_t i = 0; i < value.items.size() && !lists; ++i) {
      Field next;
      describe(value.items[i], next);
      if (i == 0) {
        item = std::move(next);
      } else {
        add_type(item, next);
        item.enum_values.insert(item.enum_values.end(), next.enum_values.begin(), next.enum_values.end());
      }
    }
    field.format = item.format;
    field.enum_values = item.enum_values;
    field.inferred = item.inferred;
    make_array(item);
    field.type = item.type;
    field.other_types = item.other_types;
  }

  /// `"priority": "routine", // 'routine' | 'stat'`
  void read_comment(const JsonTree& value, Field& field) const {
    const std::string_view plain = code_.plain;
    std::size_t at = value.end;
    while (at < plain.size() && (plain[at] == ' ' || plain[at] == ',' || plain[at] == '\t')) ++at;
    std::string_view note = plain.substr(std::min(at, plain.size()), 400);
    const bool comment = note.starts_with("//") || note.starts_with("/*") || note.starts_with("#");
    if (!comment) return;
    note = note.substr(0, std::min(note.find('\n'), note.find("*/")));
    note = trim(note.substr(note.starts_with('#') ? 1 : 2));
    if (field.type == "unknown") read_type_words(note.substr(0, note.find_first_of(",;.(")), field);
    read_type_note(note, field);
    add_note(note, field);
  }

  const document::Text& code_;
  const std::string& file_;
  Payload& payload_;
  std::map<std::string, std::size_t> places_;  // of fields by path
};

}  // namespace

void read_json_sample(const JsonTree& root, const document::Text& code, const std::string& file, Payload& payload) { SampleReader(code, file, payload).read(root); }

}  // namespace assay::contract
