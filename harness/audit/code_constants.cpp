#include "harness/audit/code_constants.hpp"

#include <vector>

namespace assay::audit {
namespace {

using Kind = CodeToken::Kind;

constexpr std::size_t depth_max = 8;  // of objects in objects
constexpr std::size_t key_bytes_max = 100;

class Finder {
 public:
  explicit Finder(std::span<const CodeToken> tokens) : tokens_(tokens) {}

  CodeConstants run() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i + 1].kind != Kind::word) continue;
      if (tokens_[i].is_word("enum") && has_mark(i + 2, '{')) {
        members(i + 3, std::string(tokens_[i + 1].text), '=');
      } else if (tokens_[i].is_word("const")) {
        constant(i + 1);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool has_mark(std::size_t i, char c) const { return i < tokens_.size() && tokens_[i].is_mark(c); }
  [[nodiscard]] bool has_literal(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_literal(); }

  void constant(std::size_t i) {
    if (!has_mark(i + 1, '=')) return;
    const std::string name(tokens_[i].text);
    if (has_literal(i + 2)) found_.emplace(name, tokens_[i + 2].text);
    // Object.freeze({…})
    std::size_t value = i + 2;
    if (value + 4 < tokens_.size() && tokens_[value].is_word("Object") && has_mark(value + 1, '.') && has_mark(value + 3, '(')) value += 4;
    if (has_mark(value, '{')) members(value + 1, name, ':');
  }

  /// Ends with the object, and before the next declaration, so that no token is looked at for two of them.
  void members(std::size_t i, const std::string& name, char sign) {
    std::vector<std::string> path{name};
    while (i + 2 < tokens_.size() && !declares(i)) {
      const bool is_key = (tokens_[i].kind == Kind::word || tokens_[i].is_literal()) && tokens_[i].text.size() <= key_bytes_max && has_mark(i + 1, sign);
      if (tokens_[i].is_mark('}')) {
        path.pop_back();
        if (path.empty()) return;
        ++i;
      } else if (!is_key) {
        i = behind_value(i);
      } else if (has_mark(i + 2, '{') && path.size() < depth_max) {
        path.push_back(path.back() + '.' + std::string(tokens_[i].text));
        i += 3;
      } else {
        const bool alone = has_literal(i + 2) && (i + 3 >= tokens_.size() || has_mark(i + 3, ',') || has_mark(i + 3, '}') || tokens_[i + 3].is_word("as"));
        if (alone) found_.emplace(path.back() + '.' + std::string(tokens_[i].text), tokens_[i + 2].text);
        i = behind_value(i + 2);
      }
    }
  }

  [[nodiscard]] bool declares(std::size_t i) const {
    return (tokens_[i].is_word("const") || tokens_[i].is_word("enum")) && i + 1 < tokens_.size() && tokens_[i + 1].kind == Kind::word;
  }

  /// The comma's next, or the bracket that closes the object.
  [[nodiscard]] std::size_t behind_value(std::size_t i) const {
    std::size_t depth = 0;
    for (; i < tokens_.size() && !declares(i); ++i) {
      if (tokens_[i].kind != Kind::mark) continue;
      const char c = tokens_[i].text[0];
      if (c == ',' && depth == 0) return i + 1;
      if (c == '{' || c == '(' || c == '[') ++depth;
      if (c != '}' && c != ')' && c != ']') continue;
      if (depth == 0) return c == '}' ? i : tokens_.size();
      --depth;
    }
    return i;
  }

  std::span<const CodeToken> tokens_;
  CodeConstants found_;
};

}  // namespace

CodeConstants constants_in(std::span<const CodeToken> tokens) { return Finder(tokens).run(); }

}  // namespace assay::audit
