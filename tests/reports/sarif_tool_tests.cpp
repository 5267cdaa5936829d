#include "harness/base/file.hpp"
#include "reports/findings.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace assay::reports {
namespace {

namespace fs = std::filesystem;

/// Microsoft's validator, where npm has installed it below the build folder.
fs::path validator() { return fs::path(ASSAY_BINARY).parent_path() / "npm/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"; }

std::vector<contract::Finding> all_levels() {
  std::vector<contract::Finding> all;
  for (const auto& [rule, level] : {std::pair("AC301", contract::Level::error), std::pair("AC103", contract::Level::warning), std::pair("AC108", contract::Level::note)}) {
    contract::Finding finding;
    finding.rule = rule;
    finding.kind = "contradiction";
    finding.level = level;
    finding.title = "words: lg_box_closed";
    finding.mend = "Settle it.";
    finding.at = {{{"docs/a b.md", 3, 5, {}}, "✅ one line", 4}, {{"docs/c.md", 0, 0, {}}, "", 0}};
    all.push_back(finding);
  }
  return all;
}

}  // namespace

TEST_CASE("sarif: another's validator finds no error", "[reports][slow]") {
  if (!fs::exists(validator())) {
    WARN("skipped: sarif-multitool is not installed below the build folder (npm)");
    return;
  }
  const support::TemporaryFolder folder;
  const std::string file = folder.write("findings.sarif", findings_sarif(all_levels()));
  const std::string out = folder.path() + "/validated.sarif";
  const std::string command = "'" + validator().string() + "' validate '" + file + "' --rule-kind 'Sarif;Gh' -o '" + out + "' --log ForceOverwrite >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0 || !fs::exists(out)) {
    WARN("skipped: sarif-multitool does not run here");
    return;
  }
  const nlohmann::json validated = nlohmann::json::parse(read_text_file(out).value());
  for (const auto& result : validated["runs"][0]["results"]) {
    INFO(result.dump());
    CHECK(result.value("level", "warning") != "error");
  }
}

}  // namespace assay::reports
