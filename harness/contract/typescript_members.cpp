#include "harness/contract/escapes.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/field_types.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/partial_words.hpp"
#include "harness/contract/payload.hpp"
#include "harness/contract/typescript_reader.hpp"

#include "harness/base/strings.hpp"

#include <array>

// The bodies of declarations: members of interfaces and literals, enums, constants.

namespace assay::contract {
namespace {

constexpr std::array<std::string_view, 8> modifiers{"readonly", "public", "private", "protected", "static", "declare", "abstract", "override"};

bool is_modifier(std::string_view word) {
  for (const std::string_view modifier : modifiers) {
    if (word == modifier) return true;
  }
  return false;
}

}  // namespace

void TypeScriptReader::members(Shape& shape, int depth) {
  std::string_view above;  // a doc comment on the member that follows
  while (!at_end() && !is_mark('}')) {
    if (tokens_[i_].kind == TokenKind::comment) {
      if (tokens_[i_].doc_comment) above = tokens_[i_].text;
      if (prints_some(tokens_[i_].text)) leave_open(shape);
      ++i_;
      continue;
    }
    const std::size_t before = i_;
    if (is_ellipsis()) leave_open(shape);
    if (!skip_no_member(shape, depth)) {
      member(shape, above, depth);
      above = {};
    }
    if (i_ == before) ++i_;
  }
  if (!take_mark('}')) leave_open(shape);  // the document is cut here
}

/// `...` or `…` among members.
bool TypeScriptReader::is_ellipsis() const { return (is_mark('.') && is_mark('.', 1)) || (is_mark('\xE2') && is_mark('\x80', 1) && is_mark('\xA6', 2)); }

/// Index signatures, mapped members, decorators and spreads name no field. The first two let members come that have no name yet.
bool TypeScriptReader::skip_no_member(Shape& shape, int depth) {
  if (is_mark('[')) {
    skip_balanced('[', ']');
    take_mark('?');
    leave_open(shape);
    if (!take_mark(':')) return true;
    const Shape value = type(depth + 1);
    shape.like.values = value.holes.empty() && !shape.like.values ? all_types(value.like) : "unknown";
    return true;
  }
  if (is_mark('@')) {  // `@IsUUID() id: string`
    ++i_;
    if (!at_end() && tokens_[i_].kind == TokenKind::word) ++i_;
    if (is_mark('(')) skip_balanced('(', ')');
    return true;
  }
  if (!is_mark('(')) return false;
  skip_balanced('(', ')');
  if (take_mark(':')) (void)type(depth + 1);
  return true;
}

void TypeScriptReader::member(Shape& shape, std::string_view above, int depth) {
  while (i_ + 1 < tokens_.size() && tokens_[i_].kind == TokenKind::word && is_modifier(tokens_[i_].text) && tokens_[i_ + 1].kind != TokenKind::mark) ++i_;
  if (at_end() || (tokens_[i_].kind != TokenKind::word && tokens_[i_].kind != TokenKind::string)) return;
  const Token name = tokens_[i_++];
  const bool optional = take_mark('?');
  take_mark('!');
  if (is_mark('<')) skip_balanced('<', '>');
  if (is_mark('(')) {  // a method
    skip_balanced('(', ')');
    if (take_mark(':')) (void)type(depth + 1);
    return;
  }
  if (take_mark(':')) member_value(shape, name, optional, above, depth);
}

void TypeScriptReader::member_value(Shape& shape, const Token& name, bool optional, std::string_view above, int depth) {
  const Shape value = type(depth + 1);
  const std::size_t line = i_ > 0 ? tokens_[i_ - 1].line : 0;
  take_mark(';') || take_mark(',');
  Field field = value.like;
  field.path = path_name(name.kind == TokenKind::string ? unescaped(name.text) : std::string(name.text));
  if (value.absent && field.nullable) field.other_types = {"null"};
  field.required = !optional;
  field.at = span_of(source_.file, source_.code.at(name.offset));
  const bool noted = !at_end() && tokens_[i_].kind == TokenKind::comment && tokens_[i_].line == line;
  for (const std::string_view note : {above, noted ? tokens_[i_].text : std::string_view()}) {
    if (note.empty()) continue;
    read_type_note(note, field);
    add_note(note, field);
  }
  if (noted && !prints_some(tokens_[i_].text)) ++i_;  // else it is about the object
  if (!value.function) add_member(shape, std::move(field), value);
}

Shape TypeScriptReader::declared(const Declaration& declaration, int depth) {
  switch (declaration.kind) {
    case DeclarationKind::enumeration: return enumeration();
    case DeclarationKind::constant: return constant();
    case DeclarationKind::interface: return interface_body(depth);
    case DeclarationKind::alias: break;
  }
  type_parameters();
  if (!take_mark('=')) return {};
  return type(depth);
}

/// `<T, P = unknown>`
void TypeScriptReader::type_parameters() {
  if (!is_mark('<')) return;
  const std::size_t begin = i_;
  skip_balanced('<', '>');
  int depth = 0;
  for (std::size_t i = begin; i + 1 < i_; ++i) {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::mark) continue;
    depth += token.text == "<" ? 1 : token.text == ">" ? -1 : 0;
    const bool next = depth == 1 && (token.text == "<" || token.text == ",");
    if (next && tokens_[i + 1].kind == TokenKind::word) parameters_.emplace_back(tokens_[i + 1].text);
  }
}

