#include "tests/support/golden.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

using assay::support::Ran;
using assay::support::run_assay;
using assay::support::TemporaryFolder;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Nothing on standard output, one or more lines on standard error, each of ours.
void check_refused(const Ran& ran, int exit_code) {
  CAPTURE(ran.out, ran.err);
  CHECK(ran.exit_code == exit_code);
  CHECK(ran.out.empty());
  CHECK(ran.err.starts_with("assay: "));
}

std::string scenario_with(std::string_view changed_when) {
  return std::string("name: scenarios/bad\ndescription: bad\nverifies: [ce-29/pm-01/deduplicate]\ntenants: [north]\n") +
         std::string(changed_when);
}

}  // namespace

TEST_CASE("cli: no command is wrong usage and names the commands", "[cli]") {
  const Ran ran = run_assay("");
  check_refused(ran, 64);
  CHECK(has(ran.err, "compile"));
}

TEST_CASE("cli: an unknown command names the nearest one", "[cli]") {
  const Ran ran = run_assay("comple x");
  check_refused(ran, 64);
  CHECK(has(ran.err, "did you mean 'compile'?"));
}

TEST_CASE("cli: an unknown option is wrong usage", "[cli]") { check_refused(run_assay("run --sed 1"), 64); }

TEST_CASE("cli: a wrong shard is wrong usage", "[cli]") {
  check_refused(run_assay("run --shard 3/2"), 64);
  check_refused(run_assay("run --shard x"), 64);
}

TEST_CASE("cli: every command has help with an example", "[cli]") {
  for (const char* command : {"compile", "lint", "run", "explore", "replay", "faults", "list", "explain"}) {
    const Ran ran = run_assay(std::string(command) + " --help");
    CAPTURE(command);
    CHECK(ran.exit_code == 0);
    CHECK(has(ran.out, "Example:"));
  }
}

TEST_CASE("compile: a missing file is unreadable", "[cli]") {
  const Ran ran = run_assay("compile no/such/file.md");
  check_refused(ran, 66);
  CHECK(has(ran.err, "no/such/file.md: no such file"));
}

TEST_CASE("compile: text that is not UTF-8 is refused with line and column", "[cli]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("broken.md", "# Title\n\nbroken: \xff\xfe\n");
  const Ran ran = run_assay("compile '" + path + "'");
  check_refused(ran, 66);
  CHECK(has(ran.err, ":3:9: is not UTF-8"));
}

TEST_CASE("compile: a line of 100 MB is refused by its size", "[cli]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("huge.md", std::string(100'000'000, 'a'));
  const Ran ran = run_assay("compile '" + path + "'");
  check_refused(ran, 66);
  CHECK(has(ran.err, "at most"));
}

TEST_CASE("compile: a line of 20 MB is read within the time of a test", "[cli]") {
  const TemporaryFolder folder;
  std::string line = "### `pm_visit_booked`\n\n**Publisher:** PM-03\n\n| ";
  while (line.size() < 20'000'000) line += "`some_event_name` { a: string } | ";
  const std::string path = folder.write("long.md", line);
  CHECK(run_assay("compile '" + path + "' --out '" + folder.path() + "'").exit_code == 0);
}

TEST_CASE("compile: a document without contracts is refused by its name", "[cli]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("plain.md", "# Shopping\n\nMilk and bread.\n");
  const Ran ran = run_assay("compile '" + path + "'");
  check_refused(ran, 66);
  CHECK(has(ran.err, "plain.md: states no contract: it was read"));
}

TEST_CASE("run: a directory without scenarios is unreadable", "[cli]") {
  const TemporaryFolder folder;
  check_refused(run_assay("run '" + folder.path() + "'"), 66);
}

TEST_CASE("run: unknown keys, names and obligations are all reported with their places, and nothing runs", "[cli]") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() + "/scenarios");
  const std::string path = folder.write("scenarios/bad.yaml", "name: scenarios/bad\ndescription: bad\nverifies: [ce-29/pm-01/deduplicat]\ntenants: [north]\n"
                                                              "given:\n  - row: { table: ce_contact, tenant: north, as: ana }\n"
                                                              "when:\n  - command: { party: CF, do: convert_lead, as: e1, tenant: north }\n");
  const Ran ran = run_assay("run '" + path + "' --reports '" + folder.path() + "/reports'");
  check_refused(ran, 66);
  CHECK(has(ran.err, "bad.yaml:3:"));
  CHECK(has(ran.err, "did you mean 'ce-29/pm-01/deduplicate'?"));
  CHECK(has(ran.err, "did you mean 'ce_contacts'?"));
  CHECK(has(ran.err, "unknown party 'CF'"));
  CHECK_FALSE(std::filesystem::exists(folder.path() + "/reports"));
}

TEST_CASE("run: an alias bomb is refused and not expanded", "[cli]") {
  const TemporaryFolder folder;
  std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 20; ++i) {
    yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 9; ++j) yaml += (j == 0 ? "*a" : ", *a") + std::to_string(i - 1);
    yaml += "]\n";
  }
  check_refused(run_assay("run '" + folder.write("scenarios/bomb.yaml", yaml) + "'"), 66);
}

TEST_CASE("run: a scenario of a wrong form is refused with line and column", "[cli]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("scenarios/bad.yaml", scenario_with("when:\n  - delivr: { event: e1, to: PM-01 }\n"));
  const Ran ran = run_assay("run '" + path + "'");
  check_refused(ran, 66);
  CHECK(has(ran.err, "bad.yaml:6:5"));
}

TEST_CASE("run: a reports folder that cannot be made is an error and leaves nothing", "[cli]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("file", "x");
  const Ran ran = run_assay("run --filter patient-conversion --reports '" + file + "/reports'");
  CHECK(ran.exit_code == 66);
  CHECK(has(ran.err, "assay: "));
}

TEST_CASE("replay: a file of another version is refused by its version", "[cli]") {
  const TemporaryFolder folder;
  const Ran ran = run_assay("replay '" + folder.write("old.json", "{\"replay_version\": \"0\"}") + "'");
  check_refused(ran, 66);
  CHECK(has(ran.err, "/replay_version: is a replay of another version"));
}

TEST_CASE("replay: a file that is no JSON is refused with line and column", "[cli]") {
  const TemporaryFolder folder;
  const Ran ran = run_assay("replay '" + folder.write("broken.json", "{\n  \"replay_version\": \"1\",,\n}") + "'");
  check_refused(ran, 66);
  CHECK(has(ran.err, "broken.json:2:"));
}

TEST_CASE("explain: an unknown rule names the nearest one", "[cli]") {
  const Ran ran = run_assay("explain AC30");
  check_refused(ran, 64);
  CHECK(has(ran.err, "did you mean AC30"));
}
