#include "harness/audit/table_uses.hpp"

#include "harness/audit/sql_facts.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace assay::audit {
namespace {

using Kind = CodeToken::Kind;

constexpr std::array<std::string_view, 8> no_clients{"Array", "Buffer", "Object", "Set", "Map", "Promise", "Readable", "storage"};
constexpr std::array<std::string_view, 8> sql_verbs{"select", "insert", "update", "delete", "with", "merge", "truncate", "copy"};
constexpr std::size_t type_tokens_max = 64;  // of .from<…>(

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_sql(std::string_view text) {
  text = trim(text.substr(0, 200));
  std::size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return end < text.size() && one_of(lower(text.substr(0, end)), sql_verbs);
}

class Finder {
 public:
  explicit Finder(std::span<const CodeToken> tokens) : tokens_(tokens) {}

  std::vector<CodeTableUse> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) about_constants(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (has_mark(i, '.') && has_word(i + 1, "from")) {
        from_call(i);
      } else if (has_mark(i, '.') && has_word(i + 1, "select") && has_mark(i + 2, '(') && has_literal(i + 3)) {
        embedded(tokens_[i + 3]);
      } else if (subscribes_ && has_word(i, "table") && has_mark(i + 1, ':') && has_literal(i + 2)) {
        add(tokens_[i + 2], "as a subscription to its changes");
      } else if (is_sql(i)) {
        sql(tokens_[i]);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool has_word(std::size_t i, std::string_view word) const { return i < tokens_.size() && tokens_[i].is_word(word); }
  [[nodiscard]] bool has_mark(std::size_t i, char c) const { return i < tokens_.size() && tokens_[i].is_mark(c); }
  [[nodiscard]] bool has_literal(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_literal(); }

  void add(const CodeToken& token, std::string_view how) { found_.push_back({std::string(trim(token.text)), token.offset, how}); }

  /// `const TABLE = "fa_transactions"`
  void about_constants(std::size_t i) {
    if (has_literal(i) && tokens_[i].text == "postgres_changes") subscribes_ = true;
    if (has_word(i, "const") && i + 1 < tokens_.size() && tokens_[i + 1].kind == Kind::word && has_mark(i + 2, '=') && has_literal(i + 3)) {
      constants_.emplace(tokens_[i + 1].text, tokens_[i + 3].text);
    }
  }

  void from_call(std::size_t i) {
    if (i > 0 && tokens_[i - 1].kind == Kind::word && (one_of(tokens_[i - 1].text, no_clients) || tokens_[i - 1].text.ends_with("Array"))) return;
    std::size_t open = i + 2;
    if (has_mark(open, '<')) {
      const std::size_t limit = std::min(tokens_.size(), open + type_tokens_max);
      while (open < limit && !has_mark(open, '(')) ++open;
    }
    if (!has_mark(open, '(') || open + 1 >= tokens_.size()) return;
    const CodeToken& name = tokens_[open + 1];
    if (name.is_literal()) return add(name, "in .from()");
    const auto constant = name.kind == Kind::word ? constants_.find(name.text) : constants_.end();
    if (constant != constants_.end() && has_mark(open + 2, ')')) found_.push_back({std::string(trim(constant->second)), name.offset, "in .from()"});
  }

  /// .select("id, fa_transactions(total), bill:fa_bills!inner(id)")
  void embedded(const CodeToken& token) {
    const std::string_view text = token.text;
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
      std::size_t end = open;
      std::size_t begin = end;
      const auto back = [&] {
        while (begin > 0 && is_name_byte(text[begin - 1])) --begin;
      };
      back();
      while (begin > 0 && text[begin - 1] == '!') {  // a hint: which key, or inner
        end = --begin;
        back();
      }
      if (begin < end) found_.push_back({std::string(text.substr(begin, end - begin)), token.offset + begin, "inside of .select()"});
    }
  }

  bool is_sql(std::size_t i) {
    const CodeToken& token = tokens_[i];
    if (token.kind == Kind::string) return begins_sql(token.text);
    if (token.kind != Kind::template_) return false;
    if (token.offset == token.literal + 1 && begins_sql(token.text)) sql_literals_.insert(token.literal);
    return sql_literals_.contains(token.literal);
  }

  void sql(const CodeToken& token) {
    for (const SqlUse& use : sql_facts(sql_tokens(token.text)).uses) found_.push_back({use.table.text, token.offset + use.table.offset, "in SQL"});
  }

  std::span<const CodeToken> tokens_;
  std::vector<CodeTableUse> found_;
  std::map<std::string_view, std::string_view> constants_;
  std::set<std::size_t> sql_literals_;
  bool subscribes_ = false;
};

}  // namespace

std::vector<CodeTableUse> table_uses(std::span<const CodeToken> tokens) { return Finder(tokens).run(); }

}  // namespace assay::audit
