#pragma once

#include "harness/scenario/run_record.hpp"

#include <string>

namespace assay::reports {

/// JUnit XML in the dialect of Jenkins: one suite for each folder of scenarios with one case for each scenario, and the suite
/// "obligations" with one case for each obligation. A broken contract is a `failure`, never an `error`; what came to no
/// verdict is `skipped`, with the reason in `system-out` since that dialect allows `skipped` no attribute.
/// Result:  well-formed UTF-8 XML, whatever bytes the record holds.
[[nodiscard]] std::string junit_xml(const scenario::RunRecord& record);

}  // namespace assay::reports
