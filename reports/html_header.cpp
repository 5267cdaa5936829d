#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include "harness/base/strings.hpp"

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Outcome;
using scenario::RunRecord;

std::string_view verdict_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass: return "Pass";
    case Outcome::fail: return "Fail";
    case Outcome::inconclusive: return "Inconclusive";
    case Outcome::not_run: break;
  }
  return "Not run";
}

/// Shares in tenths of a percent, so that no locale and no rounding of a library can reach the bytes.
std::string segment(std::string_view kind, std::uint64_t number, std::uint64_t total) {
  if (number == 0) return {};
  const std::uint64_t share = number * 1000 / total;
  return fmt::format(R"(<span class="{}" style="flex-basis:{}.{}%"></span>)", kind, share / 10, share % 10);
}

std::string legend_entry(std::string_view kind, std::uint64_t number) {
  return fmt::format("<li class=\"{}\"><strong>{}</strong> {}</li>\n", kind, grouped(number), kind);
}

std::string obligations_bar(const ObligationTotals& totals) {
  if (totals.total == 0) return "<p>The contracts state no obligation that this run looked at.</p>\n";
  return fmt::format(
      "<div class=\"bar\" role=\"img\" aria-label=\"Obligations: {}\">{}{}{}{}</div>\n<ul class=\"legend\">\n{}{}{}{}</ul>\n",
      to_string(totals), segment("violated", totals.violated, totals.total),
      segment("inconclusive", totals.inconclusive, totals.total), segment("proven", totals.proven, totals.total),
      segment("untested", totals.untested, totals.total), legend_entry("violated", totals.violated),
      legend_entry("inconclusive", totals.inconclusive), legend_entry("proven", totals.proven),
      legend_entry("untested", totals.untested));
}

std::string number(std::string_view label, std::uint64_t value, const std::string& detail) {
  return fmt::format("<div><dt>{}</dt><dd><strong>{}</strong> {}</dd></div>\n", label, grouped(value), escape(detail));
}

/// "6 passed, 1 failed" without the total before it.
std::string without_total(const std::string& listed) {
  const std::size_t colon = listed.find(": ");
  return colon == std::string::npos ? std::string() : listed.substr(colon + 2);
}

std::string numbers(const Totals& totals) {
  return "<dl class=\"numbers\">\n" + number("Obligations", totals.obligations.total, "in the contracts") +
         number("Findings", totals.findings.total, without_total(to_string(totals.findings))) +
         number("Scenarios", totals.scenarios.total, without_total(to_string(totals.scenarios))) +
         number("Schedules", totals.schedules, "judged at their end") + number("States", totals.states, "distinct") +
         number("Deliveries", totals.deliveries, "to parties") + "</dl>\n";
}

std::string fact(std::string_view label, const std::string& html) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", label, html);
}

std::string facts(const RunRecord& record) {
  std::string out = "<dl class=\"facts\">\n" + fact("Command", command_html(record.command));
  if (!record.replay.empty()) out += fact("Again", command_html(record.replay));
  return out + fact("Seed", code(record.seed)) + fact("World", escape(record.world)) + fact("Started", escape(record.started)) +
         fact("Took", seconds_text(record.seconds)) + "</dl>\n";
}

std::string entry(std::string_view target, std::string_view word, std::uint64_t number) {
  return fmt::format("<li><a href=\"#{}\">{}<span class=\"count\">{}</span></a></li>\n", target, word, grouped(number));
}

std::uint64_t failures_of(const RunRecord& record) {
  std::uint64_t failures = 0;
  for (const auto& scenario : record.scenarios) failures += scenario.failures.size();
  return failures;
}

}  // namespace

std::string header_html(const RunRecord& record) {
  const Totals totals = totals_of(record);
  const Outcome outcome = outcome_of(record);
  return fmt::format(
             "<header class=\"top {}\">\n<p class=\"eyebrow\">assay gap report</p>\n<h1><span class=\"verdict\">{}</span> "
             "{}</h1>\n",
             slug(to_string(outcome)), verdict_word(outcome), escape(verdict_sentence(record))) +
         obligations_bar(totals.obligations) + numbers(totals) + facts(record) + "</header>\n";
}

std::string navigation_html(const RunRecord& record) {
  const Totals totals = totals_of(record);
  std::string out = "<nav aria-label=\"Sections\">\n<ul>\n";
  if (failures_of(record) != 0) out += entry("failures", "Failures", failures_of(record));
  out += entry("obligations", "Obligations", totals.obligations.total) + entry("findings", "Findings", totals.findings.total);
  if (!record.coverage.empty()) out += entry("coverage", "Coverage", record.coverage.size());
  out += entry("scenarios", "Scenarios", totals.scenarios.total);
  if (!record.model.assumptions.empty()) out += entry("assumptions", "Assumptions", record.model.assumptions.size());
  if (!record.not_looked_at.empty()) out += entry("not-looked-at", "Not looked at", record.not_looked_at.size());
  return out + "</ul>\n</nav>\n";
}

}  // namespace assay::reports
