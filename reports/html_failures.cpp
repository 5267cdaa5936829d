#include "reports/failure_text.hpp"
#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/space_time_svg.hpp"
#include "reports/text.hpp"
#include "reports/timeline.hpp"
#include "reports/totals.hpp"

#include "harness/base/strings.hpp"
#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Failure;
using scenario::RunRecord;
using scenario::ScenarioResult;

constexpr std::size_t list_lines_max = 400;

std::string meta(const ScenarioResult& scenario, const Failure& failure) {
  std::string out = fmt::format("<p class=\"meta\">{} in {}", code(failure.check), scenario_link(scenario));
  if (!failure.party.empty()) out += fmt::format(" · {}", escape(failure.party));
  if (!failure.event.empty()) out += fmt::format(" · {}", code(failure.event));
  return out + "</p>\n";
}

std::string obligation(const RunRecord& record, const std::string& id) {
  const contract::Obligation* const it = obligation_of(record, id);
  if (it == nullptr) return fmt::format("<p>{} <span class=\"muted\">(no document states it any more)</span></p>\n", code(id));
  return fmt::format("<figure class=\"clause\">\n<blockquote>{}</blockquote>\n<figcaption>{} · {}</figcaption>\n</figure>\n",
                     breakable(it->text), place_html(it->at), obligation_link(record, id));
}

std::string expectation(const Failure& failure) {
  if (failure.expected.empty() && failure.found.empty()) return {};
  return fmt::format(
      "<dl class=\"versus\">\n<div><dt>Expected</dt><dd>{}</dd></div>\n<div "
      "class=\"found\"><dt>Found</dt><dd>{}</dd></div>\n</dl>\n",
      breakable(failure.expected), breakable(failure.found));
}

std::string promise(const RunRecord& record, const Failure& failure) {
  std::string out = "<div>\n<h4>What the contract says</h4>\n";
  for (const std::string& id : failure.obligations) out += obligation(record, id);
  out += expectation(failure);
  if (!failure.also.empty()) out += fmt::format("<p class=\"muted\">The same schedule also fails {}.</p>\n", breakable(join(failure.also, ", ")));
  return out + "</div>\n";
}

std::string schedule(const Failure& failure) {
  if (failure.schedule.empty() && failure.drain_steps == 0) return {};
  std::string out = "<div>\n<h4>Schedule</h4>\n";
  if (!failure.schedule.empty()) {
    out += "<ol class=\"schedule\">\n";
    for (const std::string& step : failure.schedule) out += fmt::format("<li>{}</li>\n", breakable(step));
    out += "</ol>\n";
  }
  if (failure.drain_steps != 0) {
    out +=
        fmt::format("<p class=\"drain\">then {} without faults</p>\n", counted(failure.drain_steps, "delivery", "deliveries"));
  }
  return out + "</div>\n";
}

std::string list_row(const Failure& failure, const TimelineLine& line) {
  if (line.item == nullptr) return fmt::format("<tr><td colspan=\"4\">… {} left out</td></tr>\n", grouped(line.left_out));
  return fmt::format("<tr{}><td class=\"number\">{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>\n",
                     line.item->culprit ? " class=\"culprit\"" : "", line.item->step, escape(elapsed(failure, *line.item)),
                     breakable(whose(*line.item)), breakable(words_of(*line.item)),
                     line.first_culprit ? " <strong>(the contract is broken here)</strong>" : "");
}

std::string as_list(const Failure& failure) {
  std::string out =
      "<details>\n<summary>The same as a list</summary>\n<div class=\"scroll\"><table "
      "class=\"plain\">\n<caption>Timeline</caption>\n";
  out += table_head({"#Step", "Time", "Who", "What"}) + "<tbody>\n";
  for (const TimelineLine& line : whole_timeline(failure, list_lines_max)) out += list_row(failure, line);
  return out + "</tbody>\n</table></div>\n</details>\n";
}

std::string diagram(const Failure& failure, const std::string& id) {
  if (failure.timeline.empty()) return {};
  return fmt::format(
             "<h4>What happened</h4>\n<figure class=\"diagram\">\n<section class=\"scroll\" tabindex=\"0\" "
             "aria-label=\"Space-time diagram of failure {0}\">\n",
             id) +
         space_time_svg(failure, "d" + id) + "</section>\n<figcaption>" + space_time_key(failure) +
         "</figcaption>\n</figure>\n" + as_list(failure);
}

std::string replay(const Failure& failure) {
  const std::string command = replay_command(failure);
  return command.empty() ? std::string() : fmt::format("<h4>See it again</h4>\n<p>{}</p>\n", command_html(command));
}

std::string article(const RunRecord& record, const ScenarioResult& scenario, const Failure& failure, const std::string& id) {
  return fmt::format(
             "<article class=\"failure\" id=\"failure-{0}\" aria-labelledby=\"failure-{0}-h\">\n<h3 "
             "id=\"failure-{0}-h\">{1}</h3>\n",
             id, breakable(failure.what)) +
         meta(scenario, failure) + "<div class=\"columns\">\n" + promise(record, failure) + schedule(failure) + "</div>\n" +
         diagram(failure, id) + replay(failure) + "</article>\n";
}

}  // namespace

std::string failures_html(const RunRecord& record) {
  std::string out;
  std::size_t number = 0;
  for (const ScenarioResult& scenario : record.scenarios) {
    for (const Failure& failure : scenario.failures) out += article(record, scenario, failure, std::to_string(++number));
  }
  if (out.empty()) return out;
  return "<section id=\"failures\" aria-labelledby=\"failures-h\">\n<h2 id=\"failures-h\">Failures</h2>\n" + out +
         "</section>\n";
}

}  // namespace assay::reports
