#pragma once

#include "harness/contract/typescript_shape.hpp"
#include "harness/contract/typescript_tokens.hpp"
#include "harness/document/text.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay::contract {

/// The tokens of one block of code, with the text that they point into.
struct TypeScriptSource {
  document::Text code;
  std::string file;
  std::vector<Token> tokens;
};

enum class DeclarationKind : std::uint8_t { interface, alias, enumeration, constant };

/// A named type, value or enum, not yet understood.
struct Declaration {
  DeclarationKind kind = DeclarationKind::interface;
  std::string name;
  std::shared_ptr<const TypeScriptSource> source;
  std::size_t body = 0;  // the token behind the name
};

/// The named types that a document declares, wherever it does: a type may be used above its declaration and in another block. They are
/// understood when they are asked for. Types that contain themselves end at their second appearance.
class TypeScope {
 public:
  /// Adds what a block declares; a name that is declared again means the later type. Result: the block's declarations, in order.
  std::vector<Declaration> learn(const std::shared_ptr<const TypeScriptSource>& source);

  /// The type of that name, or null.
  [[nodiscard]] const Shape* find(std::string_view name, int depth);

  /// A new name for each use of a type, up to a limit for the whole document; then types are no longer followed.
  [[nodiscard]] bool may_follow(std::size_t fields);

 private:
  struct Entry {
    Declaration declaration;
    bool known = false;
    bool open = false;  // is being understood
    Shape shape;
  };
  std::map<std::string, Entry, std::less<>> entries_;
  std::size_t followed_ = 0;
};

[[nodiscard]] std::shared_ptr<const TypeScriptSource> typescript_source(const document::Text& code, const std::string& file);

}  // namespace assay::contract
