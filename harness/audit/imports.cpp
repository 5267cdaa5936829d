#include "harness/audit/imports.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>

namespace assay::audit {
namespace {

using Kind = CodeToken::Kind;

constexpr std::array<std::string_view, 3> test_tools{"jest", "vi", "vitest"};
constexpr std::array<std::string_view, 9> module_calls{"mock", "doMock", "unmock", "dontMock", "setMock", "requireActual", "requireMock", "importActual", "importMock"};

/// `/// <reference path="../other/types.d.ts" />` counts above the first statement only.
void add_references(std::string_view code, std::size_t end, std::vector<Import>& found) {
  constexpr std::string_view sign = "///";
  constexpr std::string_view attribute = "path=";
  const std::string_view head = code.substr(0, end);
  for (std::size_t at = head.find(sign); at != std::string_view::npos; at = head.find(sign, at)) {
    const std::size_t line_end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, line_end - at);
    at = line_end;
    const std::size_t path = line.find(attribute);
    if (line.find("<reference") == std::string_view::npos || path == std::string_view::npos || path + attribute.size() >= line.size()) continue;
    const std::size_t begin = path + attribute.size() + 1;
    const std::size_t close = line.find(line[begin - 1], begin);
    if (close == std::string_view::npos || (line[begin - 1] != '"' && line[begin - 1] != '\'')) continue;
    found.push_back({line.substr(begin, close - begin), static_cast<std::size_t>(line.data() - code.data()) + begin, true});
  }
}

class Finder {
 public:
  explicit Finder(std::span<const CodeToken> tokens) : tokens_(tokens) {}

  std::vector<Import> run(std::string_view code) {
    add_references(code, tokens_.empty() ? code.size() : tokens_.front().offset, found_);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != Kind::word || (i > 0 && tokens_[i - 1].is_mark('.'))) continue;
      if (tokens_[i].text == "import") {
        import_at(i);
      } else if (tokens_[i].text == "export") {
        export_at(i);
      } else if (tokens_[i].text == "require") {
        call_at(i + 1, false);
      } else if (one_of(tokens_[i].text, test_tools) && has_mark(i + 1, '.') && i + 2 < tokens_.size() && one_of(tokens_[i + 2].text, module_calls)) {
        call_at(i + 3, false);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool has_word(std::size_t i, std::string_view word) const { return i < tokens_.size() && tokens_[i].is_word(word); }
  [[nodiscard]] bool has_mark(std::size_t i, char c) const { return i < tokens_.size() && tokens_[i].is_mark(c); }
  [[nodiscard]] bool has_literal(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_literal(); }
  [[nodiscard]] bool has_name(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == Kind::word; }

  void add(std::size_t i, bool type_only) { found_.push_back({tokens_[i].text, tokens_[i].offset, type_only}); }

  void call_at(std::size_t i, bool type_only) {
    if (has_mark(i, '(') && has_literal(i + 1)) add(i + 1, type_only);
  }

  void import_at(std::size_t i) {
    if (has_mark(i + 1, '(')) return call_at(i + 1, i > 0 && tokens_[i - 1].is_word("typeof"));
    if (has_literal(i + 1)) return add(i + 1, false);  // for its side effects
    if (has_mark(i + 1, '.')) {
      if (has_word(i + 2, "meta") && has_mark(i + 3, '.') && has_word(i + 4, "glob")) call_at(i + 5, false);
      return;
    }
    from_clause(i + 1);
  }

  void export_at(std::size_t i) {
    const std::size_t first = has_word(i + 1, "type") ? i + 2 : i + 1;
    if (has_mark(first, '*') || has_mark(first, '{')) from_clause(i + 1);
  }

  /// Names up to `from "module"`; ends at anything that cannot stand there, so that no token is looked at for two statements.
  void from_clause(std::size_t i) {
    bool names_type = has_word(i, "type") && !(has_word(i + 1, "from") && has_literal(i + 2));  // `import type from "x"` imports a value
    bool all_inner = true;   // each name in the braces says `type`
    bool any_inner = false;
    for (bool in_braces = false; i < tokens_.size(); ++i) {
      const CodeToken& token = tokens_[i];
      if (!in_braces && token.is_word("from") && has_literal(i + 1)) return add(i + 1, names_type || (any_inner && all_inner));
      if (token.kind == Kind::mark) {
        if (token.text[0] == '{') in_braces = true;
        if (token.text[0] == '}') in_braces = false;
        if (token.text.find_first_of("{},*") == std::string_view::npos) return;
      } else if (token.kind != Kind::word || token.text == "import" || token.text == "export") {
        return;
      } else if (!in_braces) {
        all_inner = all_inner && (token.text == "type" || token.text == "from");  // a default import
      } else if (tokens_[i - 1].is_mark('{') || tokens_[i - 1].is_mark(',')) {
        any_inner = true;
        all_inner = all_inner && token.text == "type" && has_name(i + 1) && !has_word(i + 1, "as");
      }
    }
  }

  std::span<const CodeToken> tokens_;
  std::vector<Import> found_;
};

}  // namespace

std::vector<Import> imports_of(std::string_view code, std::span<const CodeToken> tokens) { return Finder(tokens).run(code); }

}  // namespace assay::audit
