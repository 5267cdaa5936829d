#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

bool is_field_name(std::string_view name) {
  if (name.empty() || name.size() > 80) return false;
  if (std::isalpha(static_cast<unsigned char>(name[0])) == 0 && name[0] != '_') return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; });
}

/// "(booked or proposed)": the words, if the parenthesis lists nothing but words.
std::vector<std::string> listed_words(std::string_view note) {
  std::vector<std::string> words;
  std::string text(note);
  for (const std::string_view joint : {" or ", "|", "/", ","}) {
    for (std::size_t at = text.find(joint); at != std::string::npos; at = text.find(joint)) text.replace(at, joint.size(), "\n");
  }
  for (const std::string_view word : split(text, '\n')) {
    std::string_view bare = trim(word);
    while (!bare.empty() && (bare.front() == '\'' || bare.front() == '"')) bare.remove_prefix(1);
    while (!bare.empty() && (bare.back() == '\'' || bare.back() == '"')) bare.remove_suffix(1);
    const bool plain = is_field_name(bare) || (bare.find('-') != std::string_view::npos && bare.find(' ') == std::string_view::npos);
    if (!plain) return {};
    words.emplace_back(bare);
  }
  return words.size() >= 2 ? words : std::vector<std::string>();
}

class NameListReader {
 public:
  NameListReader(const Text& list, const std::string& file) : list_(list), plain_(list.plain), file_(file) {}

  std::vector<Field> run() {
    const std::size_t brace = plain_.find('{');
    if (brace != std::string::npos) {
      in_braces_ = true;
      i_ = brace + 1;
      items("", 0);
    } else {
      end_ = sentence_end();
      items("", 0);
    }
    if (fields_.size() > fields_max) fields_.resize(fields_max);
    return std::move(fields_);
  }

 private:
  /// A bare list ends with its sentence; a `.` inside of a name does not end it.
  [[nodiscard]] std::size_t sentence_end() const {
    int depth = 0;
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      depth += plain_[i] == '(' ? 1 : plain_[i] == ')' ? -1 : 0;
      const bool stop = plain_[i] == ';' || (plain_[i] == '.' && (i + 1 == plain_.size() || plain_[i + 1] == ' '));
      if (depth <= 0 && stop) return i;
    }
    return plain_.size();
  }

  [[nodiscard]] bool done() const { return i_ >= std::min(end_, plain_.size()); }

  void items(const std::string& path, int depth) {
    while (!done() && plain_[i_] != '}') item(path, depth);
    if (!done()) ++i_;
  }

  /// One item up to its comma: a name, its marks, and what a parenthesis, a colon or braces say about it.
  void item(const std::string& path, int depth) {
    const std::size_t begin = i_;
    while (!done() && std::string_view(",;{}(:").find(plain_[i_]) == std::string_view::npos) ++i_;
    Field field = field_of(begin, i_, path);
    const bool named = !field.path.empty();
    if (!done() && plain_[i_] == ':') {
      ++i_;
      const std::size_t type = i_;
      while (!done() && std::string_view(",;{}").find(plain_[i_]) == std::string_view::npos) ++i_;
      const std::string_view words = std::string_view(plain_).substr(type, i_ - type);
      if (named) read_type_words(words, field);
      if (in_braces_ && field.type != "unknown" && !field.required) field.required = true;  // a type literal in one line
      if (named) read_type_note(words, field);
    }
    if (!done() && plain_[i_] == '(') note(field);
    const bool nested = !done() && plain_[i_] == '{';
    if (nested && field.type == "unknown") field.type = "object";
    if (named) fields_.push_back(field);
    if (nested) {
      ++i_;
      if (depth < nesting_max) items(named ? field.path : path, depth + 1);
    }
    while (!done() && plain_[i_] != ',' && plain_[i_] != ';' && plain_[i_] != '}') ++i_;
    if (!done() && plain_[i_] != '}') ++i_;
  }

  void note(Field& field) {
    const std::size_t close = plain_.find(')', i_);
    const std::size_t end = close == std::string::npos ? plain_.size() : close;
    const std::string_view words = std::string_view(plain_).substr(i_ + 1, end - i_ - 1);
    Field typed;
    for (const std::string_view part : split(words, ',')) {
      if (typed.type == "unknown") read_type_words(part, typed);
    }
    const std::vector<std::string> listed = listed_words(words);
    if (typed.type != "unknown" && typed.enum_values.empty()) {
      field.type = typed.type;
      field.format = typed.format;
    } else if (!listed.empty()) {
      field.enum_values = listed;
      if (field.type == "unknown") field.type = "string";
    }
    if (contains_word(lower(words), "required")) field.required = true;
    if (contains_word(lower(words), "optional")) field.required = false;
    if (lower(words).find("nullable") != std::string::npos) field.nullable = true;
    i_ = std::min(end + 1, plain_.size());
  }

  Field field_of(std::size_t begin, std::size_t end, const std::string& path) const {
    Field field;
    std::string_view words = std::string_view(plain_).substr(begin, end - begin);
    std::string_view name = trim(words);
    const auto offset = name.empty() ? begin : begin + static_cast<std::size_t>(name.data() - words.data());
    if (name.ends_with('?')) {
      field.required = false;
      name.remove_suffix(1);
    }
    if (name.ends_with("[]")) {
      field.type = "array";
      name.remove_suffix(2);
    }
    if (name.ends_with('?')) {
      field.required = false;
      name.remove_suffix(1);
    }
    if (name.starts_with("and ")) name.remove_prefix(4);
    while (name.ends_with('.')) name.remove_suffix(1);
    if (!is_field_name(name)) return {};
    field.path = path.empty() ? std::string(name) : path + "." + std::string(name);
    field.at = span_of(file_, list_.at(offset));
    return field;
  }

  const Text& list_;
  const std::string& plain_;
  const std::string& file_;
  std::vector<Field> fields_;
  std::size_t i_ = 0;
  std::size_t end_ = std::string::npos;
  bool in_braces_ = false;
};

