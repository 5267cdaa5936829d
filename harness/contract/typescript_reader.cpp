#include "harness/contract/typescript_reader.hpp"

#include "harness/contract/escapes.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/field_types.hpp"
#include "harness/contract/payload.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::contract {
namespace {

constexpr std::size_t parameters_max = 500;  // tokens of a function type's parameters

}  // namespace

bool TypeScriptReader::is_mark(char mark, std::size_t ahead) const {
  return i_ + ahead < tokens_.size() && tokens_[i_ + ahead].kind == TokenKind::mark && tokens_[i_ + ahead].text[0] == mark;
}

bool TypeScriptReader::is_word(std::string_view word) const { return !at_end() && tokens_[i_].kind == TokenKind::word && tokens_[i_].text == word; }

bool TypeScriptReader::take_mark(char mark) {
  if (!is_mark(mark)) return false;
  ++i_;
  return true;
}

bool TypeScriptReader::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++i_;
  return true;
}

void TypeScriptReader::skip_comments() {
  while (!at_end() && tokens_[i_].kind == TokenKind::comment) ++i_;
}

/// From an opening mark to behind its closing one, at most so many tokens.
void TypeScriptReader::skip_balanced(char open, char close, std::size_t most) {
  int depth = 0;
  for (; !at_end() && most > 0; --most) {
    if (is_mark(open)) ++depth;
    if (is_mark(close)) --depth;
    ++i_;
    if (depth <= 0) return;
  }
}

/// A `|` or `&`, also at the beginning of a later line.
bool TypeScriptReader::more(char joint) {
  const std::size_t before = i_;
  skip_comments();
  if (take_mark(joint)) return true;
  i_ = before;
  return false;
}

Shape TypeScriptReader::type(int depth) {
  skip_comments();
  take_mark('|');
  Shape shape;
  bool first = true;
  do {
    const Shape part = alternatives(depth);
    if (first || scope_.may_follow(shape.below.size())) {
      merge_alternative(shape, part, first);
    } else {
      shape.like.other_types = {"unknown"};
    }
    first = false;
  } while (!at_end() && more('|'));
  return shape;
}

/// One alternative of a union: `A`, or `A & B`.
Shape TypeScriptReader::alternatives(int depth) {
  skip_comments();
  take_mark('&');
  Shape shape = single(depth);
  while (!at_end() && more('&')) add_part(shape, single(depth));
  return shape;
}

void TypeScriptReader::add_part(Shape& into, const Shape& part) {
  if (scope_.may_follow(into.below.size())) {
    merge_part(into, part);
  } else if (into.open.empty()) {
    leave_open(into);
  }
}

Shape TypeScriptReader::single(int depth) {
  Shape shape;
  skip_comments();
  if (at_end()) return shape;
  if (depth > nesting_max) {
    i_ = tokens_.size();
    return shape;
  }
  if (take_mark('{')) {
    shape.like.type = "object";
    members(shape, depth);
  } else if (take_mark('[')) {
    shape = tuple(depth);
  } else if (is_mark('(')) {
    shape = parenthesised(depth);
  } else if (tokens_[i_].kind == TokenKind::string) {
    const std::string_view words = tokens_[i_++].text;
    shape.like.type = "string";
    if (words.find("${") == std::string_view::npos) shape.like.enum_values = {unescaped(words)};
  } else if (tokens_[i_].kind == TokenKind::word) {
    shape = named(depth);
  }
  while (is_mark('[') && is_mark(']', 1)) {
    i_ += 2;
    shape = array_of(shape);
  }
  return shape;
}

/// `(A | B)`, or the parameters of a function type.
Shape TypeScriptReader::parenthesised(int depth) {
  const std::size_t begin = i_;
  skip_balanced('(', ')', parameters_max);
  if (is_mark('=') && is_mark('>', 1)) {
    i_ += 2;
    Shape result = type(depth + 1);
    result.function = true;
    return result;
  }
  i_ = begin + 1;
  Shape shape = type(depth + 1);
  skip_comments();
  take_mark(')');
  return shape;
}

Shape TypeScriptReader::tuple(int depth) {
  Shape item;
  bool first = true;
  while (!at_end() && !is_mark(']')) {
    const std::size_t before = i_;
    if (is_mark('.')) item.like.other_types = {"unknown"};  // `...rest`
    if (tokens_[i_].kind == TokenKind::word && is_mark(':', 1)) i_ += 2;  // `[from: string, to: string]`
    const Shape next = type(depth + 1);
    Field like;
    like.type = next.like.type;
    like.nullable = next.like.nullable;
    like.other_types = next.like.other_types;
    if (first) {
      item.like = std::move(like);
    } else {
      add_type(item.like, like);
    }
    first = false;
    take_mark(',');
    if (i_ == before) ++i_;
  }
  take_mark(']');
  return array_of(item);
}

