#include "harness/base/file.hpp"
#include "harness/contract/typescript_tokens.hpp"
#include "harness/lint/drift_sources.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace assay::lint {
namespace {

using contract::Token;
using contract::TokenKind;

constexpr std::string_view wanted = "KnownEventName";

/// Follows declarations from KnownEventName to the literals behind it.
class NameReader {
 public:
  NameReader(const std::string& path, std::string_view text) : out_{SourceFile(path, text), {}} {
    for (const Token& token : contract::typescript_tokens(text)) {
      if (token.kind != TokenKind::comment) tokens_.push_back(token);
    }
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const bool declares = is_word(i, "type") || is_word(i, "const") || is_word(i, "enum");
      if (declares && tokens_[i + 1].kind == TokenKind::word) declared_.emplace(tokens_[i + 1].text, i);
    }
  }

  Result<TypeNames> run() {
    if (!declared_.contains(wanted)) return failure(ErrorCode::invalid, "declares no KnownEventName (a type, a const or an enum)", {out_.source.path(), 0, 0, {}});
    follow(wanted);
    if (out_.names.empty()) return failure(ErrorCode::invalid, "KnownEventName lists no names", out_.source.at(tokens_[declared_.at(wanted)].offset));
    auto& names = out_.names;
    std::stable_sort(names.begin(), names.end(), [](const KnownName& a, const KnownName& b) { return a.name < b.name; });
    names.erase(std::unique(names.begin(), names.end(), [](const KnownName& a, const KnownName& b) { return a.name == b.name; }), names.end());
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::word && tokens_[i].text == word; }
  [[nodiscard]] bool is_mark(std::size_t i, char mark) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::mark && tokens_[i].text[0] == mark; }

  /// Each declaration once: types may refer to each other in a circle.
  void follow(std::string_view first) {
    std::vector<std::string_view> open{first};
    std::set<std::string_view> seen;
    while (!open.empty()) {
      const std::string_view name = open.back();
      open.pop_back();
      const auto found = declared_.find(name);
      if (found == declared_.end() || !seen.insert(name).second) continue;
      declaration(found->second, open);
    }
  }

  void declaration(std::size_t keyword, std::vector<std::string_view>& open) {
    std::size_t i = keyword + 2;
    if (is_word(keyword, "enum")) return members(i, true);
    while (i < tokens_.size() && !is_mark(i, '=') && !is_mark(i, ';')) ++i;  // `: readonly string[]`
    ++i;
    while (is_mark(i, '(')) ++i;
    if (is_mark(i, '[')) return members(i, false);
    if (is_mark(i, '{')) return members(i, true);
    type(i, open);
  }

  /// The strings of `[…]` or `{…}`; of an object or enum only the values: a string before a colon is a name.
  void members(std::size_t i, bool of_object) {
    int depth = 0;
    for (; i < tokens_.size(); ++i) {
      if (is_mark(i, '[') || is_mark(i, '{')) ++depth;
      if (is_mark(i, ']') || is_mark(i, '}')) --depth;
      if (depth <= 0) return;
      if (tokens_[i].kind == TokenKind::string && !(of_object && is_mark(i + 1, ':'))) add(tokens_[i]);
    }
  }

  /// A union: literals and names of other types; `typeof NAME`; ends at `;` or before the next declaration.
  void type(std::size_t i, std::vector<std::string_view>& open) {
    bool operand = true;  // a name may stand here
    for (; i < tokens_.size() && !is_mark(i, ';'); ++i) {
      if (tokens_[i].kind == TokenKind::string) {
        if (operand) add(tokens_[i]);
        operand = false;
      } else if (tokens_[i].kind == TokenKind::word) {
        const bool prefix = is_word(i, "typeof") || is_word(i, "keyof") || is_word(i, "readonly");
        if (!operand) return;
        if (!prefix) open.push_back(tokens_[i].text);
        operand = prefix;
      } else if (is_mark(i, '[')) {
        while (i < tokens_.size() && !is_mark(i, ']')) ++i;  // [number], [keyof typeof X]
      } else {
        operand = operand || is_mark(i, '|');
      }
    }
  }

  void add(const Token& token) {
    if (!token.text.empty()) out_.names.push_back({std::string(token.text), out_.source.at(token.offset)});
  }

  TypeNames out_;
  std::vector<Token> tokens_;
  std::map<std::string_view, std::size_t> declared_;
};

}  // namespace

Result<TypeNames> type_names_of(const std::string& path, std::string_view text) { return NameReader(path, text).run(); }

Result<TypeNames> read_type_names(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  return type_names_of(path, *text);
}

}  // namespace assay::lint
