#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/terminal_table.hpp"
#include "reports/text.hpp"

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::RunRecord;
using scenario::ScenarioResult;

std::string name_cell(const ScenarioResult& it) {
  std::string out = code(it.name);
  if (!it.description.empty()) out += fmt::format("<p class=\"text\">{}</p>", breakable(it.description));
  return out;
}

std::string verdict_cell(const ScenarioResult& it) {
  return badge(to_string(it.outcome)) + (it.why.empty() ? "" : fmt::format("<p class=\"meta\">{}</p>", breakable(it.why)));
}

std::string row(const ScenarioResult& it) {
  return fmt::format("<tr id=\"{}\">", anchor("s", it.name)) + cell("Scenario", name_cell(it)) +
         cell("Verdict", verdict_cell(it)) + cell("Tried", escape(bounds_of(it))) +
         cell("Schedules", grouped(it.schedules), "number") + cell("States", grouped(it.states), "number") +
         cell("Deliveries", grouped(it.deliveries), "number") + "</tr>\n";
}

}  // namespace

std::string scenario_link(const ScenarioResult& scenario) {
  return fmt::format("<a href=\"#{}\">{}</a>", anchor("s", scenario.name), code(scenario.name));
}

std::string scenarios_html(const RunRecord& record) {
  std::string out = "<section id=\"scenarios\" aria-labelledby=\"scenarios-h\">\n<h2 id=\"scenarios-h\">Scenarios</h2>\n";
  if (record.scenarios.empty()) return out + "<p>None.</p>\n</section>\n";
  out += "<table class=\"stacks scenarios\">\n<caption>What was tried, and within which bounds</caption>\n";
  out += table_head({"Scenario", "Verdict", "Tried", "#Schedules", "#States", "#Deliveries"}) + "<tbody>\n";
  for (const ScenarioResult& scenario : record.scenarios) out += row(scenario);
  return out + "</tbody>\n</table>\n</section>\n";
}

}  // namespace assay::reports
