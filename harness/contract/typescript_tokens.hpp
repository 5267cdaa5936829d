#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace assay::contract {

enum class TokenKind : std::uint8_t { word, string, mark, comment };

struct Token {
  TokenKind kind = TokenKind::mark;
  std::string_view text;   // string: without its quotes; comment: without its marks
  std::size_t offset = 0;
  std::size_t line = 0;
  bool doc_comment = false;  // `/** … */`
};

/// The words, strings, marks and comments of a TypeScript declaration; unknown bytes are marks of one byte.
[[nodiscard]] std::vector<Token> typescript_tokens(std::string_view code);

}  // namespace assay::contract
