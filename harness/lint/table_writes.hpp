#pragma once

#include "harness/lint/page.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::lint {

/// A write to a table that a sentence tells of and that names who writes, in forms that the model does not keep: "LG-02 writes directly to
/// `st_rows`", "`st_rows.state` is set later by LG-02", "the handler runs `UPDATE st_rows SET …`" (whoever's section or page it is).
struct ToldWrite {
  std::string party;                  // or empty, where nobody says
  const contract::Table* table = nullptr;
  std::string_view action;            // insert update delete
  SourceSpan at;
};

/// In the order of the page. A write that is denied ("never", "must not") is none.
[[nodiscard]] std::vector<ToldWrite> told_writes(const Page& page);

}  // namespace assay::lint
