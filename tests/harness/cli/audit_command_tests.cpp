#include "harness/schema/schema.hpp"
#include "tests/support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using assay::support::matches_golden;
using assay::support::Ran;
using assay::support::run_assay;
using assay::support::TemporaryFolder;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

const std::string audited = "audit --specs tests/fixtures/audit/specs --contracts tests/fixtures/audit/contracts --today 2026-06-01 ";
const std::string with_source = audited + "--source tests/fixtures/audit/source ";

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string read(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

assay::schema::Schema schema_of(const std::string& path) {
  auto schema = assay::schema::Schema::compile(read(std::string(ASSAY_SOURCE_DIR) + "/" + path), path);
  REQUIRE(schema);
  return std::move(*schema);
}

/// A tree without gaps, in a folder of its own.
std::string good_tree(const TemporaryFolder& folder) {
  (void)folder.write("specs/kt/specs/KT-01-oven.md", "# Oven\n");
  (void)folder.write("contracts/events.md", "KT-01\n");
  return "audit --specs '" + folder.path() + "/specs' --contracts '" + folder.path() + "/contracts' ";
}

}  // namespace

TEST_CASE("audit: what a person reads", "[cli][golden]") {
  const Ran ran = run_assay(with_source);
  CHECK(ran.exit_code == 1);
  CHECK(ran.err.empty());
  CHECK(matches_golden("audit/with_source.txt", ran.out));
}

TEST_CASE("audit: what a program reads", "[cli][golden]") {
  const Ran ran = run_assay(with_source + "--format json");
  CHECK(ran.exit_code == 1);
  CHECK(matches_golden("audit/with_source.json", ran.out));
}

TEST_CASE("audit: the report is what --format json prints, in folders that are made for it, and fits its schema", "[cli]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/reports/deep/gaps.json";
  const Ran ran = run_assay(with_source + "--format json --report '" + path + "'");
  CHECK(ran.exit_code == 1);
  CHECK(read(path) == ran.out);
  const auto schema = schema_of("reports/integration-contracts-gaps.schema.json");
  for (const auto& violation : schema.validate(ran.out)) UNSCOPED_INFO(to_string(violation));
  CHECK(schema.validate(ran.out).empty());
}

TEST_CASE("audit: the allowlist's schema takes what the command takes", "[cli]") {
  const auto schema = schema_of("contracts/allowlist.schema.json");
  CHECK(schema.validate(read(std::string(ASSAY_SOURCE_DIR) + "/tests/fixtures/audit/contracts/.intra-core-only.json")).empty());
  CHECK(schema.validate(R"({"entries": [{"id": "KT-02", "rationale": "r", "owner": "o", "added": "2026-05-01", "reviewed": "2026-05-02", "review": "2026-07-01"}]})").empty());
  CHECK_FALSE(schema.validate(R"([{"id": "KT-02", "rationale": "r", "owner": "o"}])").empty());
  CHECK_FALSE(schema.validate(R"([{"id": "KT-02", "rationale": "r", "owner": "o", "added": "1.5.2026"}])").empty());
  CHECK_FALSE(schema.validate(R"([{"id": "KT-02", "rationale": "r", "owner": "o", "added": "2026-05-01", "reason": "x"}])").empty());
}

TEST_CASE("audit: totals add up in the report", "[cli]") {
  const Json report = Json::parse(run_assay(with_source + "--format json").out);
  const Json& summary = report["summary"];
  CHECK(summary["specs"] == summary["referenced"].get<int>() + summary["allowlisted"].get<int>() + summary["gaps"].get<int>());
  CHECK(summary["specs"] == report["specs"].size());
  CHECK(summary["gaps"] == report["gaps"].size());
  int specs = 0;
  for (const Json& core : summary["cores"]) specs += core["specs"].get<int>();
  CHECK(specs == summary["specs"]);
  const Json& findings = summary["findings"];
  const Ran text = run_assay(with_source);
  CHECK(has(text.out, findings["error"].dump() + " errors, " + findings["warning"].dump() + " warning"));
  CHECK_FALSE(has(text.out, "Findings "));  // one count only
  CHECK(findings["error"].get<int>() + findings["warning"].get<int>() + findings["note"].get<int>() == static_cast<int>(report["findings"].size()));
}

TEST_CASE("audit: no gap exits 0, a gap 1, and --warn prints it and exits 0", "[cli]") {
  const TemporaryFolder folder;
  const std::string good = good_tree(folder);
  CHECK(run_assay(good).exit_code == 0);
  (void)folder.write("specs/kt/specs/KT-02-menu.md", "# Menu\n");
  const Ran gap = run_assay(good);
  CHECK(gap.exit_code == 1);
  CHECK(has(gap.out, "KT-02"));
  const Ran warned = run_assay(good + "--warn");
  CHECK(warned.exit_code == 0);
  CHECK(has(warned.out, "KT-02"));
  CHECK(has(warned.out, "WARN"));
}

