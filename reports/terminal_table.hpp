#pragma once

#include "reports/failure_text.hpp"

#include <cstddef>
#include <string>

namespace assay::reports {

/// One row for each scenario: name, verdict, how much was tried, within which bounds. Empty without scenarios.
[[nodiscard]] std::string scenario_table(const scenario::RunRecord& record, const Paint& paint, std::size_t width);

/// "every schedule within 2 duplicates, 1 crash": what the numbers of a scenario stand for.
[[nodiscard]] std::string bounds_of(const scenario::ScenarioResult& scenario);

}  // namespace assay::reports
