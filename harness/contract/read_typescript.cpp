#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"
#include "harness/contract/typescript_tokens.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

// Reads the declarations in which the documents print payloads: interfaces, aliases, literals, unions, arrays, Record, tuples, named
// types of the same document. It is no compiler: what it does not know is a field of unknown type. A block that was cut ends early.

namespace assay::contract {
namespace {

/// A type: how a field of it looks, and the fields below it with paths relative to it.
struct Shape {
  Field like;
  std::vector<Field> below;
};

std::string join_path(const std::string& parent, const std::string& name) {
  if (parent.empty() || name.empty()) return parent + name;
  return name.starts_with('[') ? parent + name : parent + "." + name;
}

class TypeScriptReader {
 public:
  TypeScriptReader(const document::Text& code, const std::string& file, KnownTypes& known)
      : code_(code), file_(file), known_(known), tokens_(typescript_tokens(code.plain)) {}

  /// The fields of the declaration that the block is about: the last one, but an event or payload before any other.
  std::vector<Field> run() {
    std::vector<Field> main;
    int rank = -1;
    while (i_ < tokens_.size()) {
      const auto [found, own_rank] = declaration();
      if (own_rank >= rank && !found.empty()) {
        main = found;
        rank = own_rank;
      }
    }
    return main;
  }

 private:
  using Declared = std::pair<std::vector<Field>, int>;

  [[nodiscard]] bool at_end() const { return i_ >= tokens_.size(); }
  [[nodiscard]] bool is_mark(char mark) const { return !at_end() && tokens_[i_].kind == TokenKind::mark && tokens_[i_].text[0] == mark; }
  [[nodiscard]] bool is_word(std::string_view word) const { return !at_end() && tokens_[i_].kind == TokenKind::word && tokens_[i_].text == word; }

  bool take_mark(char mark) {
    if (!is_mark(mark)) return false;
    ++i_;
    return true;
  }

  void skip_comments() {
    while (!at_end() && tokens_[i_].kind == TokenKind::comment) ++i_;
  }

  Declared declaration() {
    skip_comments();
    if (is_mark('{')) return {type(0).below, 1};
    if (!is_word("interface") && !is_word("type")) {
      if (!at_end()) ++i_;
      return {};
    }
    const bool alias = is_word("type");
    ++i_;
    if (at_end() || tokens_[i_].kind != TokenKind::word) return {};
    const std::string name(tokens_[i_++].text);
    std::vector<Field> fields = alias ? std::vector<Field>() : inherited();
    if (alias) skip_to('=');
    if (alias && !take_mark('=')) return {};
    const Shape shape = type(0);
    add_or_replace(fields, shape.below);
    known_[name] = fields;
    const bool about_event = name.ends_with("Event") || name.ends_with("Payload");
    return {fields, about_event && !name.starts_with("Base") ? 2 : 0};
  }

  /// `extends BaseEvent, Other {`
  std::vector<Field> inherited() {
    std::vector<Field> fields;
    while (!at_end() && !is_mark('{')) {
      if (tokens_[i_].kind == TokenKind::word) {
        const auto base = known_.find(std::string(tokens_[i_].text));
        if (base != known_.end()) add_or_replace(fields, base->second);
      }
      ++i_;
    }
    return fields;
  }

  void skip_to(char mark) {
    while (!at_end() && !is_mark(mark) && !is_mark('{')) ++i_;
  }

  static void add_or_replace(std::vector<Field>& fields, const std::vector<Field>& more) {
    if (fields.empty()) {
      fields = more;
      return;
    }
    std::map<std::string_view, std::size_t> places;  // of the fields that are there already
    for (std::size_t i = 0; i < fields.size(); ++i) places.emplace(fields[i].path, i);
    std::vector<Field> added;
    for (const Field& field : more) {
      const auto same = places.find(field.path);
      if (same == places.end()) {
        added.push_back(field);
      } else {
        fields[same->second] = field;
      }
    }
    fields.insert(fields.end(), added.begin(), added.end());
  }

  /// Unions and intersections of single types.
  Shape type(int depth) {
    Shape shape;
    skip_comments();
    take_mark('|');
    bool typed = false;
    while (!at_end()) {
      Shape part = single(depth);
      merge(shape, part, typed);
      typed = typed || part.like.type != "unknown";
      if (!more_alternatives()) break;
    }
    return shape;
  }

  /// A `|` or `&`, also at the beginning of the next line.
  bool more_alternatives() {
    const std::size_t before = i_;
    skip_comments();
    if (take_mark('|') || take_mark('&')) return true;
    i_ = before;
    return false;
  }

  static void merge(Shape& into, const Shape& part, bool typed) {
    into.like.nullable = into.like.nullable || part.like.nullable;
    if (!typed && part.like.type != "unknown") {
      into.like.type = part.like.type;
      into.like.format = part.like.format;
    }
    into.like.enum_values.insert(into.like.enum_values.end(), part.like.enum_values.begin(), part.like.enum_values.end());
    add_or_replace(into.below, part.below);
  }

  Shape single(int depth) {
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
    } else if (take_mark('(')) {
      shape = type(depth + 1);
      skip_comments();
      take_mark(')');
    } else if (tokens_[i_].kind == TokenKind::string) {
      shape.like.type = "string";
      shape.like.enum_values = {std::string(tokens_[i_++].text)};
    } else if (tokens_[i_].kind == TokenKind::word) {
      shape = named(depth);
    }
    while (is_mark('[') && i_ + 1 < tokens_.size() && tokens_[i_ + 1].text == "]") {
      i_ += 2;
      shape = array_of(shape);
    }
    return shape;
  }