TEST_CASE("audit: an entry on the allowlist closes a gap until its review is due", "[cli]") {
  const TemporaryFolder folder;
  const std::string good = good_tree(folder);
  (void)folder.write("specs/kt/specs/KT-02-menu.md", "# Menu\n");
  const std::string list = folder.write("allow.yaml", "- id: KT-02\n  rationale: within the kitchen\n  owner: kitchen\n  added: 2026-05-01\n");
  CHECK(run_assay(good + "--today 2026-08-01 --allowlist '" + list + "'").exit_code == 0);
  const Ran overdue = run_assay(good + "--today 2026-08-02 --quiet --allowlist '" + list + "'");
  CHECK(overdue.exit_code == 1);
  CHECK(has(overdue.out, "allow.yaml:1:3: error: allowlist review is overdue: KT-02 was due on 2026-08-01 [AC617]"));
}

TEST_CASE("audit: -v shows all findings, and the files that were not looked at", "[cli]") {
  const TemporaryFolder folder;
  const std::string good = good_tree(folder);
  (void)folder.write("specs/kt/specs/README.md", "");
  std::string code;
  for (int i = 0; i < 9; ++i) code += "db.from('gd_bed_" + std::to_string(i) + "');\n";
  (void)folder.write("src/cores/kt/a.ts", code);
  (void)folder.write("src/cores/gd/a.ts", "");
  (void)folder.write("src/pages/a.ts", "");
  const std::string asked = good + "--source '" + folder.path() + "/src' ";
  const Ran brief = run_assay(asked);
  CHECK(has(brief.out, "3 source files below"));
  CHECK(has(brief.out, "2 of them in cores"));
  CHECK(has(brief.out, "not looked at: 1 file"));
  CHECK_FALSE(has(brief.out, "gd_bed_8"));
  const Ran all = run_assay(asked + "-v");
  CHECK(has(all.out, "gd_bed_8"));
  CHECK(has(all.out, "kt/specs/README.md"));
  const Json report = Json::parse(run_assay(asked + "--format json").out);
  CHECK(report["summary"]["source_files"] == 3);
  CHECK(report["summary"]["source_files_looked_at"] == 2);
  REQUIRE(report["not_looked_at"].size() == 1);
  CHECK(has(report["not_looked_at"][0].get<std::string>(), "kt/specs/README.md: "));
}

TEST_CASE("audit: wrong usage is 64", "[cli]") {
  CHECK(run_assay("audit --specs tests/fixtures/audit/specs").exit_code == 64);
  CHECK(run_assay(audited + "--format xml").exit_code == 64);
  const Ran day = run_assay("audit --specs tests/fixtures/audit/specs --contracts tests/fixtures/audit/contracts --today 1.6.2026");
  CHECK(day.exit_code == 64);
  CHECK(day.out.empty());
}

TEST_CASE("audit: what cannot be read is 66, and no report is written", "[cli]") {
  const TemporaryFolder folder;
  const std::string report = folder.path() + "/gaps.json";
  const std::string bad_list = folder.write("bad.json", "[{\"id\": ]");
  for (const std::string& command : std::vector<std::string>{std::string("audit --specs no/such --contracts tests/fixtures/audit/contracts"), "audit --specs tests/fixtures/audit/specs --contracts no/such",
                                     audited + "--allowlist no/such.json", audited + "--allowlist '" + bad_list + "'", audited + "--source no/such",
                                     "audit --specs tests/fixtures/documents --contracts tests/fixtures/audit/contracts"}) {
    CAPTURE(command);
    const Ran ran = run_assay(command + " --warn --report '" + report + "'");
    CHECK(ran.exit_code == 66);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("assay: "));
    CHECK_FALSE(fs::exists(report));
  }
}

TEST_CASE("audit: a report that cannot be written is 66 and leaves nothing behind", "[cli]") {
  const TemporaryFolder folder;
  const std::string in_the_way = folder.write("file", "x");
  const Ran ran = run_assay(audited + "--report '" + in_the_way + "/gaps.json'");
  CHECK(ran.exit_code == 66);
  CHECK(ran.out.empty());
  CHECK(read(in_the_way) == "x");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("audit: --report without a name writes the index document's", "[cli]") {
  const TemporaryFolder folder;
  const std::string line = "cd '" + folder.path() + "' && '" ASSAY_BINARY "' " + good_tree(folder) + "--report --quiet >out 2>&1";
  CHECK(std::system(line.c_str()) == 0);
  CHECK(Json::parse(read(folder.path() + "/reports/integration-contracts-gaps.json"))["summary"]["gaps"] == 0);
}

TEST_CASE("audit: sarif names the rules and the files", "[cli]") {
  const Ran ran = run_assay(with_source + "--format sarif");
  CHECK(ran.exit_code == 1);
  const Json sarif = Json::parse(ran.out);
  CHECK(sarif["version"] == "2.1.0");
  CHECK(has(ran.out, "AC621"));
  CHECK(has(ran.out, "tests/fixtures/audit/source/src/cores/kt/oven.tsx"));
}
