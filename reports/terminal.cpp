#include "reports/terminal.hpp"

#include "reports/failure_text.hpp"
#include "reports/terminal_table.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Failure;
using scenario::Outcome;
using scenario::RunRecord;
using scenario::ScenarioResult;

constexpr std::size_t warnings_max = 10;
constexpr std::size_t label_columns = 13;
constexpr std::size_t warning_label_columns = 15;

std::size_t width_of(const TerminalOptions& options) { return static_cast<std::size_t>(std::max(60, options.width)); }

std::string heading(const Paint& paint, const ScenarioResult& scenario, std::string_view check) {
  return fmt::format("{}  {}  {}\n", paint.red("FAIL"), paint.bold(one_line(scenario.name)), paint.dim(one_line(check)));
}

std::string indented(std::string_view text, std::size_t width) {
  std::string out;
  for (const std::string& line : wrapped(text, width - 2)) out += "  " + line + '\n';
  return out;
}

std::string one_failure(const RunRecord& record, const ScenarioResult& scenario, const Failure& failure,
                        const TerminalOptions& options) {
  const Paint paint{options.color};
  std::string out = heading(paint, scenario, failure.check) + indented(failure.what, width_of(options));
  if (options.quiet) return out + (failure.replay.empty() ? "" : "  " + replay_command(failure) + '\n') + '\n';
  return out + '\n' + failure_text(record, failure, {paint, width_of(options), 24}) + '\n';
}

/// A scenario that failed without a failure of its own still says why.
std::string bare_failure(const ScenarioResult& scenario, const TerminalOptions& options) {
  return heading(Paint{options.color}, scenario, "") + indented(scenario.why, width_of(options)) + '\n';
}

/// The same cause once more: in detail it stands above.
std::string repeated_failure(const ScenarioResult& scenario, const Failure& failure, const std::string& first,
                             const TerminalOptions& options) {
  std::string out = heading(Paint{options.color}, scenario, failure.check) + indented(failure.what, width_of(options));
  out += fmt::format("  the same cause as in {}\n", one_line(first));
  return out + (failure.replay.empty() ? "" : "  " + replay_command(failure) + '\n') + '\n';
}

std::string failures(const RunRecord& record, const TerminalOptions& options) {
  std::string out;
  std::map<std::string, std::string> shown;  // signature: the first scenario that failed with it
  for (const ScenarioResult& scenario : record.scenarios) {
    if (scenario.outcome == Outcome::fail && scenario.failures.empty()) out += bare_failure(scenario, options);
    for (const Failure& failure : scenario.failures) {
      const auto [first, is_new] = shown.emplace(failure.signature, scenario.name);
      const bool detailed = is_new || options.quiet;
      out += detailed ? one_failure(record, scenario, failure, options)
                      : repeated_failure(scenario, failure, first->second, options);
    }
  }
  return out;
}

/// A coloured label, what it is about, and below it why or where.
std::string warning(const Paint& paint, const std::string& label, std::string_view what, std::string_view why,
                    std::size_t width) {
  const std::size_t margin = 2 + warning_label_columns;
  std::string out;
  for (const std::string& line : wrapped(what, width - margin)) {
    out += (out.empty() ? "  " + label : std::string(margin, ' ')) + line + '\n';
  }
  if (one_line(why).empty()) return out;
  for (const std::string& line : wrapped(why, width - margin)) out += std::string(margin, ' ') + paint.dim(line) + '\n';
  return out;
}

std::string finding_label(const Paint& paint, const contract::Finding& finding) {
  const std::string words =
      padded(fmt::format("{} {}", to_string(finding.level), one_line(finding.rule)), warning_label_columns);
  if (finding.level == contract::Level::error) return paint.red(words);
  return finding.level == contract::Level::warning ? paint.yellow(words) : paint.dim(words);
}

