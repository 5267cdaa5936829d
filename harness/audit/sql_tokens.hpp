#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

/// One piece of SQL. Comments and the contents of strings are gone; the body of a function between dollar quotes is there, as code.
struct SqlToken {
  enum class Kind : std::uint8_t { word, string, mark };
  Kind kind = Kind::mark;
  std::string_view text;    // word: without its double quotes
  std::size_t offset = 0;
  bool quoted = false;      // word in double quotes: a name, whatever it spells
  bool in_body = false;     // between dollar quotes

  [[nodiscard]] bool is_word(std::string_view lower_word) const;  // keywords are told in any case
  [[nodiscard]] bool is_mark(char c) const { return kind == Kind::mark && text[0] == c; }
};

/// Never fails; linear in the length of the text.
[[nodiscard]] std::vector<SqlToken> sql_tokens(std::string_view sql);

/// The text with stars in place of its strings' contents, as long as before: data of people stands in INSERTs, and lines are quoted.
[[nodiscard]] std::string without_strings(std::string_view sql, std::span<const SqlToken> tokens);

}  // namespace assay::audit
