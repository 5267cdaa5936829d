#pragma once

#include "harness/audit/audit.hpp"

#include <string>

namespace assay::cli {

/// An audit as reports/integration-contracts-gaps.json and `--format json` have it: reports/integration-contracts-gaps.schema.json.
/// The same audit gives the same bytes.
[[nodiscard]] std::string audit_json(const audit::Request& request, const audit::Audit& audit);

}  // namespace assay::cli
