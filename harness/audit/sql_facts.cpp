#include "harness/audit/sql_facts.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace assay::audit {
namespace {

using Kind = SqlToken::Kind;

constexpr std::array<std::string_view, 11> before_kind{"or", "replace", "global", "local", "temp", "temporary", "unlogged", "materialized", "recursive", "constraint", "foreign"};
constexpr std::array<std::string_view, 4> before_name{"if", "not", "exists", "only"};
constexpr std::array<std::string_view, 7> before_table{"from", "join", "into", "update", "using", "truncate", "copy"};
constexpr std::size_t policy_words_max = 32;  // between the name of a policy or trigger and its table

class Reader {
 public:
  explicit Reader(std::span<const SqlToken> tokens) : tokens_(tokens) {}

  SqlFacts run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const SqlToken& token = tokens_[i];
      if (token.is_mark(';')) {
        table_ = {};
        if (!token.in_body) user_.clear();
      } else if (token.is_word("create")) {
        create(i + 1, token.in_body);
      } else if (token.is_word("alter") && has_word(i + 1, "table")) {
        if (const auto name = name_after(i + 2)) table_ = *name;
      } else if (token.is_word("references") && !table_.text.empty()) {
        reference(i + 1);
      } else if (one_of(token, before_table)) {
        use(i);
      }
    }
    return std::move(facts_);
  }

 private:
  template <std::size_t N>
  static bool one_of(const SqlToken& token, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return token.is_word(word); });
  }
  [[nodiscard]] bool has_word(std::size_t i, std::string_view word) const { return i < tokens_.size() && tokens_[i].is_word(word); }
  [[nodiscard]] bool has_mark(std::size_t i, char c) const { return i < tokens_.size() && tokens_[i].is_mark(c); }
  [[nodiscard]] bool has_name(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == Kind::word; }

  /// The name at `i`, which moves behind it.
  std::optional<SqlName> name_at(std::size_t& i) const {
    if (!has_name(i)) return std::nullopt;
    SqlName name{std::string(tokens_[i].text), tokens_[i].offset};
    for (++i; has_mark(i, '.') && has_name(i + 1); i += 2) name.text += "." + std::string(tokens_[i + 1].text);
    return name;
  }

  /// The same, behind IF NOT EXISTS and ONLY.
  [[nodiscard]] std::optional<SqlName> name_after(std::size_t i) const {
    while (i < tokens_.size() && one_of(tokens_[i], before_name)) ++i;
    return name_at(i);
  }

  void create(std::size_t i, bool in_body) {
    bool temporary = false;
    for (; i < tokens_.size() && one_of(tokens_[i], before_kind); ++i) temporary = temporary || tokens_[i].is_word("temp") || tokens_[i].is_word("temporary");
    if (has_word(i, "table")) {
      const auto name = name_after(i + 1);
      if (!name) return;
      table_ = temporary ? SqlName() : *name;
      if (!temporary) facts_.created.push_back(*name);
    } else if (!in_body && (has_word(i, "view") || has_word(i, "function") || has_word(i, "procedure"))) {
      if (const auto name = name_after(i + 1)) user_ = name->text;
    } else if (!in_body && (has_word(i, "policy") || has_word(i, "trigger"))) {
      for (std::size_t j = i + 1; j < tokens_.size() && j < i + policy_words_max; ++j) {
        if (!tokens_[j].is_word("on")) continue;
        if (const auto name = name_after(j + 1)) user_ = name->text;
        return;
      }
    }
  }

  /// REFERENCES table [(columns)] [MATCH kind] [ON DELETE action] [ON UPDATE action]
  void reference(std::size_t i) {
    const auto to = name_at(i);
    if (!to) return;
    ForeignKey key{table_, *to, {}, {}};
    if (has_mark(i, '(')) {
      for (++i; i < tokens_.size() && !tokens_[i].is_mark(')') && !tokens_[i].is_mark(';'); ++i) key.columns += lower(tokens_[i].text);
      ++i;
    }
    while (has_word(i, "match") || has_word(i, "on")) {
      if (tokens_[i].is_word("match")) {
        i += 2;
        continue;
      }
      const bool deletes = has_word(i + 1, "delete");
      i += 2;
      std::string action = has_name(i) ? lower(tokens_[i].text) : std::string();
      if ((action == "set" || action == "no") && has_name(i + 1)) action += " " + lower(tokens_[++i].text);
      if (deletes) key.on_delete = action;
      ++i;
    }
    facts_.keys.push_back(std::move(key));
  }

  void use(std::size_t i) {
    const bool takes_list = tokens_[i].is_word("into");  // INSERT INTO table (columns)
    if (tokens_[i].is_word("truncate") && has_word(i + 1, "table")) ++i;
    ++i;
    while (true) {
      while (has_word(i, "only") || has_word(i, "lateral")) ++i;
      if (i >= tokens_.size() || one_of(tokens_[i], before_table)) return;  // told by itself
      const auto name = name_at(i);
      if (!name) return;
      if (!has_mark(i, '(') || takes_list) facts_.uses.push_back({*name, user_});
      if (has_word(i, "as")) ++i;
      if (has_name(i) && has_mark(i + 1, ',')) ++i;  // its alias
      if (!has_mark(i, ',')) return;
      ++i;
    }
  }

  std::span<const SqlToken> tokens_;
  SqlFacts facts_;
  SqlName table_;     // of the statement that creates or alters it
  std::string user_;  // of the statement
};

}  // namespace

SqlFacts sql_facts(std::span<const SqlToken> tokens) { return Reader(tokens).run(); }

}  // namespace assay::audit
