#include "harness/contract/typescript_tokens.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::contract {
namespace {

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$'; }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view code) : code_(code) {}

  std::vector<Token> run() {
    while (i_ < code_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = code_[i_];
    if (c == '\n') ++line_;
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++i_;
    } else if (code_.substr(i_).starts_with("//")) {
      const std::size_t end = std::min(code_.find('\n', i_), code_.size());
      add(TokenKind::comment, i_ + 2, end, end);
    } else if (code_.substr(i_).starts_with("/*")) {
      block_comment();
    } else if (c == '\'' || c == '"' || c == '`') {
      quoted(c);
    } else if (is_word_byte(c)) {
      std::size_t end = i_;
      while (end < code_.size() && is_word_byte(code_[end])) ++end;
      add(TokenKind::word, i_, end, end);
    } else {
      add(TokenKind::mark, i_, i_ + 1, i_ + 1);
    }
  }

  void block_comment() {
    const bool doc = code_.substr(i_).starts_with("/**");
    const std::size_t close = code_.find("*/", i_ + 2);
    const std::size_t end = close == std::string_view::npos ? code_.size() : close;
    const std::size_t from = std::min(i_ + (doc ? 3 : 2), end);
    const auto lines = static_cast<std::size_t>(std::count(code_.begin() + static_cast<long>(i_), code_.begin() + static_cast<long>(end), '\n'));
    add(TokenKind::comment, from, end, std::min(end + 2, code_.size()));
    tokens_.back().doc_comment = doc;
    line_ += lines;
  }

  void quoted(char quote) {
    std::size_t end = i_ + 1;
    while (end < code_.size() && code_[end] != quote && code_[end] != '\n') end += code_[end] == '\\' ? 2 : 1;
    end = std::min(end, code_.size());
    add(TokenKind::string, i_ + 1, end, end < code_.size() && code_[end] == quote ? end + 1 : end);
  }

  void add(TokenKind kind, std::size_t begin, std::size_t end, std::size_t next) {
    begin = std::min(begin, end);
    Token token;
    token.kind = kind;
    token.text = code_.substr(begin, end - begin);
    if (kind == TokenKind::comment) token.text = trim(token.text);
    token.offset = i_;
    token.line = line_;
    tokens_.push_back(token);
    i_ = next;
  }

  std::string_view code_;
  std::vector<Token> tokens_;
  std::size_t i_ = 0;
  std::size_t line_ = 0;
};

}  // namespace

std::vector<Token> typescript_tokens(std::string_view code) { return Tokenizer(code).run(); }

}  // namespace assay::contract
