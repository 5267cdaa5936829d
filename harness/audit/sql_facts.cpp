#include "harness/audit/sql_facts.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace assay::audit {
namespace {

using Kind = SqlToken::Kind;

constexpr std::array<std::string_view, 12> before_kind{"or", "replace", "global", "local", "temp", "temporary", "unlogged", "materialized", "recursive", "constraint", "foreign", "unique"};
constexpr std::array<std::string_view, 4> before_name{"if", "not", "exists", "only"};
constexpr std::array<std::string_view, 4> on_tables{"policy", "trigger", "index", "rule"};  // what is put on a table
constexpr std::array<std::string_view, 6> no_tables{"schema", "sequence", "function", "procedure", "database", "type"};  // GRANT … ON SCHEMA
constexpr std::array<std::string_view, 7> before_table{"from", "join", "into", "update", "using", "truncate", "copy"};
constexpr std::size_t words_before_on_max = 32;  // between the name of a policy or trigger and its table

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
      } else if (token.is_word("alter") || token.is_word("drop")) {
        change(i);
      } else if (token.is_word("grant") || token.is_word("revoke")) {
        grant(i + 1);
      } else if (token.is_word("comment") && has_word(i + 1, "on") && has_word(i + 2, "table")) {
        put_on(i + 3, {});
      } else if (token.is_word("lock") && has_word(i + 1, "table")) {
        put_on(i + 2, {});
      } else if (made_of_table(i)) {
        from_table(i);
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
      if (temporary) return;
      facts_.created.push_back(*name);
      if (!in_body) user_ = name->text;
    } else if (!in_body && (has_word(i, "view") || has_word(i, "function") || has_word(i, "procedure"))) {
      if (const auto name = name_after(i + 1)) user_ = name->text;
    } else if (i < tokens_.size() && one_of(tokens_[i], on_tables)) {
      create_on(i, in_body);
    }
  }

  /// CREATE TRIGGER … ON table EXECUTE FUNCTION f(). What a trigger, its function or an index is called says whose it is; a policy may be called
  /// after those whom it lets in.
  void create_on(std::size_t i, bool in_body) {
    const std::string_view before_its_table = has_word(i, "rule") ? "to" : "on";  // CREATE RULE r AS ON INSERT TO table
    std::string owner = has_word(i, "trigger") || has_word(i, "index") ? name_of_object(i + 1) : std::string();
    for (std::size_t j = i + 1; j < tokens_.size() && j < i + words_before_on_max && !tokens_[j].is_mark(';'); ++j) {
      if (!tokens_[j].is_word(before_its_table)) continue;
      const auto table = name_after(j + 1);
      if (!table) return;
      facts_.uses.push_back({*table, std::move(owner)});
      if (has_word(i, "trigger")) executes(j + 1, *table);
      if (!in_body) user_ = table->text;
      return;
    }
  }

  [[nodiscard]] std::string name_of_object(std::size_t i) const {
    while (has_word(i, "concurrently") || (i < tokens_.size() && one_of(tokens_[i], before_name))) ++i;
    return has_name(i) && !has_word(i, "on") ? std::string(tokens_[i].text) : std::string();
  }

  void executes(std::size_t i, const SqlName& table) {
    for (std::size_t j = i; j < tokens_.size() && j < i + words_before_on_max && !tokens_[j].is_mark(';'); ++j) {
      if (!tokens_[j].is_word("execute")) continue;
      std::size_t at = j + 2;  // behind FUNCTION or PROCEDURE
      if (const auto function = name_at(at)) facts_.uses.push_back({table, function->text});
      return;
    }
  }

  /// ALTER TABLE x, DROP TABLE x, y, DROP TRIGGER t ON x
  void change(std::size_t i) {
    const std::size_t kind = i + 1;
    if (has_word(kind, "table")) {
      if (const auto name = name_after(kind + 1); name && tokens_[i].is_word("alter")) table_ = *name;
      put_on(kind + 1, {});
    } else if (kind < tokens_.size() && one_of(tokens_[kind], on_tables)) {
      for (std::size_t j = kind + 1; j < tokens_.size() && j < kind + words_before_on_max && !tokens_[j].is_mark(';'); ++j) {
        if (tokens_[j].is_word("on")) return put_on(j + 1, {});
      }
    }
  }

  /// GRANT SELECT (a, b), INSERT ON [TABLE] x, y TO role
  void grant(std::size_t i) {
    for (std::size_t j = i; j < tokens_.size() && j < i + words_before_on_max && !tokens_[j].is_mark(';'); ++j) {
      if (!tokens_[j].is_word("on")) continue;
      if (j + 1 >= tokens_.size() || one_of(tokens_[j + 1], no_tables) || tokens_[j + 1].is_word("all")) return;
      return put_on(has_word(j + 1, "table") ? j + 2 : j + 1, {});
    }
  }

  /// A list of tables that a statement is about.
  void put_on(std::size_t i, const std::string& user) {
    while (i < tokens_.size() && one_of(tokens_[i], before_name)) ++i;
    while (const auto name = name_at(i)) {
      facts_.uses.push_back({*name, user});
      if (!has_mark(i, ',')) return;
      ++i;
    }
  }

  /// (LIKE x), PARTITION OF x, INHERITS (x, y), ATTACH PARTITION x, INHERIT x: within a statement that creates or alters a table.
  [[nodiscard]] bool made_of_table(std::size_t i) const {
    if (table_.text.empty()) return false;
    if (has_word(i, "like")) return i > 0 && (has_mark(i - 1, '(') || has_mark(i - 1, ',')) && has_name(i + 1);
    if (has_word(i, "partition")) return has_word(i + 1, "of") || (i > 0 && has_word(i - 1, "attach"));
    return (has_word(i, "inherits") && has_mark(i + 1, '(')) || (has_word(i, "inherit") && has_name(i + 1));
  }
  void from_table(std::size_t i) { put_on(has_word(i, "inherits") || has_word(i + 1, "of") ? i + 2 : i + 1, table_.text); }

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
    const bool deletes = i > 0 && tokens_[i - 1].is_word("delete");
    const bool reads = !deletes && (tokens_[i].is_word("from") || tokens_[i].is_word("join") || tokens_[i].is_word("using"));
    if (tokens_[i].is_word("truncate") && has_word(i + 1, "table")) ++i;
    ++i;
    while (true) {
      while (has_word(i, "only") || has_word(i, "lateral")) ++i;
      if (i >= tokens_.size() || one_of(tokens_[i], before_table)) return;  // told by itself
      const auto name = name_at(i);
      if (!name) return;
      if (!has_mark(i, '(') || takes_list) facts_.uses.push_back({*name, user_, reads});
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
