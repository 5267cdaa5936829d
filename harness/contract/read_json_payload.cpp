#include "harness/contract/json_payload.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/printed_schema.hpp"

#include <algorithm>
#include <array>

namespace assay::contract {
namespace {

constexpr std::array context_attributes{"specversion", "type", "source", "id", "time", "datacontenttype", "dataschema", "subject"};

}  // namespace

bool is_context_attribute(std::string_view name) {
  return std::find(context_attributes.begin(), context_attributes.end(), name) != context_attributes.end();
}

const JsonTree* type_member(const JsonTree& root) {
  for (const char* name : {"type", "event_type", "eventType", "event_name", "eventName", "event"}) {
    const JsonTree* found = root.member(name);
    if (found != nullptr && found->kind == JsonKind::string && has_event_shape(found->text)) return found;
  }
  const JsonTree* envelope = root.member("envelope");
  return envelope == nullptr || envelope->kind != JsonKind::object ? nullptr : envelope->member("eventType");
}

Payload read_json_value(const JsonTree& root, const document::Text& code, const std::string& file) {
  Payload payload;
  if (root.kind != JsonKind::object) return payload;
  if (is_json_schema(root)) {
    read_json_schema(root, code, file, payload);
    if (auto kept = kept_schema(std::string_view(code.plain).substr(root.offset, root.end - root.offset))) {
      payload.schema = PrintedSchema{std::move(*kept), {}, span_of(file, code.at(root.offset))};
    }
    return payload;
  }
  read_json_sample(root, code, file, payload);
  if (const JsonTree* type = type_member(root)) payload.type_name = type->text;
  payload.example = Example{write_json_tree(root), span_of(file, code.at(root.offset))};
  return payload;
}

Payload read_json_payload(const document::Text& code, const std::string& file) { return read_json_value(read_json_tree(code.plain), code, file); }

std::vector<Payload> read_json_payloads(const document::Text& code, const std::string& file) {
  constexpr std::size_t payloads_max = 200;  // of one block
  std::vector<Payload> payloads;
  const std::string_view plain = code.plain;
  for (std::size_t at = plain.find('{'); at != std::string_view::npos && payloads.size() < payloads_max;) {
    const JsonTree root = read_json_tree(plain, at);
    payloads.push_back(read_json_value(root, code, file));
    at = plain.find('{', std::max(root.end, at + 1));
  }
  return payloads;
}

}  // namespace assay::contract
