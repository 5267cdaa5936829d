#include "harness/contract/json_tree.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/escapes.hpp"
#include "harness/contract/partial_words.hpp"
#include "harness/contract/payload.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace assay::contract {
namespace {

class JsonReader {
 public:
  JsonReader(std::string_view text, std::size_t begin) : text_(text), i_(std::min(begin, text.size())) {}

  JsonTree run() {
    skip_blanks();
    return value(0);
  }

 private:
  [[nodiscard]] bool done() const { return i_ >= text_.size(); }
  [[nodiscard]] char now() const { return text_[i_]; }

  void skip_blanks() {
    while (!done()) {
      const bool comment = text_.substr(i_).starts_with("//") || now() == '#';
      if (comment) {
        const std::size_t end = std::min(text_.find('\n', i_), text_.size());
        read_comment(text_.substr(i_, end - i_));
        i_ = end;
      } else if (text_.substr(i_).starts_with("/*")) {
        const std::size_t end = text_.find("*/", i_ + 2);
        read_comment(text_.substr(i_, end == std::string_view::npos ? end : end - i_));
        i_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else if (std::isspace(static_cast<unsigned char>(now())) != 0) {
        ++i_;
      } else {
        return;
      }
    }
  }

  /// `// … and so on`: the object around prints only some of its members.
  void read_comment(std::string_view comment) {
    comment.remove_prefix(std::min(comment.find_first_not_of("/*# \t"), comment.size()));
    more_ = more_ || prints_some(comment);
  }

  JsonTree value(int depth) {
    JsonTree tree;
    tree.offset = i_;
    if (done() || depth > nesting_max) {
      i_ = text_.size();
      return tree;
    }
    tree = now() == '{' ? object(depth) : now() == '[' ? array(depth) : now() == '"' || now() == '\'' ? quoted() : bare();
    tree.end = i_;
    return tree;
  }

  JsonTree object(int depth) {
    JsonTree tree;
    tree.kind = JsonKind::object;
    tree.offset = i_++;
    while (true) {
      more_ = false;
      skip_separators();
      tree.open = tree.open || more_ || done();
      if (done()) return tree;
      if (now() == '}' || now() == ']') {
        ++i_;
        return tree;
      }
      member(tree, depth);
    }
  }

  void member(JsonTree& tree, int depth) {
    const std::size_t name_at = i_;
    const bool printed_bare = now() != '"' && now() != '\'';
    JsonTree name = printed_bare ? bare() : quoted();
    const std::size_t name_end = i_;
    skip_blanks();
    if (done() || now() != ':') {
      if (i_ == name_at) ++i_;
      tree.open = tree.open || done() || is_ellipsis(name.text);
      if (done() || !printed_bare || !is_name(name.text)) return;  // "..." or a name without a value, as at a cut
      name.offset = name_at;
      name.end = name_end;
      name.kind = JsonKind::unknown;
      name.name = std::exchange(name.text, {});
      tree.members.push_back(std::move(name));
      return;
    }
    ++i_;
    skip_blanks();
    JsonTree child = value(depth + 1);
    child.offset = name_at;
    child.name = std::move(name.text);
    const bool names = child.name.find_first_not_of(".…") != std::string::npos;  // `"...": "more"` is an ellipsis
    tree.open = tree.open || !names;
    if (names) tree.members.push_back(std::move(child));
  }

  /// `...`, `…more`, `...base`
  static bool is_ellipsis(std::string_view word) { return word.starts_with("...") || word.starts_with("…"); }

  static bool is_name(std::string_view word) {
    return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) == 0 &&
           std::all_of(word.begin(), word.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; });
  }

  JsonTree array(int depth) {
    JsonTree tree;
    tree.kind = JsonKind::array;
    tree.offset = i_++;
    while (true) {
      skip_separators();
      if (done()) return tree;
      if (now() == ']' || now() == '}') {
        ++i_;
        return tree;
      }
      const std::size_t begin = i_;
      JsonTree item = value(depth + 1);
      if (i_ == begin) ++i_;
      if (item.kind != JsonKind::unknown) tree.items.push_back(std::move(item));
    }
  }

