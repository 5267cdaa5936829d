#pragma once

#include "harness/audit/code_tokens.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace assay::audit {

/// The texts that a file gives names to: `const TABLE = "x"`, `const TABLES = { visits: "x", old: { visits: "y" } }` and
/// `enum Table { visits = "x" }` give "TABLE", "TABLES.visits", "TABLES.old.visits" and "Table.visits". Of names that are given twice, the first.
/// Scopes are not told apart. Linear in the number of tokens.
using CodeConstants = std::map<std::string, std::string_view, std::less<>>;
[[nodiscard]] CodeConstants constants_in(std::span<const CodeToken> tokens);

}  // namespace assay::audit
