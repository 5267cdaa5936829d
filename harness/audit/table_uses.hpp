#pragma once

#include "harness/audit/code_tokens.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

/// A table that TypeScript names where a query names tables.
struct CodeTableUse {
  std::string table;     // with its schema where the code says one; "fa_…" where the rest of the name is put together at run time
  std::size_t offset = 0;
  std::string_view how;  // "in .from()", "inside of .select()", "in SQL", "as a subscription to its changes" …
  bool reads = false;    // and does no more, as far as the code shows
};

/// .from("table"), also by a constant of the same file, by either side of a condition, behind .schema("x"), and by the beginning of a name that is
/// put together; the same in query builders (.insertInto) and addresses (/rest/v1/table); resources that .select() embeds; SQL in strings and
/// template literals; subscriptions to postgres_changes. Calls of functions (.rpc) are API contracts and buckets (.storage.from) are no tables.
[[nodiscard]] std::vector<CodeTableUse> table_uses(std::span<const CodeToken> tokens);

}  // namespace assay::audit
