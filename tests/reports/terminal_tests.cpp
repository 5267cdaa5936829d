#include "reports/terminal.hpp"

#include "tests/reports/sample.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

namespace assay::reports {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TerminalOptions with_reports() {
  TerminalOptions options;
  options.report_paths = {"out/gap-report.json", "out/junit.xml", "out/index.html"};
  return options;
}

}  // namespace

TEST_CASE("terminal summary: failures, warnings, table and totals of a rich run", "[reports][golden]") {
  CHECK(support::matches_golden("reports/rich_run.txt", terminal_summary(*sample::rich_run(), with_reports())));
}

TEST_CASE("terminal summary: a passing run is short and still shows what was tried", "[reports][golden]") {
  CHECK(support::matches_golden("reports/passing_run.txt", terminal_summary(*sample::passing_run(), with_reports())));
}

TEST_CASE("terminal summary: quiet leaves sentences, replays and the verdict", "[reports][golden]") {
  TerminalOptions options = with_reports();
  options.quiet = true;
  CHECK(support::matches_golden("reports/rich_run_quiet.txt", terminal_summary(*sample::rich_run(), options)));
}

TEST_CASE("terminal summary: colour adds nothing but escape sequences", "[reports]") {
  TerminalOptions options = with_reports();
  options.color = true;
  const std::string colored = terminal_summary(*sample::rich_run(), options);
  std::string plain;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      plain += colored[i];
    }
  }
  CHECK(colored != plain);
  CHECK(plain == terminal_summary(*sample::rich_run(), with_reports()));
}

TEST_CASE("terminal summary: no escape sequence of a document reaches the terminal", "[reports]") {
  const std::string text = terminal_summary(*sample::hostile_run(), {});
  CHECK_FALSE(holds(text, "\x1b"));
  CHECK_FALSE(holds(text, "\xc2\x9b"));
  CHECK_FALSE(holds(text, "\xe2\x80\xae"));
  CHECK_FALSE(holds(text, "\r"));
}

TEST_CASE("terminal summary: long clauses break at the asked width", "[reports]") {
  TerminalOptions options;
  options.width = 72;
  const std::string narrow = terminal_summary(*sample::rich_run(), options);
  CHECK(holds(narrow, "  “ce_lead_conversions table has org-scoped RLS via SECURITY\n"));
  options.width = 200;
  CHECK(holds(terminal_summary(*sample::rich_run(), options), "FORCE ROW LEVEL SECURITY enabled.”\n"));
}

TEST_CASE("terminal summary: one cause in two scenarios is shown in detail once", "[reports]") {
  const auto run = sample::rich_run();
  run->scenarios.at(2).outcome = sample::Outcome::fail;
  run->scenarios.at(2).failures = {sample::repeated_effect()};
  const std::string text = terminal_summary(*run, {});
  CHECK(holds(text, "FAIL  scenarios/ce-29/convert-to-patient  effect-exactly-once\n"));
  CHECK(holds(text, "the same cause as in scenarios/ce-29/duplicate-delivery\n"));
  const std::string step = "deliver e1 #1 to PM-01, crash after commit pm_patients";
  CHECK(text.find(step) == text.rfind(step));
}

TEST_CASE("terminal summary: the replay command is quoted for a shell", "[reports]") {
  CHECK(holds(terminal_summary(*sample::rich_run(), {}), "assay replay 'out/replays/tenant isolation.json'"));
}

TEST_CASE("terminal summary: findings beyond ten are counted", "[reports]") {
  const auto run = sample::rich_run();
  for (int i = 0; i < 12; ++i) run->findings.push_back(run->findings.back());
  CHECK(holds(terminal_summary(*run, {}), "and 8 more in the report\n"));
}

TEST_CASE("terminal summary: a failed scenario without failures says why", "[reports]") {
  const auto run = sample::passing_run();
  run->scenarios.front().outcome = sample::Outcome::fail;
  run->scenarios.front().why = "the fixed schedule cannot be followed";
  const std::string text = terminal_summary(*run, {});
  CHECK(holds(text, "FAIL  scenarios/ce-29/convert-to-patient"));
  CHECK(holds(text, "the fixed schedule cannot be followed"));
}

TEST_CASE("terminal summary: a run of nothing says so", "[reports]") {
  CHECK(holds(terminal_summary(*sample::empty_run(), {}), "NOT RUN  Nothing was run.\n"));
}

}  // namespace assay::reports
