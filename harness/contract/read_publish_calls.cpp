#include "harness/contract/json_payload.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>

// Code that publishes an event prints its payload too: the literal that the call is given. Values are expressions, so that only the
// names are sure.

namespace assay::contract {
namespace {

constexpr std::array<std::string_view, 6> calls{"publishEvent(", "publishDomainEvent(", "emitEvent(", "publish(", "emit(", "dispatchEvent("};
constexpr std::size_t calls_max = 200;         // of one block
constexpr std::size_t head_max = 300;          // bytes between the call and its literal

/// The next call: where its arguments begin, or npos.
std::size_t next_call(std::string_view code, std::size_t from) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view call : calls) {
    const std::size_t at = code.find(call, from);
    if (at != std::string_view::npos) first = std::min(first, at + call.size());
  }
  return first;
}

/// The quoted event name among the arguments in front of the literal.
std::optional<std::string> quoted_name(std::string_view head) {
  const std::size_t open = head.find_first_of("'\"`");
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = head.find(head[open], open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view name = head.substr(open + 1, close - open - 1);
  return has_event_shape(name) ? std::optional(std::string(name)) : std::nullopt;
}

void forget_values(JsonTree& tree) {
  for (JsonTree& child : tree.members) {
    if (child.kind == JsonKind::unknown) child.text.clear();  // an expression, whatever words it is made of
    forget_values(child);
  }
}

Payload payload_of_call(std::string_view head, JsonTree root, const document::Text& code, const std::string& file) {
  forget_values(root);
  std::optional<std::string> name = quoted_name(head);
  if (!name) {
    if (const JsonTree* type = type_member(root)) name = type->text;
  }
  const JsonTree* inner = name ? root.member("payload") : nullptr;
  Payload payload;
  const bool wrapped = inner != nullptr && inner->kind == JsonKind::object;
  read_json_sample(wrapped ? *inner : root, code, file, payload);
  payload.type_name = name;
  payload.called = true;
  if (wrapped) payload.whole_message = false;
  return payload;
}

}  // namespace

std::vector<Payload> read_publish_calls(const document::Text& code, const std::string& file) {
  std::vector<Payload> payloads;
  const std::string_view plain = code.plain;
  std::size_t at = next_call(plain, 0);
  while (at != std::string_view::npos && payloads.size() < calls_max) {
    const std::size_t brace = plain.find('{', at);
    if (brace == std::string_view::npos || brace - at > head_max) break;
    JsonTree root = read_json_tree(plain, brace);
    const std::size_t end = std::max(root.end, brace + 1);
    Payload payload = payload_of_call(plain.substr(at, brace - at), std::move(root), code, file);
    if (payload.type_name) payloads.push_back(std::move(payload));
    at = next_call(plain, end);
  }
  return payloads;
}

}  // namespace assay::contract