  static Shape array_of(const Shape& item) {
    Shape array;
    array.like.type = item.like.type == "unknown" ? "array" : "array<" + item.like.type + ">";
    array.like.format = item.like.format;
    array.like.enum_values = item.like.enum_values;
    for (Field field : item.below) {
      field.path = join_path("[]", field.path);
      array.below.push_back(std::move(field));
    }
    return array;
  }

  Shape tuple(int depth) {
    Shape item;
    while (!at_end() && !is_mark(']')) {
      const std::size_t before = i_;
      Shape next = type(depth + 1);
      if (item.like.type == "unknown") item.like.type = next.like.type;
      take_mark(',');
      if (i_ == before) ++i_;
    }
    take_mark(']');
    return array_of(item);
  }

  Shape named(int depth) {
    const Token word = tokens_[i_++];
    if (word.text == "readonly" || word.text == "keyof" || word.text == "typeof") return single(depth + 1);
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
    if ((word.text == "Array" || word.text == "ReadonlyArray" || word.text == "Set") && !arguments.empty()) return array_of(arguments[0]);
    if ((word.text == "Partial" || word.text == "Readonly" || word.text == "Required") && !arguments.empty()) return arguments[0];
    Shape shape;
    if (const auto known = known_.find(std::string(word.text)); known != known_.end()) {
      shape.like.type = "object";
      shape.below = known->second;
      return shape;
    }
    read_word(word, shape.like);
    return shape;
  }

  void read_word(const Token& word, Field& like) const {
    if (word.text == "null") {
      like.nullable = true;
    } else if (word.text == "Date") {
      like.type = "string";
      like.format = "date-time";
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
  [[nodiscard]] std::string_view completed(const Token& word) const {
    if (word.offset + word.text.size() < code_.plain.size() || word.text.size() < 2) return word.text;
    constexpr std::array<std::string_view, 4> types{"string", "number", "boolean", "uuid"};
    for (const std::string_view type : types) {
      if (type.starts_with(word.text)) return type;
    }
    return word.text;
  }

  void members(Shape& shape, int depth) {
    std::string_view above;  // a doc comment on the member that follows
    while (!at_end() && !is_mark('}')) {
      if (tokens_[i_].kind == TokenKind::comment) {
        if (tokens_[i_].doc_comment) above = tokens_[i_].text;
        ++i_;
        continue;
      }
      const std::size_t before = i_;
      member(shape, above, depth);
      above = {};
      if (i_ == before) ++i_;
    }
    take_mark('}');
  }

  void member(Shape& shape, std::string_view above, int depth) {
    if (is_word("readonly")) ++i_;
    if (at_end() || (tokens_[i_].kind != TokenKind::word && tokens_[i_].kind != TokenKind::string)) return;
    const Token name = tokens_[i_++];
    const bool optional = take_mark('?');
    if (!take_mark(':')) return;
    Shape value = type(depth + 1);
    const std::size_t line = i_ > 0 ? tokens_[i_ - 1].line : 0;
    take_mark(';') || take_mark(',');
    Field field = value.like;
    field.path = std::string(name.text);
    field.required = !optional;
    field.at = span_of(file_, code_.at(name.offset));
    if (!above.empty()) read_type_note(above, field);
    if (!at_end() && tokens_[i_].kind == TokenKind::comment && tokens_[i_].line == line) read_type_note(tokens_[i_++].text, field);
    shape.below.push_back(field);
    for (Field below : value.below) {
      below.path = join_path(field.path, below.path);
      shape.below.push_back(std::move(below));
    }
  }

  const document::Text& code_;
  const std::string& file_;
  KnownTypes& known_;
  std::vector<Token> tokens_;
  std::size_t i_ = 0;
};

bool names_type(const Field& field) {
  constexpr std::array<std::string_view, 5> names{"event_type", "event", "event_name", "eventType", "type"};
  return std::find(names.begin(), names.end(), field.path) != names.end() && field.enum_values.size() == 1 && has_event_shape(field.enum_values[0]);
}

}  // namespace

bool is_typescript(std::string_view code, std::string_view language) {
  if (language == "ts" || language == "typescript" || language == "tsx") return true;
  if (language == "json" || language == "jsonc" || language == "json5") return false;
  const std::string_view body = trim(code);
  if (body.starts_with("interface ") || body.starts_with("export ") || body.starts_with("type ")) return true;
  if (!body.starts_with('{')) return false;
  const std::string_view inner = trim(body.substr(1));
  return !inner.empty() && inner[0] != '"' && inner[0] != '\'' && inner[0] != '}';
}

Payload read_typescript_payload(const document::Text& code, const std::string& file, KnownTypes& known) {
  Payload payload;
  TypeScriptReader(code, file, known).run();  // learns the types that are declared further below
  payload.fields = TypeScriptReader(code, file, known).run();
  for (const Field& field : payload.fields) {
    if (names_type(field)) payload.type_name = field.enum_values[0];
    const bool wrapper = field.path == "data" || field.path == "payload" || field.path == "event_type";
    payload.whole_message = payload.whole_message || wrapper;
  }
  return payload;
}

}  // namespace assay::contract
