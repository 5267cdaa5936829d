#include "harness/contract/typescript_scope.hpp"

#include "harness/contract/payload.hpp"
#include "harness/contract/typescript_reader.hpp"

#include <optional>

namespace assay::contract {
namespace {

constexpr std::size_t followed_max = 20 * fields_max;  // fields of named types that one document may repeat

std::optional<DeclarationKind> kind_of(const Token& token) {
  if (token.kind != TokenKind::word) return std::nullopt;
  if (token.text == "interface" || token.text == "class") return DeclarationKind::interface;
  if (token.text == "type") return DeclarationKind::alias;
  if (token.text == "enum") return DeclarationKind::enumeration;
  if (token.text == "const") return DeclarationKind::constant;
  return std::nullopt;
}

}  // namespace

std::shared_ptr<const TypeScriptSource> typescript_source(const document::Text& code, const std::string& file) {
  auto source = std::make_shared<TypeScriptSource>(TypeScriptSource{code, file, {}});
  source->tokens = typescript_tokens(source->code.plain);
  return source;
}

std::vector<Declaration> TypeScope::learn(const std::shared_ptr<const TypeScriptSource>& source) {
  std::vector<Declaration> declarations;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < source->tokens.size(); ++i) {
    const Token& token = source->tokens[i];
    if (token.kind == TokenKind::mark) {
      depth += token.text == "{" ? 1 : token.text == "}" && depth > 0 ? -1 : 0;
      continue;
    }
    const auto kind = depth == 0 ? kind_of(token) : std::nullopt;
    const Token& name = source->tokens[i + 1];
    if (!kind || name.kind != TokenKind::word || name.text == "enum") continue;  // `const enum X`
    declarations.push_back({*kind, std::string(name.text), source, i + 2});
    entries_.insert_or_assign(declarations.back().name, Entry{declarations.back(), false, false, {}});
    ++i;
  }
  return declarations;
}

const Shape* TypeScope::find(std::string_view name, int depth) {
  const auto place = entries_.find(name);
  if (place == entries_.end() || place->second.open || depth > nesting_max) return nullptr;
  Entry& entry = place->second;
  if (!entry.known) {
    entry.open = true;
    const Declaration declaration = entry.declaration;
    entry.shape = TypeScriptReader(*declaration.source, *this, declaration.body).declared(declaration, depth + 1);
    entry.open = false;
    entry.known = true;
  }
  return &entry.shape;
}

bool TypeScope::may_follow(std::size_t fields) {
  followed_ += fields + 1;
  return followed_ < followed_max;
}

}  // namespace assay::contract