/// `extends Base<X>, Other { … }`
Shape TypeScriptReader::interface_body(int depth) {
  Shape shape;
  shape.like.type = "object";
  type_parameters();
  while (!at_end() && !is_mark('{')) {
    const std::size_t before = i_;
    if (is_word("extends") || is_word("implements") || is_mark(',')) {
      ++i_;
      add_part(shape, single(depth + 1));
    }
    if (i_ == before) ++i_;
  }
  Shape own;
  own.like.type = "object";
  if (take_mark('{')) members(own, depth);
  add_part(shape, own);
  return shape;
}

/// `{ A = 'a', B = 'b' }`; members without a value are numbered.
Shape TypeScriptReader::enumeration() {
  Shape shape;
  shape.like.type = "string";
  if (!take_mark('{')) return shape;
  bool first = true;
  while (!at_end() && !is_mark('}')) {
    if (tokens_[i_].kind == TokenKind::comment || tokens_[i_].kind == TokenKind::mark) {
      ++i_;
      continue;
    }
    ++i_;
    Field one;
    one.type = "number";
    if (take_mark('=') && !at_end()) {
      const bool words = tokens_[i_].kind == TokenKind::string;
      if (words) one.type = "string";
      one.enum_values.push_back(unescaped(tokens_[i_++].text));
    }
    if (first) {
      shape.like = one;
    } else {
      add_type(shape.like, one);
      shape.like.enum_values.insert(shape.like.enum_values.end(), one.enum_values.begin(), one.enum_values.end());
    }
    first = false;
  }
  return shape;
}

/// `= { A: 'a', B: 'b' } as const`, `= ['a', 'b'] as const`: the strings that it lists.
Shape TypeScriptReader::constant() {
  Shape shape;
  while (!at_end() && !is_mark('=') && !is_mark(';')) ++i_;
  if (!take_mark('=') || !(is_mark('{') || is_mark('['))) return shape;
  const bool object = is_mark('{');
  int depth = 0;
  for (; !at_end(); ++i_) {
    if (is_mark('{') || is_mark('[')) ++depth;
    if (is_mark('}') || is_mark(']')) --depth;
    if (depth == 0) break;
    const bool value = !object || (i_ > 0 && tokens_[i_ - 1].text == ":");
    if (depth == 1 && value && tokens_[i_].kind == TokenKind::string) shape.like.enum_values.push_back(unescaped(tokens_[i_].text));
  }
  if (!shape.like.enum_values.empty()) shape.like.type = "string";
  return shape;
}

}  // namespace assay::contract
