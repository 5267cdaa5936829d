#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::ObligationResult;
using scenario::RunRecord;

std::string what(const contract::Obligation& obligation) {
  return fmt::format("<p class=\"text\">{}</p><p class=\"meta\">{} · {}</p>", breakable(obligation.text), code(obligation.id),
                     place_html(obligation.at));
}

std::string verdict(const ObligationResult& result) {
  return badge(to_string(result.verdict)) + (result.why.empty() ? "" : "<p>" + breakable(result.why) + "</p>") +
         (result.suspect ? "<p class=\"meta\">a scenario was written against other words</p>" : "");
}

/// More passing scenarios than this are folded away: what fails is what a reader looks for.
constexpr std::size_t open_scenarios_max = 2;

std::string item(const scenario::ScenarioResult& scenario) {
  return fmt::format("<li>{} <span class=\"muted\">{}, {}</span></li>", scenario_link(scenario), to_string(scenario.outcome),
                     counted(scenario.schedules, "schedule", "schedules"));
}

std::string scenarios(const RunRecord& record, const ObligationResult& result) {
  if (result.scenarios.empty()) return "<span class=\"muted\">none</span>";
  std::string open;
  std::string passing;
  std::size_t passed = 0;
  std::uint64_t schedules = 0;
  for (const std::size_t index : result.scenarios) {
    const auto& scenario = record.scenarios.at(index);
    const bool passes = scenario.outcome == scenario::Outcome::pass;
    (passes ? passing : open) += item(scenario);
    if (!passes) continue;
    ++passed;
    schedules += scenario.schedules;
  }
  if (passed > open_scenarios_max) {
    passing = fmt::format("<li><details><summary>{} pass, {}</summary><ul class=\"bare\">{}</ul></details></li>",
                          counted(passed, "scenario", "scenarios"), counted(schedules, "schedule", "schedules"), passing);
  }
  return "<ul class=\"bare\">" + open + passing + "</ul>";
}

std::string row(const RunRecord& record, const ObligationResult& result) {
  return fmt::format("<tr id=\"{}\">", anchor("o", result.obligation->id)) + cell("Obligation", what(*result.obligation)) +
         cell("Verdict", verdict(result)) + cell("Scenarios", scenarios(record, result)) +
         "</tr>\n";
}

using Group = std::vector<const ObligationResult*>;

std::string group_head(const std::string& party, const Group& group) {
  const auto proven = std::count_if(group.begin(), group.end(),
                                    [](const auto* it) { return it->verdict == ObligationResult::Verdict::proven; });
  return fmt::format(
      "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">{} <span class=\"muted\">{} of {} "
      "proven</span></th></tr>\n",
      escape(party.empty() ? "No party" : party), proven, group.size());
}

std::string groups(const RunRecord& record) {
  std::map<std::string, Group> parties;
  for (const auto& result : record.obligations) parties[result.obligation->party].push_back(&result);
  std::string out;
  for (const auto& [party, group] : parties) {
    out += group_head(party, group);
    for (const ObligationResult* const result : group) out += row(record, *result);
    out += "</tbody>\n";
  }
  return out;
}

}  // namespace

std::string obligation_link(const RunRecord& record, std::string_view id) {
  const bool has_row = std::any_of(record.obligations.begin(), record.obligations.end(),
                                   [&](const auto& it) { return it.obligation->id == id; });
  return has_row ? fmt::format("<a href=\"#{}\">{}</a>", anchor("o", id), code(id)) : code(id);
}

std::string obligations_html(const RunRecord& record) {
  std::string out =
      "<section id=\"obligations\" aria-labelledby=\"obligations-h\">\n<h2 id=\"obligations-h\">Obligations</h2>\n";
  if (record.obligations.empty()) return out + "<p>None.</p>\n</section>\n";
  out += "<table class=\"stacks obligations\">\n<caption>What each party must do, and whether it was shown</caption>\n";
  return out + table_head({"Obligation", "Verdict", "Scenarios"}) + groups(record) + "</table>\n</section>\n";
}

}  // namespace assay::reports
