#pragma once

#include "harness/audit/sql_tokens.hpp"

#include <span>
#include <string>
#include <vector>

namespace assay::audit {

/// A name as printed, quotes and blanks left out: "public.fa_transactions".
struct SqlName {
  std::string text;
  std::size_t offset = 0;
  /// Without its schema.
  [[nodiscard]] std::string table() const { return text.substr(text.rfind('.') + 1); }
};

struct ForeignKey {
  SqlName from, to;        // `from` is the table that holds the key
  std::string columns;     // of `to`, as printed, lower case: "id"; empty: its primary key
  std::string on_delete;   // "restrict", "set null" …, lower case; empty: not said
};

struct SqlUse {
  SqlName table;
  std::string user;    // the view, function, trigger, index or table that uses it, or empty
  bool reads = false;  // and does no more
};

/// What statements say of tables.
struct SqlFacts {
  std::vector<SqlName> created;  // but not temporary ones
  std::vector<ForeignKey> keys;
  std::vector<SqlUse> uses;      // by queries and changes of rows, and by what is put on, changed in or made from the table; calls of functions are none
};

/// Reads statements in any order; each is taken for itself, so a key that a later statement drops is told all the same.
[[nodiscard]] SqlFacts sql_facts(std::span<const SqlToken> tokens);

}  // namespace assay::audit