Shape TypeScriptReader::named(int depth) {
  const Token word = tokens_[i_++];
  if (word.text == "readonly" || word.text == "infer" || word.text == "unique") return single(depth + 1);
  if (word.text == "typeof" || word.text == "keyof") {
    --i_;
    return value_type(depth);
  }
  const auto parameter = std::find(parameters_.begin(), parameters_.end(), word.text);
  if (parameter != parameters_.end()) {
    Shape hole;
    hole.holes.push_back({"", static_cast<std::size_t>(parameter - parameters_.begin())});
    return hole;
  }
  std::vector<Shape> arguments;
  if (take_mark('<')) {
    while (!at_end() && !is_mark('>')) {
      const std::size_t before = i_;
      arguments.push_back(type(depth + 1));
      take_mark(',');
      if (i_ == before) ++i_;
    }
    take_mark('>');
  }
  if (const Shape* known = scope_.find(word.text, depth); known != nullptr && scope_.may_follow(known->below.size())) {
    return known->holes.empty() ? *known : fill_holes(*known, arguments);
  }
  if (!arguments.empty()) return utility(word.text, std::move(arguments));
  Shape shape;
  read_word(word, shape.like);
  shape.absent = word.text == "null" || word.text == "undefined" || word.text == "void" || word.text == "never";
  return shape;
}

Shape TypeScriptReader::utility(std::string_view name, std::vector<Shape> arguments) {
  Shape shape = arguments[0];
  const auto is = [&](std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (is({"Array", "ReadonlyArray", "Set", "ReadonlySet", "Iterable"})) return array_of(shape);
  if (is({"Partial", "DeepPartial"})) require_members(shape, false);
  if (name == "Required") require_members(shape, true);
  if (name == "NonNullable") shape.like.nullable = false;
  if (is({"Partial", "DeepPartial", "Required", "NonNullable", "Readonly", "Brand", "Branded", "Opaque", "Tagged", "Promise"})) return shape;
  if (is({"Pick", "Omit", "Extract", "Exclude"}) && arguments.size() > 1) {
    const std::vector<std::string>& listed = arguments[1].like.enum_values;
    const std::set<std::string, std::less<>> names(listed.begin(), listed.end());
    if (is({"Pick", "Omit"})) {
      keep_members(shape, names, name == "Pick");
    } else {
      std::erase_if(shape.like.enum_values, [&](const std::string& value) { return names.contains(value) != (name == "Extract"); });
    }
    return shape;
  }
  Shape other;
  if (!is({"Record", "Map", "Dict", "Dictionary"})) return other;
  other.like.type = "object";
  if (arguments.size() < 2) return other;
  const bool listed = !arguments[0].like.enum_values.empty() && arguments[0].like.other_types.empty();
  if (!listed) {
    other.like.values = arguments[1].holes.empty() ? all_types(arguments[1].like) : "unknown";
    leave_open(other);
  }
  for (const std::string& key : arguments[0].like.enum_values) {  // `Record<'a' | 'b', number>`
    Field field = arguments[1].like;
    field.path = path_name(key);
    if (arguments[1].absent && field.nullable) field.other_types = {"null"};
    field.required = true;
    add_member(other, std::move(field), arguments[1]);
  }
  return other;
}

/// `typeof X[number]`, `(typeof X)[keyof typeof X]`, `keyof typeof X`: the constants that X lists.
Shape TypeScriptReader::value_type(int depth) {
  while (take_word("keyof") || take_word("typeof")) {}
  Shape shape;
  if (at_end() || tokens_[i_].kind != TokenKind::word) return shape;
  const std::string_view name = tokens_[i_++].text;
  while (is_mark('[') && !is_mark(']', 1)) skip_balanced('[', ']');
  const Shape* constant = scope_.find(name, depth);
  if (constant == nullptr) return shape;
  shape.like = constant->like;
  if (shape.like.enum_values.empty()) shape.like = Field();
  return shape;
}

void TypeScriptReader::read_word(const Token& word, Field& like) const {
  constexpr std::array<std::string_view, 8> instants{"Date", "ISODate", "ISODateTime", "ISODateString", "ISOString", "ISOTimestamp", "DateTime", "Timestamp"};
  if (word.text == "null") {
    like.nullable = true;
  } else if (std::find(instants.begin(), instants.end(), word.text) != instants.end()) {
    like.type = "string";
    like.format = "date-time";
    if (word.text != "Date") like.inferred = "the name of its type: " + std::string(word.text);
  } else if (word.text == "true" || word.text == "false") {
    like.type = "boolean";
  } else if (std::isdigit(static_cast<unsigned char>(word.text[0])) != 0) {
    like.type = "number";
    like.enum_values = {std::string(word.text)};
  } else if (word.text != "undefined") {
    read_type_words(completed(word), like);
  }
}

/// Where the document is cut inside of a type's name, the one type that begins so is meant.
std::string_view TypeScriptReader::completed(const Token& word) const {
  if (word.offset + word.text.size() < source_.code.plain.size() || word.text.size() < 2) return word.text;
  constexpr std::array<std::string_view, 4> types{"string", "number", "boolean", "uuid"};
  for (const std::string_view type : types) {
    if (type.starts_with(word.text)) return type;
  }
  return word.text;
}

}  // namespace assay::contract
