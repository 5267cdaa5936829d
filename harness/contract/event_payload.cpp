#include "harness/contract/event_payload.hpp"

#include <algorithm>
#include <set>

namespace assay::contract {
namespace {

bool only_names(const std::vector<Field>& fields) {
  return std::all_of(fields.begin(), fields.end(), [](const Field& field) { return field.type == "unknown" || field.type == "array"; });
}

/// A sample below a list of names types them; names that it does not show stay.
void add_sample(Payload payload, EventDraft& event) {
  std::set<std::string> shown;
  for (const Field& field : payload.fields) shown.insert(field.path.substr(field.path.find_last_of('.') + 1));
  std::vector<Field> names = std::move(event.event.fields);
  event.event.fields = std::move(payload.fields);
  for (Field& name : names) {
    if (shown.contains(name.path)) continue;
    if (payload.whole_message) name.path = "data." + name.path;
    event.event.fields.push_back(std::move(name));
  }
  event.data_relative = !payload.whole_message;
}

}  // namespace

Payload payload_of(const document::Block& block, KnownTypes& types, const std::string& file) {
  std::size_t begin = 0;
  const std::string& plain = block.text.plain;
  while (plain.compare(begin, 2, "//") == 0) {  // a title above the literal
    begin = plain.find('\n', begin);
    if (begin == std::string::npos) return {};
    ++begin;
  }
  const document::Text text = block.text.slice(begin);
  if (is_typescript(text.plain, block.language)) {
    const bool declares = text.plain.starts_with('{') || text.plain.starts_with("interface ") || text.plain.starts_with("type ") || text.plain.starts_with("export ");
    if (!declares) return {};
    if (text.plain.find(':') != std::string::npos) return read_typescript_payload(text, file, types);
    Payload names;
    names.fields = read_name_list(text, file);
    return names;
  }
  return text.plain.starts_with('{') ? read_json_payload(text, file) : Payload();
}

void take_payload(Payload payload, EventDraft& event) {
  if (payload.cloudevents) event.event.envelope = "cloudevents";
  if (payload.type_name && *payload.type_name != event.event.name) {
    std::vector<std::string>& aliases = event.event.aliases;
    if (std::find(aliases.begin(), aliases.end(), *payload.type_name) == aliases.end()) aliases.push_back(*payload.type_name);
  }
  const bool sample = payload.example.has_value();
  if (sample) event.event.examples.push_back(*payload.example);
  if (event.has_payload && sample && only_names(event.event.fields)) {
    add_sample(std::move(payload), event);
    return;
  }
  if (event.has_payload && (sample || payload.fields.empty())) return;
  if (event.has_payload && event.event.examples.empty()) return;  // a second declaration is a part of the first
  if (payload.fields.size() > fields_max) payload.fields.resize(fields_max);
  event.event.fields = std::move(payload.fields);
  event.data_relative = !payload.whole_message;
  event.has_payload = true;
}

}  // namespace assay::contract