  void skip_separators() {
    skip_blanks();
    while (!done() && (now() == ',' || now() == ';')) {
      ++i_;
      skip_blanks();
    }
  }

  JsonTree quoted() {
    JsonTree tree;
    tree.offset = i_;
    const char quote = now();
    ++i_;
    std::string words;
    while (!done() && now() != quote && now() != '\n') {
      if (now() == '\\' && i_ + 1 < text_.size()) {
        i_ = add_escaped(text_, i_ + 1, words);
      } else {
        words += text_[i_++];
      }
    }
    const bool closed = !done() && now() == quote;
    if (closed) ++i_;
    if (closed) tree.kind = JsonKind::string;
    if (closed) tree.text = std::move(words);
    return tree;
  }

  JsonTree bare() {
    JsonTree tree;
    tree.offset = i_;
    constexpr std::string_view ends = ",:;{}[]\n\"";
    std::size_t end = i_;
    while (end < text_.size() && ends.find(text_[end]) == std::string_view::npos && !text_.substr(end).starts_with("//")) ++end;
    const std::string_view word = trim(text_.substr(i_, end - i_));
    i_ = end;
    tree.text = std::string(word);
    tree.kind = kind_of(word);
    return tree;
  }

  static JsonKind kind_of(std::string_view word) {
    if (word == "null") return JsonKind::null;
    if (word == "true" || word == "false") return JsonKind::boolean;
    const std::string_view digits = word.starts_with('-') ? word.substr(1) : word;
    const bool number = !digits.empty() && std::isdigit(static_cast<unsigned char>(digits[0])) != 0 &&
                        digits.find_first_not_of("0123456789.eE+-") == std::string_view::npos && std::count(digits.begin(), digits.end(), '.') < 2;
    if (!number) return word.starts_with('<') && word.ends_with('>') ? JsonKind::string : JsonKind::unknown;
    return digits.find_first_of(".eE") == std::string_view::npos ? JsonKind::integer : JsonKind::number;
  }

  std::string_view text_;
  std::size_t i_;
  bool more_ = false;
};

void write_string(std::string_view words, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    } else {
      out.append("\\u00").append(1, digits[static_cast<unsigned char>(c) >> 4U]).append(1, digits[static_cast<unsigned char>(c) & 15U]);
    }
  }
  out += '"';
}

/// JSON numbers have no leading zeros, and digits on both sides of a point.
bool is_json_number(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string_view::npos || digits.back() == '.') return false;
  return digits[0] != '0' || digits.size() == 1 || digits[1] == '.';
}

void write(const JsonTree& tree, std::string& out) {
  const char* between = "";
  if (tree.kind == JsonKind::object) {
    out += '{';
    for (const JsonTree& child : tree.members) {
      out += between;
      write_string(child.name, out);
      out += ':';
      write(child, out);
      between = ",";
    }
    out += '}';
  } else if (tree.kind == JsonKind::array) {
    out += '[';
    for (const JsonTree& item : tree.items) {
      out += between;
      write(item, out);
      between = ",";
    }
    out += ']';
  } else if (tree.kind == JsonKind::null || tree.kind == JsonKind::boolean || is_json_number(tree.text)) {
    if (tree.kind == JsonKind::string) {
      write_string(tree.text, out);
    } else {
      out += tree.text;
    }
  } else {
    write_string(tree.text, out);
  }
}

}  // namespace

const JsonTree* JsonTree::member(std::string_view wanted) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const JsonTree& child) { return child.name == wanted; });
  return found == members.end() ? nullptr : &*found;
}

std::string write_json_string(std::string_view words) {
  std::string out;
  write_string(words, out);
  return out;
}

JsonTree read_json_tree(std::string_view text, std::size_t begin) { return JsonReader(text, begin).run(); }

std::string write_json_tree(const JsonTree& tree) {
  std::string out;
  write(tree, out);
  return out;
}

}  // namespace assay::contract
