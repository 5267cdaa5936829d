#pragma once

#include "harness/scenario/run_record.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// The parts of the HTML report, in the order of the page. Each gives one <section> with its heading (or nothing, where it
/// would be empty and says nothing by being there).
namespace assay::reports {

[[nodiscard]] std::string_view html_style();

[[nodiscard]] std::string header_html(const scenario::RunRecord& record);
[[nodiscard]] std::string navigation_html(const scenario::RunRecord& record);
[[nodiscard]] std::string failures_html(const scenario::RunRecord& record);
[[nodiscard]] std::string obligations_html(const scenario::RunRecord& record);
[[nodiscard]] std::string findings_html(const scenario::RunRecord& record);
[[nodiscard]] std::string coverage_html(const scenario::RunRecord& record);
[[nodiscard]] std::string scenarios_html(const scenario::RunRecord& record);
[[nodiscard]] std::string assumptions_html(const scenario::RunRecord& record);
[[nodiscard]] std::string not_looked_at_html(const scenario::RunRecord& record);

/// The name of a scenario, linked to its row in the table of scenarios.
[[nodiscard]] std::string scenario_link(const scenario::ScenarioResult& scenario);
/// The id of an obligation, linked to its row in the table of obligations where it has one.
[[nodiscard]] std::string obligation_link(const scenario::RunRecord& record, std::string_view id);

}  // namespace assay::reports
