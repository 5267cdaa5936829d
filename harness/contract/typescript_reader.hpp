#pragma once

#include "harness/contract/typescript_scope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::contract {

/// Reads types from a place in a block: literals, unions, arrays, utility types, named types of the scope. It is no compiler: what it
/// does not know is of unknown type. A block that was cut ends early.
class TypeScriptReader {
 public:
  TypeScriptReader(const TypeScriptSource& source, TypeScope& scope, std::size_t at) : source_(source), scope_(scope), tokens_(source.tokens), i_(at) {}

  /// The type that begins here.
  [[nodiscard]] Shape type(int depth);
  /// What follows the name of a declaration.
  [[nodiscard]] Shape declared(const Declaration& declaration, int depth);
  /// The place behind what was read.
  [[nodiscard]] std::size_t place() const { return i_; }

 private:
  [[nodiscard]] bool at_end() const { return i_ >= tokens_.size(); }
  [[nodiscard]] bool is_mark(char mark, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_word(std::string_view word) const;
  bool take_mark(char mark);
  bool take_word(std::string_view word);
  void skip_comments();
  void skip_balanced(char open, char close, std::size_t most = std::string_view::npos);
  bool more(char joint);

  Shape alternatives(int depth);
  void add_part(Shape& into, const Shape& part);
  Shape single(int depth);
  Shape parenthesised(int depth);
  Shape tuple(int depth);
  Shape named(int depth);
  Shape utility(std::string_view name, std::vector<Shape> arguments);
  Shape value_type(int depth);
  void read_word(const Token& word, Field& like) const;
  [[nodiscard]] std::string_view completed(const Token& word) const;

  void members(Shape& shape, int depth);
  void member(Shape& shape, std::string_view above, int depth);
  void member_value(Shape& shape, const Token& name, bool optional, std::string_view above, int depth);
  bool skip_no_member(Shape& shape, int depth);
  [[nodiscard]] bool is_ellipsis() const;
  [[nodiscard]] Shape interface_body(int depth);
  [[nodiscard]] Shape enumeration();
  [[nodiscard]] Shape constant();
  void type_parameters();

  const TypeScriptSource& source_;
  TypeScope& scope_;
  const std::vector<Token>& tokens_;
  std::size_t i_ = 0;
  std::vector<std::string> parameters_;
};

}  // namespace assay::contract