struct FieldColumns {
  std::size_t name = std::string::npos;
  std::size_t type = std::string::npos;
  std::size_t required = std::string::npos;
  std::size_t notes = std::string::npos;
};

FieldColumns field_columns(const document::Row& header) {
  FieldColumns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    switch (label_of(header.cells[i].plain)) {
      case Label::field: columns.name = std::min(columns.name, i); break;
      case Label::type: columns.type = std::min(columns.type, i); break;
      case Label::required: columns.required = i; break;
      case Label::notes: columns.notes = i; break;
      default: break;
    }
  }
  return columns;
}

std::optional<bool> requirement(std::string_view printed) {
  const std::string words = lower(printed);
  if (words.starts_with("yes") || words.starts_with("required") || words.starts_with("true") || words == "y" || printed.find("✅") != std::string_view::npos ||
      printed.find("✓") != std::string_view::npos) {
    return true;
  }
  if (words.starts_with("no") || words.starts_with("optional") || words.starts_with("false") || words == "n" || words.starts_with("—")) return false;
  return std::nullopt;
}

void read_notes(std::string_view notes, Field& field) {
  const std::string words = lower(notes);
  read_type_note(notes, field);
  if (words.starts_with("optional") && !field.required) field.required = false;
  if (words.starts_with("required") && !field.required) field.required = true;
}

}  // namespace

std::vector<Field> read_name_list(const Text& list, const std::string& file) { return NameListReader(list, file).run(); }

std::vector<Field> read_field_table(const document::Block& table, const std::string& file) {
  std::vector<Field> fields;
  if (table.rows.empty()) return fields;
  const FieldColumns columns = field_columns(table.rows[0]);
  if (columns.name != 0 || (columns.type == std::string::npos && columns.required == std::string::npos)) return fields;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const std::vector<Text>& cells = table.rows[i].cells;
    if (cells.empty()) continue;
    std::vector<Field> named = read_name_list(cells[0], file);
    if (named.size() != 1) continue;
    Field field = named[0];
    if (columns.type < cells.size()) read_type_words(cells[columns.type].plain, field);
    if (columns.required < cells.size()) {
      const auto printed = requirement(cells[columns.required].plain);
      if (printed) field.required = printed;
    }
    if (columns.notes < cells.size()) read_notes(cells[columns.notes].plain, field);
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace assay::contract
