#include "harness/audit/sql_tokens.hpp"

#include <algorithm>
#include <cctype>

namespace assay::audit {
namespace {

using Kind = SqlToken::Kind;

bool is_name_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_name_byte(char c) { return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '$'; }
char lower_of(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// An opening tag without its end costs a look through the rest of the file; a file with many of them is no SQL.
constexpr std::size_t open_ends_max = 32;

class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {}

  std::vector<SqlToken> run() {
    while (i_ < sql_.size()) {
      while (!bodies_.empty() && i_ >= bodies_.back().end) {
        i_ = bodies_.back().end + bodies_.back().tag;
        bodies_.pop_back();
      }
      if (i_ < sql_.size()) step();
    }
    return std::move(tokens_);
  }

 private:
  struct Body {
    std::size_t end = 0;  // where its closing tag begins
    std::size_t tag = 0;  // the tag's length
  };

  [[nodiscard]] std::size_t limit() const { return bodies_.empty() ? sql_.size() : bodies_.back().end; }
  [[nodiscard]] bool here(std::string_view words) const { return sql_.substr(i_).starts_with(words); }

  void add(Kind kind, std::size_t begin, std::size_t end, bool quoted) { tokens_.push_back({kind, sql_.substr(begin, end - begin), begin, quoted, !bodies_.empty()}); }

  void step() {
    const char c = sql_[i_];
    if (here("--")) {
      i_ = std::min(sql_.find('\n', i_), limit());
    } else if (here("/*")) {
      skip_block_comment();
    } else if (c == '\'') {
      skip_string();
    } else if (c == '"') {
      const std::size_t end = std::min(sql_.find('"', i_ + 1), limit());
      add(Kind::word, i_ + 1, std::max(end, i_ + 1), true);
      i_ = end + 1;
    } else if (c == '$' && open_body()) {
      return;
    } else if (is_name_byte(c)) {
      const std::size_t begin = i_;
      while (i_ < limit() && is_name_byte(sql_[i_])) ++i_;
      add(Kind::word, begin, i_, false);
    } else {
      if (std::isspace(static_cast<unsigned char>(c)) == 0) add(Kind::mark, i_, i_ + 1, false);
      ++i_;
    }
  }

  void skip_block_comment() {  // they nest
    std::size_t depth = 0;
    const std::size_t end = limit();
    while (i_ < end) {
      if (here("/*")) {
        ++depth;
        i_ += 2;
      } else if (here("*/")) {
        i_ += 2;
        if (--depth == 0) return;
      } else {
        ++i_;
      }
    }
  }

  /// '…', in which '' stands for a quote; after E also \'. What is never closed in a body is an apostrophe of its prose.
  void skip_string() {
    const bool escapes = i_ > 0 && lower_of(sql_[i_ - 1]) == 'e' && !tokens_.empty() && tokens_.back().text.size() == 1;
    const std::size_t begin = i_;
    std::size_t end = i_ + 1;
    while (end < limit()) {
      if (escapes && sql_[end] == '\\') {
        ++end;
      } else if (sql_[end] == '\'') {
        if (end + 1 >= limit() || sql_[end + 1] != '\'') break;
        ++end;
      }
      ++end;
    }
    if (end >= limit() && !bodies_.empty()) {
      ++i_;
      return;
    }
    end = std::min(end, limit());
    add(Kind::string, begin + 1, std::max(begin + 1, end), false);
    i_ = end + 1;
  }

  bool open_body() {
    std::size_t end = i_ + 1;
    while (end < sql_.size() && (std::isalnum(static_cast<unsigned char>(sql_[end])) != 0 || sql_[end] == '_')) ++end;
    if (end >= sql_.size() || sql_[end] != '$' || (end > i_ + 1 && std::isdigit(static_cast<unsigned char>(sql_[i_ + 1])) != 0)) return false;
    const std::string_view tag = sql_.substr(i_, end + 1 - i_);
    const std::size_t close = open_ends_ > open_ends_max ? std::string_view::npos : sql_.substr(0, limit()).find(tag, end + 1);
    if (close == std::string_view::npos) {
      ++open_ends_;
      i_ = end + 1;
      return true;
    }
    bodies_.push_back({close, tag.size()});
    i_ = end + 1;
    return true;
  }

  std::string_view sql_;
  std::vector<SqlToken> tokens_;
  std::vector<Body> bodies_;
  std::size_t i_ = 0;
  std::size_t open_ends_ = 0;
};

}  // namespace

bool SqlToken::is_word(std::string_view lower_word) const {
  return kind == Kind::word && !quoted && text.size() == lower_word.size() &&
         std::equal(text.begin(), text.end(), lower_word.begin(), [](char mine, char wanted) { return lower_of(mine) == wanted; });
}

std::vector<SqlToken> sql_tokens(std::string_view sql) { return Lexer(sql).run(); }

std::string without_strings(std::string_view sql, std::span<const SqlToken> tokens) {
  std::string out(sql);
  for (const SqlToken& token : tokens) {
    if (token.kind != Kind::string) continue;
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(token.offset);
    std::replace_if(begin, begin + static_cast<std::ptrdiff_t>(token.text.size()), [](char c) { return c != '\n'; }, '*');
  }
  return out;
}

}  // namespace assay::audit
