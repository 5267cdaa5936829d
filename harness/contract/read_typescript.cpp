#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"
#include "harness/contract/typescript_reader.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

// The declarations in which the documents print payloads: which one of a block it is about, and what it says of the event.

namespace assay::contract {
namespace {

bool names_type(const Field& field) {
  constexpr std::array<std::string_view, 6> names{"event_type", "event", "event_name", "eventType", "eventName", "type"};
  return std::find(names.begin(), names.end(), field.path) != names.end() && field.enum_values.size() == 1 && has_event_shape(field.enum_values[0]);
}

Payload payload_from(Shape shape) {
  Payload payload;
  payload.fields = std::move(shape.below);
  payload.open = std::move(shape.open);
  for (const Field& field : payload.fields) {
    if (!payload.type_name && names_type(field)) payload.type_name = field.enum_values[0];
    const bool wrapper = field.path == "data" || field.path == "payload" || field.path == "event_type";
    payload.whole_message = payload.whole_message || wrapper;
    payload.cloudevents = payload.cloudevents || field.path == "specversion";
  }
  return payload;
}

/// An event or payload comes before any other type, an envelope before the payload inside of it.
int rank_of(const Declaration& declaration, const Shape& shape) {
  const std::vector<Field>& fields = shape.below;
  if (declaration.kind == DeclarationKind::enumeration || declaration.kind == DeclarationKind::constant || fields.empty()) return -1;
  const std::string& name = declaration.name;
  if (std::any_of(fields.begin(), fields.end(), names_type)) return 4;
  if (name.starts_with("Base") || !shape.holes.empty()) return 0;
  if (name.ends_with("Event") || name.ends_with("Envelope") || name.ends_with("Message")) return 3;
  return name.ends_with("Payload") ? 2 : 0;
}

/// Literals that stand in the block without a name.
std::vector<Shape> literals(const TypeScriptSource& source, TypeScope& scope) {
  std::vector<Shape> found;
  std::size_t i = 0;
  while (i < source.tokens.size() && source.tokens[i].kind == TokenKind::comment) ++i;
  while (i < source.tokens.size() && source.tokens[i].text == "{" && source.tokens[i].kind == TokenKind::mark && found.size() < 100) {
    TypeScriptReader reader(source, scope, i);
    found.push_back(reader.type(0));
    i = std::max(reader.place(), i + 1);
    while (i < source.tokens.size() && (source.tokens[i].kind == TokenKind::comment || source.tokens[i].text == ";" || source.tokens[i].text == ",")) ++i;
  }
  return found;
}

}  // namespace

bool is_typescript(std::string_view code, std::string_view language) {
  if (language == "ts" || language == "typescript" || language == "tsx" || language == "js" || language == "javascript") return true;
  if (language == "json" || language == "jsonc" || language == "json5" || language == "yaml" || language == "yml") return false;
  const std::string_view body = trim(code);
  for (const std::string_view word : {"interface ", "export ", "type ", "enum ", "class ", "declare ", "const "}) {
    if (body.starts_with(word)) return true;
  }
  if (!body.starts_with('{')) return false;
  std::string_view inner = trim(body.substr(1));
  while (inner.starts_with("//")) inner = trim(inner.substr(std::min(inner.find('\n'), inner.size())));
  return !inner.empty() && inner[0] != '"' && inner[0] != '\'' && inner[0] != '}' && inner[0] != '.' && inner[0] != '<';
}

void learn_types(const document::Text& code, const std::string& file, TypeScope& scope) { (void)scope.learn(typescript_source(code, file)); }

std::vector<Payload> read_typescript_payloads(const document::Text& code, const std::string& file, TypeScope& scope) {
  const auto source = typescript_source(code, file);
  std::vector<Payload> payloads;
  Shape main;
  int rank = -1;
  for (const Shape& literal : literals(*source, scope)) {
    if (rank == 1) payloads.push_back(payload_from(std::move(main)));
    main = literal;
    rank = 1;
  }
  for (const Declaration& declaration : scope.learn(source)) {
    const Shape* shape = scope.find(declaration.name, 0);
    if (shape == nullptr) continue;
    const int own = rank_of(declaration, *shape);
    const bool better = own > rank || (own == rank && own != 3);  // of several events and envelopes the first holds the others
    if (own < 0) continue;
    if (better && rank == 4) payloads.push_back(payload_from(std::move(main)));
    if (!better && own == 4) payloads.push_back(payload_from(*shape));
    if (better) main = *shape;
    if (better) rank = own;
  }
  payloads.insert(payloads.begin(), payload_from(std::move(main)));
  return payloads;
}

Payload read_typescript_payload(const document::Text& code, const std::string& file, TypeScope& scope) {
  return std::move(read_typescript_payloads(code, file, scope).front());
}

}  // namespace assay::contract
