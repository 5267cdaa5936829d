#pragma once

#include "harness/scenario/run_record.hpp"

#include <string>

namespace assay::reports {

/// The gap report: what the documents promise, what was shown to hold, and where the gaps are.
/// Result:  JSON after reports/gap-report.schema.json, members in the order of the schema, two blanks of indentation and a
///          final line feed. Only `run.started` and `run.duration_ms` come from a wall clock: all else is the same in every
///          run. Texts that a record does not have are empty strings; bytes that are no UTF-8 become U+FFFD.
/// Errors:  none.
[[nodiscard]] std::string gap_report_json(const scenario::RunRecord& record);

}  // namespace assay::reports
