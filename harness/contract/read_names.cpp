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
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool items = name.compare(i, 3, "[].") == 0;  // "items[].id"
    if (items) i += 2;
    if (!items && std::isalnum(static_cast<unsigned char>(name[i])) == 0 && name[i] != '_' && name[i] != '.') return false;
  }
  return true;
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
    const std::vector<std::string> listed = listed_constants(words);
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

}  // namespace

std::vector<Field> read_name_list(const Text& list, const std::string& file) { return NameListReader(list, file).run(); }

}  // namespace assay::contract
