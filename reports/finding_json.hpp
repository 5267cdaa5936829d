#pragma once

#include "harness/contract/model.hpp"

#include <nlohmann/json_fwd.hpp>

namespace assay::reports {

/// A finding as gap-report.json and `--format json` print it (reports/gap-report.schema.json).
[[nodiscard]] nlohmann::ordered_json finding_json(const contract::Finding& finding);

}  // namespace assay::reports
