#pragma once

#include "harness/base/error.hpp"
#include "harness/scenario/run_record.hpp"

#include <string>
#include <vector>

namespace assay::reports {

/// Writes gap-report.json, junit.xml and index.html into the folder, which is made if need be. All three are made before the
/// first is written, and each appears whole or not at all.
/// Result:  their paths.
/// Errors:  unreadable, where a file cannot be written.
[[nodiscard]] Result<std::vector<std::string>> write_reports(const scenario::RunRecord& record, const std::string& folder);

}  // namespace assay::reports
