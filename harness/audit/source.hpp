#pragma once

#include "harness/audit/cores.hpp"
#include "harness/base/error.hpp"
#include "harness/contract/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace assay::audit {

struct SourceAudit {
  std::vector<contract::Finding> findings;  // AC62x, by place
  std::uint64_t files = 0;                  // below the folder
  std::uint64_t in_cores = 0;               // of these, those in a core's folder: read and judged
  std::uint64_t sql_elsewhere = 0;          // SQL outside of cores: read and judged too
  std::vector<std::string> cores;           // known ones, upper case, sorted
  std::vector<std::string> not_looked_at;   // "path: why"
};

/// Looks for what the index document prohibits in TypeScript, JavaScript and SQL below `folder`. Code outside of cores is not read: pages, edge
/// functions and the platform may put cores together. `known`: the cores that specs and contracts name; those that have a folder below `cores/`
/// are added.
/// Errors: the folder cannot be read or holds no source. A file that cannot be read stands in not_looked_at.
[[nodiscard]] Result<SourceAudit> audit_source(const std::string& folder, Cores known);

}  // namespace assay::audit
