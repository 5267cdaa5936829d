#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay::audit {

/// One piece of a TypeScript file that means something. Comments, regular expressions, JSX tags and the text between them are gone; the code
/// inside of `${…}` and of JSX braces is there. (contract::typescript_tokens reads one declaration out of a document and knows none of these.)
struct CodeToken {
  enum class Kind : std::uint8_t {
    word,      // names, keywords, numbers
    string,    // '…' or "…": `text` is what stands between the quotes, escapes as written
    template_, // a piece of a template literal between ` or } and ` or ${
    mark,      // one byte
  };
  Kind kind = Kind::mark;
  std::string_view text;
  std::size_t offset = 0;      // of `text`
  std::size_t literal = 0;     // template_: the offset of its literal, the same for all pieces
  bool whole = false;          // template_: the literal is this one piece

  [[nodiscard]] bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
  [[nodiscard]] bool is_mark(char c) const { return kind == Kind::mark && text[0] == c; }
  /// A literal without substitutions: its `text` is its value.
  [[nodiscard]] bool is_literal() const { return kind == Kind::string || (kind == Kind::template_ && whole); }
};

/// Never fails: what is no TypeScript gives tokens that mean little. Linear in the length of the code.
/// `jsx`: the file may hold JSX, in which "<" can begin an element (.tsx, .jsx).
[[nodiscard]] std::vector<CodeToken> code_tokens(std::string_view code, bool jsx);

}  // namespace assay::audit
