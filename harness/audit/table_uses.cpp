#include "harness/audit/table_uses.hpp"

#include "harness/audit/code_constants.hpp"
#include "harness/audit/sql_facts.hpp"
#include "harness/audit/sql_in_code.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace assay::audit {
namespace {

using Kind = CodeToken::Kind;

constexpr std::array<std::string_view, 15> no_clients{"Array", "Buffer", "Object", "Set", "Map", "Promise", "Readable", "storage", "lodash", "_", "rxjs", "Observable", "Iterator", "Stream", "Duration"};
constexpr std::size_t argument_tokens_max = 64;  // of .from<…>(…)

/// Methods whose first argument names a table.
struct Method {
  std::string_view name, how;
  bool reads = false;
};
constexpr std::array<Method, 8> builder_methods{{{"selectFrom", "in .selectFrom()", true},
                                                 {"innerJoin", "in .innerJoin()", true},
                                                 {"leftJoin", "in .leftJoin()", true},
                                                 {"rightJoin", "in .rightJoin()", true},
                                                 {"fullJoin", "in .fullJoin()", true},
                                                 {"insertInto", "in .insertInto()"},
                                                 {"updateTable", "in .updateTable()"},
                                                 {"deleteFrom", "in .deleteFrom()"}}};

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Finder {
 public:
  explicit Finder(std::span<const CodeToken> tokens) : tokens_(tokens), constants_(constants_in(tokens)) {}

  std::vector<CodeTableUse> run() {
    subscribes_ = std::any_of(tokens_.begin(), tokens_.end(), [](const CodeToken& token) { return token.is_literal() && token.text == "postgres_changes"; });
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (has_mark(i, '.') && has_word(i + 1, "from")) {
        from_call(i, i + 2);
      } else if (has_mark(i, '[') && has_literal(i + 1) && tokens_[i + 1].text == "from" && has_mark(i + 2, ']')) {
        from_call(i, i + 3);
      } else if (has_mark(i, '.') && has_word(i + 1, "select") && has_mark(i + 2, '(') && has_literal(i + 3)) {
        embedded(tokens_[i + 3]);
      } else if (has_mark(i, '.') && i + 1 < tokens_.size() && has_mark(i + 2, '(')) {
        builder_call(i);
      } else if (subscribes_ && has_word(i, "table") && has_mark(i + 1, ':') && has_literal(i + 2)) {
        found_.push_back({std::string(trim(tokens_[i + 2].text)), tokens_[i + 2].offset, "as a subscription to its changes", true});
      } else if (tokens_[i].kind == Kind::string || tokens_[i].kind == Kind::template_) {
        text(tokens_[i]);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool has_word(std::size_t i, std::string_view word) const { return i < tokens_.size() && tokens_[i].is_word(word); }
  [[nodiscard]] bool has_mark(std::size_t i, char c) const { return i < tokens_.size() && tokens_[i].is_mark(c); }
  [[nodiscard]] bool has_literal(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_literal(); }

  /// `dot`: before the name; `open`: behind it.
  void from_call(std::size_t dot, std::size_t open) {
    std::size_t receiver = dot;
    if (receiver > 0 && tokens_[receiver - 1].is_mark('?')) --receiver;  // client?.from
    if (receiver > 0 && tokens_[receiver - 1].kind == Kind::word && is_no_client(tokens_[receiver - 1].text)) return;
    if (has_mark(open, '<')) {
      const std::size_t limit = std::min(tokens_.size(), open + argument_tokens_max);
      while (open < limit && !has_mark(open, '(')) ++open;
    }
    if (has_mark(open, '(')) argument(open, "in .from()", schema_before(receiver), Reads::by_next_call);
  }

  static bool is_no_client(std::string_view word) { return word.ends_with("Array") || std::find(no_clients.begin(), no_clients.end(), word) != no_clients.end(); }

  /// .schema("fa").from("transactions")
  [[nodiscard]] std::string schema_before(std::size_t dot) const {
    const bool called = dot >= 4 && has_mark(dot - 1, ')') && has_literal(dot - 2) && has_mark(dot - 3, '(') && has_word(dot - 4, "schema");
    return called ? std::string(trim(tokens_[dot - 2].text)) + '.' : std::string();
  }

  void builder_call(std::size_t i) {
    const auto method = std::find_if(builder_methods.begin(), builder_methods.end(), [&](const Method& one) { return has_word(i + 1, one.name); });
    if (method != builder_methods.end()) argument(i + 2, method->how, {}, method->reads ? Reads::yes : Reads::no);
  }

  enum class Reads : std::uint8_t { no, yes, by_next_call };

  /// The names that the first argument may have: what stands alone, or as one of the values of a condition.
  void argument(std::size_t open, std::string_view how, const std::string& schema, Reads reads) {
    const std::size_t first = found_.size();
    const std::size_t limit = std::min(tokens_.size(), open + argument_tokens_max);
    std::size_t depth = 1;
    std::size_t i = open + 1;
    for (; i < limit && depth > 0; ++i) {
      const CodeToken& token = tokens_[i];
      if (token.is_mark('(')) {
        if (tokens_[i - 1].kind == Kind::word) break;  // what a call gives is not known
        ++depth;
      } else if (token.is_mark(')')) {
        --depth;
      } else if (token.is_mark('{') || token.is_mark('[') || token.is_mark(',')) {
        break;
      } else if (begins_value(tokens_[i - 1])) {
        value(i, how, schema);
      }
    }
    const bool only_read = reads == Reads::yes || (reads == Reads::by_next_call && depth == 0 && has_mark(i, '.') && has_word(i + 1, "select"));
    for (std::size_t use = first; use < found_.size(); ++use) found_[use].reads = only_read;
  }

  static bool begins_value(const CodeToken& before) {
    constexpr std::string_view signs = "(?:|&";
    return before.kind == Kind::mark && signs.find(before.text[0]) != std::string_view::npos;
  }
  [[nodiscard]] bool ends_value(std::size_t i) const {
    constexpr std::string_view signs = "),:?|&";
    return i >= tokens_.size() || tokens_[i].is_word("as") || (tokens_[i].kind == Kind::mark && signs.find(tokens_[i].text[0]) != std::string_view::npos);
  }

  void value(std::size_t i, std::string_view how, const std::string& schema) {
    const CodeToken& token = tokens_[i];
    const auto add = [&](std::string_view name) { found_.push_back({schema + std::string(name), token.offset, how}); };
    if (token.is_literal()) {
      const std::string_view name = trim(token.text);
      if (has_mark(i + 1, '+')) return add(std::string(name) + "…");
      if (ends_value(i + 1)) add(name.substr(0, name.find(' ')));  // "fa_bills as b"
    } else if (token.kind == Kind::template_ && token.offset == token.literal + 1) {
      add(std::string(trim(token.text)) + "…");
    } else if (token.kind == Kind::word) {
      std::string name(token.text);
      std::size_t end = i + 1;
      for (; has_mark(end, '.') && end + 1 < tokens_.size() && tokens_[end + 1].kind == Kind::word; end += 2) name += '.' + std::string(tokens_[end + 1].text);
      if (has_mark(end, '[') && has_literal(end + 1) && has_mark(end + 2, ']')) {
        name += '.' + std::string(tokens_[end + 1].text);
        end += 3;
      }
      const auto constant = constants_.find(name);
      if (constant != constants_.end() && ends_value(end)) add(trim(constant->second));
    }
  }

  /// .select("id, fa_transactions(total), bill:fa_bills!inner (id)")
  void embedded(const CodeToken& token) {
    const std::string_view text = token.text;
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
      std::size_t end = open;
      while (end > 0 && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
      std::size_t begin = end;
      const auto back = [&] {
        while (begin > 0 && is_name_byte(text[begin - 1])) --begin;
      };
      back();
      while (begin > 0 && text[begin - 1] == '!') {  // a hint: which key, or inner
        end = --begin;
        back();
      }
      if (begin < end) found_.push_back({std::string(text.substr(begin, end - begin)), token.offset + begin, "inside of .select()", true});
    }
  }

  void text(const CodeToken& token) {
    addresses(token);
    if (token.kind == Kind::template_ && token.offset == token.literal + 1 && begins_sql(token.text)) sql_literals_.insert(token.literal);
    if (token.kind == Kind::string ? !begins_sql(token.text) : !sql_literals_.contains(token.literal)) return;
    for (const SqlUse& use : sql_facts(sql_tokens(token.text)).uses) found_.push_back({use.table.text, token.offset + use.table.offset, "in SQL", use.reads});
  }

  /// fetch(`${url}/rest/v1/fa_transactions?select=*`): which method follows is not told.
  void addresses(const CodeToken& token) {
    constexpr std::string_view root = "/rest/v1/";
    for (std::size_t at = token.text.find(root); at != std::string_view::npos; at = token.text.find(root, at)) {
      at += root.size();
      std::size_t end = at;
      while (end < token.text.size() && is_name_byte(token.text[end])) ++end;
      const std::string_view name = token.text.substr(at, end - at);
      if (!name.empty() && name != "rpc") found_.push_back({std::string(name), token.offset + at, "by its address"});
    }
  }

  std::span<const CodeToken> tokens_;
  std::vector<CodeTableUse> found_;
  CodeConstants constants_;
  std::set<std::size_t> sql_literals_;
  bool subscribes_ = false;
};

}  // namespace

std::vector<CodeTableUse> table_uses(std::span<const CodeToken> tokens) { return Finder(tokens).run(); }

}  // namespace assay::audit
