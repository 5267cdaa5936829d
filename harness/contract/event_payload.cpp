#include "harness/contract/event_payload.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/partial_words.hpp"

#include "harness/base/strings.hpp"

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
  for (const Field& field : payload.fields) shown.insert(std::string(leaf_of(field.path)));
  std::vector<Field> names = std::move(event.event.fields);
  event.event.fields = std::move(payload.fields);
  for (Field& name : names) {
    if (shown.contains(name.path)) continue;
    if (payload.whole_message) name.path = "data." + name.path;
    event.event.fields.push_back(std::move(name));
  }
  event.data_relative = !payload.whole_message;
  std::vector<std::string> open = std::move(payload.open);
  if (payload.whole_message && std::find(event.event.open.begin(), event.event.open.end(), "") != event.event.open.end()) open.emplace_back("data");
  if (!payload.whole_message) open.insert(open.end(), event.event.open.begin(), event.event.open.end());
  event.event.open = std::move(open);
}

/// The block behind titles in comments: "// the event's data".
document::Text without_title(const document::Text& code) {
  std::size_t begin = 0;
  const std::string& plain = code.plain;
  while (begin < plain.size()) {
    const std::size_t word = plain.find_first_not_of(" \t\r\n", begin);
    if (word == std::string::npos) return {};
    const bool comment = plain.compare(word, 2, "//") == 0 || plain.compare(word, 2, "/*") == 0 || (plain[word] == '#' && begin == 0);
    if (!comment) return code.slice(word);
    const bool long_comment = plain.compare(word, 2, "/*") == 0;
    const std::size_t end = plain.find(long_comment ? "*/" : "\n", word);
    if (end == std::string::npos) return {};
    begin = end + (long_comment ? 2 : 1);
  }
  return {};
}

bool declares_types(std::string_view code) {
  for (const std::string_view word : {"{", "interface ", "type ", "export ", "enum ", "class ", "declare ", "const "}) {
    if (code.starts_with(word)) return true;
  }
  return code.find("\ninterface ") != std::string_view::npos || code.find("\nexport interface ") != std::string_view::npos || code.find("\ntype ") != std::string_view::npos;
}

/// `// the type of the message` between declarations names no payload; one that is empty says nothing.
std::vector<Payload> told(std::vector<Payload> payloads) {
  std::erase_if(payloads, [](const Payload& payload) { return payload.empty(); });
  return payloads;
}

}  // namespace

std::vector<Payload> payloads_of(const document::Block& block, TypeScope& types, const std::string& file) {
  const document::Text text = without_title(block.text);
  if (text.empty()) return {};
  if (is_typescript(text.plain, block.language)) {
    if (std::vector<Payload> calls = told(read_publish_calls(text, file)); !calls.empty()) return calls;
    if (!declares_types(text.plain)) return {};
    if (text.plain.find(':') != std::string::npos || !text.plain.starts_with('{')) return told(read_typescript_payloads(text, file, types));
    Payload names;
    names.fields = read_name_list(text, file);
    if (lists_some(text.plain)) names.open.emplace_back();
    return told({std::move(names)});
  }
  if (text.plain.starts_with('{')) return told(read_json_payloads(text, file));
  if (is_yaml(text.plain, block.language)) return told({read_yaml_payload(text, file)});
  return told(read_publish_calls(text, file));
}

void learn_types(const document::Document& document, TypeScope& types) {
  for (const document::Block& block : document.blocks) {
    if (block.kind != document::BlockKind::code || block.quoted) continue;
    const std::string_view code = block.text.plain;
    const bool declares = code.find("interface ") != std::string_view::npos || code.find("type ") != std::string_view::npos || code.find("enum ") != std::string_view::npos ||
                          code.find("as const") != std::string_view::npos;
    if (declares && is_typescript(code, block.language)) learn_types(block.text, document.path, types);
  }
}

void take_payload(Payload payload, EventDraft& event) {
  if (payload.cloudevents) event.event.envelope = "cloudevents";
  if (payload.type_name && *payload.type_name != event.event.name) {
    std::vector<std::string>& aliases = event.event.aliases;
    if (std::find(aliases.begin(), aliases.end(), *payload.type_name) == aliases.end()) aliases.push_back(*payload.type_name);
  }
  const bool sample = payload.example.has_value();
  if (sample) event.event.examples.push_back(*payload.example);
  const bool names_before = event.has_payload && only_names(event.event.fields);
  if (names_before && sample) {
    add_sample(std::move(payload), event);
    return;
  }
  if (event.has_payload && (sample || payload.fields.empty())) return;
  if (event.has_payload && event.event.examples.empty() && !names_before) return;  // a second declaration is a part of the first
  if (payload.fields.size() > fields_max) {
    payload.fields.resize(fields_max);
    payload.open.emplace_back();
  }
  event.event.fields = std::move(payload.fields);
  event.event.open = std::move(payload.open);
  event.event.printed_schema = std::move(payload.schema);
  event.data_relative = !payload.whole_message;
  event.has_payload = true;
}

}  // namespace assay::contract
