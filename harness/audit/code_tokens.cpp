#include "harness/audit/code_tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>

namespace assay::audit {
namespace {

using Kind = CodeToken::Kind;

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80; }
bool is_tag_byte(char c) { return is_name_byte(c) || c == '.' || c == '-' || c == ':'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

/// Words after which a value begins, so that "/" is a regular expression and "<" an element.
constexpr std::array<std::string_view, 15> before_value{"return", "typeof", "case", "do", "else", "in", "of", "instanceof", "new", "void", "delete", "throw", "yield", "await", "default"};

/// No look ahead for the end of a regular expression goes further: a line of slashes would be read again and again.
constexpr std::size_t regex_bytes_max = 400;

class Lexer {
 public:
  Lexer(std::string_view code, bool jsx) : code_(code), jsx_(jsx) {
    if (jsx_) find_closing_tags();
  }

  std::vector<CodeToken> run() {
    modes_.push_back({Mode::code, 0, {}});
    if (code_.starts_with("#!")) i_ = line_end();
    while (i_ < code_.size()) {
      switch (modes_.back().mode) {
        case Mode::code: in_code(); break;
        case Mode::literal: in_template(); break;
        case Mode::tag: in_tag(); break;
        case Mode::children: in_children(); break;
      }
    }
    return std::move(tokens_);
  }

 private:
  enum class Mode : std::uint8_t { code, literal, tag, children };
  struct Open {
    Mode mode = Mode::code;
    std::size_t number = 0;  // code: braces that are open; literal: its offset; tag: angle brackets that are open
    std::string_view name;   // tag
  };

  [[nodiscard]] char at(std::size_t i) const { return i < code_.size() ? code_[i] : '\0'; }
  [[nodiscard]] bool here(std::string_view words) const { return code_.substr(i_).starts_with(words); }
  [[nodiscard]] std::size_t line_end() const { return std::min(code_.find('\n', i_), code_.size()); }
  [[nodiscard]] std::size_t name_end(std::size_t i) const {
    while (i < code_.size() && is_tag_byte(code_[i])) ++i;
    return i;
  }

  void add(Kind kind, std::size_t begin, std::size_t end) {
    CodeToken token;
    token.kind = kind;
    token.text = code_.substr(begin, end - begin);
    token.offset = begin;
    tokens_.push_back(token);
  }

  bool skip_comment() {
    if (here("//")) {
      i_ = line_end();
      return true;
    }
    if (!here("/*")) return false;
    const std::size_t end = code_.find("*/", i_ + 2);
    i_ = end == std::string_view::npos ? code_.size() : end + 2;
    return true;
  }

  void in_code() {
    const char c = code_[i_];
    if (is_space(c)) {
      ++i_;
    } else if (skip_comment()) {
      return;
    } else if (c == '\'' || c == '"') {
      quoted(c);
    } else if (c == '`') {
      modes_.push_back({Mode::literal, i_, {}});
      ++i_;
      piece_ = i_;
    } else if (is_name_byte(c)) {
      word();
    } else if (c == '/' && !after_value_ && skip_regex()) {
      after_value_ = true;
    } else if (c == '<' && jsx_ && !after_value_ && open_tag()) {
      return;
    } else {
      mark(c);
    }
  }

  void word() {
    const std::size_t begin = i_;
    while (i_ < code_.size() && is_name_byte(code_[i_])) ++i_;
    add(Kind::word, begin, i_);
    const bool member = tokens_.size() > 1 && tokens_[tokens_.size() - 2].is_mark('.');
    after_value_ = member || std::find(before_value.begin(), before_value.end(), tokens_.back().text) == before_value.end();
  }

  void mark(char c) {
    Open& open = modes_.back();
    if (c == '{') ++open.number;
    if (c == '}' && open.number == 0 && modes_.size() > 1) {
      modes_.pop_back();
      ++i_;
      piece_ = i_;
      after_value_ = true;
      return;
    }
    if (c == '}' && open.number > 0) --open.number;
    add(Kind::mark, i_, i_ + 1);
    after_value_ = c == ')' || c == ']' || c == '}';
    ++i_;
  }

  /// A string ends with its line: an apostrophe that opened none harms no more than that.
  void quoted(char quote) {
    std::size_t end = i_ + 1;
    while (end < code_.size() && code_[end] != quote && code_[end] != '\n') end += code_[end] == '\\' ? 2 : 1;
    end = std::min(end, code_.size());
    add(Kind::string, i_ + 1, end);
    i_ = end < code_.size() && code_[end] == quote ? end + 1 : end;
    after_value_ = true;
  }

  bool skip_regex() {
    bool in_class = false;
    const std::size_t limit = std::min(code_.size(), i_ + regex_bytes_max);
    for (std::size_t end = i_ + 1; end < limit && code_[end] != '\n'; ++end) {
      if (code_[end] == '\\') {
        ++end;
      } else if (code_[end] == '[') {
        in_class = true;
      } else if (code_[end] == ']') {
        in_class = false;
      } else if (code_[end] == '/' && !in_class) {
        i_ = end + 1;
        while (i_ < code_.size() && std::isalpha(static_cast<unsigned char>(code_[i_])) != 0) ++i_;
        return true;
      }
    }
    return false;
  }

  void in_template() {
    const std::size_t literal = modes_.back().number;
    while (i_ < code_.size() && code_[i_] != '`' && !here("${")) i_ += code_[i_] == '\\' ? 2 : 1;
    i_ = std::min(i_, code_.size());
    const bool ends = at(i_) != '$';
    add(Kind::template_, piece_, i_);
    tokens_.back().literal = literal;
    tokens_.back().whole = ends && piece_ == literal + 1;
    if (ends) {
      modes_.pop_back();
      ++i_;
      after_value_ = true;
    } else {
      i_ += 2;
      modes_.push_back({Mode::code, 0, {}});
      after_value_ = false;
    }
  }

  // ---- JSX

  /// Where each name is closed for the last time: "<T>(x: T) => x" opens no element, as nothing closes it.
  void find_closing_tags() {
    for (std::size_t close = code_.find("</"); close != std::string_view::npos; close = code_.find("</", close + 2)) {
      closing_[code_.substr(close + 2, name_end(close + 2) - close - 2)] = close;
    }
  }
  [[nodiscard]] bool closes_later(std::string_view name) const {
    const auto last = closing_.find(name);
    return last != closing_.end() && last->second > i_;
  }

  bool open_tag() {
    const std::size_t end = name_end(i_ + 1);
    const std::string_view name = code_.substr(i_ + 1, end - i_ - 1);
    if (name.empty() ? at(end) != '>' : std::isalpha(static_cast<unsigned char>(name[0])) == 0 && name[0] != '_' && name[0] != '$') return false;
    std::size_t next = end;
    while (is_space(at(next))) ++next;
    const bool parameters = at(next) == ',' || at(next) == '=' || code_.substr(next).starts_with("extends ");  // "<T,>(x: T) => …"
    if (parameters || (at(next) == '>' && !closes_later(name))) return false;
    modes_.push_back({Mode::tag, 0, name});
    i_ = end;
    return true;
  }

  void in_tag() {
    const char c = code_[i_];
    if (skip_comment()) return;
    if (c == '{') {
      modes_.push_back({Mode::code, 0, {}});
      after_value_ = false;
    } else if (c == '"' || c == '\'') {
      const std::size_t end = code_.find(c, i_ + 1);
      i_ = end == std::string_view::npos ? line_end() : end;
    } else if (c == '<') {
      ++modes_.back().number;  // type arguments of a component
    } else if (c == '>' && modes_.back().number > 0) {
      --modes_.back().number;
    } else if (here("/>")) {
      ++i_;
      close_element();
    } else if (c == '>') {
      end_tag();
    }
    ++i_;
  }

  void end_tag() {
    if (closes_later(modes_.back().name)) {
      modes_.back().mode = Mode::children;
    } else {
      close_element();
    }
  }

  void close_element() {
    modes_.pop_back();
    after_value_ = true;
  }

  void in_children() {
    const std::size_t next = code_.find_first_of("<{", i_);
    if (next == std::string_view::npos) {
      i_ = code_.size();
      return;
    }
    i_ = next;
    if (code_[i_] == '{') {
      modes_.push_back({Mode::code, 0, {}});
      after_value_ = false;
      ++i_;
    } else if (at(i_ + 1) == '/') {
      const std::size_t end = code_.find('>', i_);
      i_ = end == std::string_view::npos ? code_.size() : end + 1;
      close_element();
    } else if (!open_tag()) {
      ++i_;
    }
  }

  std::string_view code_;
  bool jsx_;
  std::vector<CodeToken> tokens_;
  std::vector<Open> modes_;
  std::map<std::string_view, std::size_t> closing_;
  std::size_t i_ = 0;
  std::size_t piece_ = 0;  // where the current piece of a template literal began
  bool after_value_ = false;
};

}  // namespace

std::vector<CodeToken> code_tokens(std::string_view code, bool jsx) { return Lexer(code, jsx).run(); }

}  // namespace assay::audit