std::vector<std::string> unjudged(const RunRecord& record, const Paint& paint, std::size_t width) {
  std::vector<std::string> out;
  for (const ScenarioResult& scenario : record.scenarios) {
    if (scenario.outcome != Outcome::inconclusive && scenario.outcome != Outcome::not_run) continue;
    const std::string label = paint.of(scenario.outcome, padded(to_string(scenario.outcome), warning_label_columns));
    out.push_back(warning(paint, label, scenario.name, scenario.why, width));
  }
  return out;
}

std::vector<std::string> document_findings(const RunRecord& record, const Paint& paint, std::size_t width) {
  std::vector<std::string> out;
  for (const contract::Finding* const finding : worst_first(record.findings)) {
    if (finding->kind == "violation") continue;  // shown above, in full
    const std::string where = finding->at.empty() ? std::string() : place(finding->at.front().at);
    out.push_back(warning(paint, finding_label(paint, *finding), finding->title, where, width));
  }
  return out;
}

/// What makes the result mean less comes first: scenarios without a verdict, then findings, worst first.
std::string warnings(const RunRecord& record, const TerminalOptions& options) {
  const Paint paint{options.color};
  std::vector<std::string> all = unjudged(record, paint, width_of(options));
  const std::vector<std::string> found = document_findings(record, paint, width_of(options));
  all.insert(all.end(), found.begin(), found.end());
  if (all.empty()) return {};
  std::string out = paint.bold("Warnings") + '\n';
  for (std::size_t i = 0; i < std::min(all.size(), warnings_max); ++i) out += all[i];
  if (all.size() > warnings_max) out += fmt::format("  and {} more in the report\n", grouped(all.size() - warnings_max));
  return out + '\n';
}

std::string labelled(const Paint& paint, std::string_view label, const std::string& text) {
  return paint.dim(padded(label, label_columns)) + text + '\n';
}

std::string totals_block(const RunRecord& record, const Paint& paint) {
  const Totals totals = totals_of(record);
  const std::string explored = fmt::format(
      "{}, {}, {}; seed {}; {}", counted(totals.schedules, "schedule", "schedules"), counted(totals.states, "state", "states"),
      counted(totals.deliveries, "delivery", "deliveries"), one_line(record.seed), seconds_text(record.seconds));
  return labelled(paint, "obligations", to_string(totals.obligations)) +
         labelled(paint, "findings", to_string(totals.findings)) + labelled(paint, "scenarios", to_string(totals.scenarios)) +
         labelled(paint, "explored", explored);
}

std::string verdict_line(const RunRecord& record, const Paint& paint) {
  const Outcome outcome = outcome_of(record);
  std::string word(to_string(outcome));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  return paint.dim(padded("verdict", label_columns)) + paint.of(outcome, word) + "  " + verdict_sentence(record) + '\n';
}

std::string report_lines(const TerminalOptions& options, const Paint& paint) {
  std::string out;
  for (const std::string& path : options.report_paths) {
    out += labelled(paint, out.empty() ? "reports" : "", one_line(path));
  }
  return out;
}

std::string next_command(const RunRecord& record) {
  for (const ScenarioResult& scenario : record.scenarios) {
    for (const Failure& failure : scenario.failures) {
      if (!failure.replay.empty()) return replay_command(failure);
    }
  }
  if (outcome_of(record) == Outcome::pass) return "assay faults    shows that these checks catch broken subscribers";
  for (const ScenarioResult& scenario : record.scenarios) {
    if (scenario.outcome == Outcome::inconclusive) return fmt::format("assay explore {} --exhaustive", one_line(scenario.name));
  }
  return one_line(record.replay);
}

}  // namespace

std::string terminal_summary(const RunRecord& record, const TerminalOptions& options) {
  const Paint paint{options.color};
  std::string out = failures(record, options);
  if (options.quiet) return out + verdict_line(record, paint);
  out += warnings(record, options);
  out += scenario_table(record, paint, width_of(options));
  out += verdict_line(record, paint) + totals_block(record, paint) + report_lines(options, paint);
  if (const std::string next = next_command(record); !next.empty()) out += labelled(paint, "next", next);
  return out;
}

}  // namespace assay::reports
