#include "harness/base/file.hpp"
#include "tests/support/golden.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using assay::support::Ran;
using assay::support::run_assay;
using Json = nlohmann::json;

namespace {

/// On the day of their last update, so that a review that is due does not fail a build.
Ran linted_contracts() {
  return run_assay("lint contracts --registry contracts/encore/registry.json --types contracts/encore/event-names.ts --matrix contracts/encore/matrix.md --today 2026-11-20 --format json");
}

/// The rules of the table below the heading: the first cells of its rows.
std::set<std::string> rules_below(const std::string& text, std::string_view heading) {
  std::set<std::string> rules;
  const std::size_t begin = text.find(heading);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = text.find("\n## ", begin + heading.size());
  const std::string section = text.substr(begin, end == std::string::npos ? end : end - begin);
  for (std::size_t at = section.find("\n| AC"); at != std::string::npos; at = section.find("\n| AC", at + 1)) rules.insert(section.substr(at + 3, 5));
  return rules;
}

}  // namespace

TEST_CASE("lint: the shipped contracts have no error", "[cli]") {
  const Ran ran = linted_contracts();
  CHECK(ran.exit_code == 0);
  const Json findings = Json::parse(ran.out)["findings"];
  for (const Json& finding : findings) {
    CAPTURE(finding["title"].get<std::string>());
    CHECK(finding["level"] != "error");
  }
}

TEST_CASE("lint: each finding that stays on the shipped contracts is justified beside them, and no other is", "[cli]") {
  std::set<std::string> found;
  const Json findings = Json::parse(linted_contracts().out)["findings"];
  for (const Json& finding : findings) found.insert(finding["rule"].get<std::string>());
  CHECK(found == rules_below(assay::read_text_file("contracts/README.md").value(), "## Findings that stay"));
}
