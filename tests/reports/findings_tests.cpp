#include "reports/findings.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using contract::Finding;
using contract::Level;
using Json = nlohmann::json;

Finding finding(std::string rule, Level level, std::string title, std::vector<contract::Quote> at) {
  Finding it;
  it.rule = std::move(rule);
  it.kind = "contradiction";
  it.level = level;
  it.title = std::move(title);
  it.at = std::move(at);
  it.event = "lg_box_closed";
  it.mend = "Name one of them, in both documents, and say in the other that it is an older name.";
  return it;
}

contract::Quote quote(std::string file, std::uint32_t line, std::uint32_t column, std::string text) { return {{std::move(file), line, column, {}}, std::move(text), column}; }

std::vector<Finding> few() {
  return {finding("AC108", Level::note, "no subscriber: lg_box_lost", {quote("docs/LG-02-boxes.md", 40, 1, "### `lg_box_lost`")}),
          finding("AC103", Level::warning, "no idempotency key: lg_box_closed", {quote("docs/LG-02-boxes.md", 12, 5, "### `lg_box_closed`")}),
          finding("AC301", Level::error, "payload without PHI, and with PHI",
                  {quote("docs/LG-02-boxes.md", 17, 3, "- Payloads hold identifiers only; names and birth dates stay in the tables of the party that owns them."),
                   quote("docs/LG-02-boxes.md", 33, 3, "- Events carry PHI and are encrypted.")}),
          finding("AC103", Level::warning, "no idempotency key: lg_box_sealed", {quote("docs/deeply/nested/folder/of/the/logistics/core/LG-07-sealing-of-boxes-INTEGRATION.md", 112, 5, "### `lg_box_sealed`")})};
}

std::vector<Finding> many_of_one_rule(std::size_t count) {
  std::vector<Finding> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(finding("AC101", Level::warning, fmt::format("no payload schema: lg_event_{}", i), {quote("a.md", static_cast<std::uint32_t>(i + 1), 1, "### x")}));
  }
  return all;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  std::size_t column = 0;
  for (const char c : text) {
    column = c == '\n' ? 0 : column + ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1);
    longest = std::max(longest, column);
  }
  return longest;
}

}  // namespace

TEST_CASE("findings: text is grouped by rule, worst first", "[reports][golden]") {
  CHECK(support::matches_golden("findings/text_80.txt", findings_text(few(), {false, false, 80, false})));
  CHECK(support::matches_golden("findings/text_120.txt", findings_text(few(), {false, false, 120, false})));
  CHECK(support::matches_golden("findings/text_color.txt", findings_text(few(), {true, false, 100, false})));
}

TEST_CASE("findings: only a path of its own makes a line longer than the terminal", "[reports]") {
  std::vector<Finding> findings = few();
  findings.pop_back();
  CHECK(longest_line(findings_text(findings, {false, false, 80, false})) <= 80);
}

TEST_CASE("findings: a rule with many findings shows a few and says how many more there are", "[reports]") {
  const std::vector<Finding> findings = many_of_one_rule(10);
  const std::string brief = findings_text(findings, {});
  CHECK(has(brief, "10 findings"));
  CHECK(has(brief, "lg_event_2"));
  CHECK_FALSE(has(brief, "lg_event_3"));
  CHECK(has(brief, "and 7 more findings; -v shows all"));
  CHECK(has(brief, "Findings 10: 10 warnings; 1 rule.\n"));
  FindingsView all;
  all.verbose = true;
  CHECK(has(findings_text(findings, all), "lg_event_9"));
}

TEST_CASE("findings: quiet text has one line for each finding, as compilers print them", "[reports]") {
  FindingsView quiet;
  quiet.quiet = true;
  CHECK(findings_text(few(), quiet) ==
        "docs/LG-02-boxes.md:17:3: error: payload without PHI, and with PHI [AC301]\n"
        "docs/LG-02-boxes.md:12:5: warning: no idempotency key: lg_box_closed [AC103]\n"
        "docs/deeply/nested/folder/of/the/logistics/core/LG-07-sealing-of-boxes-INTEGRATION.md:112:5: warning: no idempotency key: lg_box_sealed [AC103]\n"
        "docs/LG-02-boxes.md:40:1: note: no subscriber: lg_box_lost [AC108]\n");
  CHECK(findings_text({}, quiet).empty());
  CHECK(findings_text({}, {}) == "No findings.\n");
}

TEST_CASE("findings: what a terminal would obey is not printed", "[reports]") {
  const std::vector<Finding> hostile{finding("AC101", Level::warning, "no payload schema: \x1b[2Jx\xff", {quote("a\x1b.md", 1, 1, "\x1b]0;title\x07")})};
  const std::string text = findings_text(hostile, {});
  CHECK_FALSE(has(text, "\x1b"));
  CHECK_FALSE(has(text, "\x07"));
  CHECK(Json::parse(findings_json(hostile)).at("findings").size() == 1);
  CHECK(Json::parse(findings_sarif(hostile)).at("runs").size() == 1);
}

TEST_CASE("findings: JSON has each finding with its fingerprint, worst first", "[reports]") {
  const Json json = Json::parse(findings_json(few()));
  REQUIRE(json.at("findings").size() == 4);
  const Json& first = json["findings"][0];
  CHECK(first["rule"] == "AC301");
  CHECK(first["at"][1] == Json{{"file", "docs/LG-02-boxes.md"}, {"line", 33}, {"column", 3}, {"text", "- Events carry PHI and are encrypted."}});
  CHECK(first["fingerprint"] == few()[2].fingerprint());
  CHECK(json["findings"][3]["level"] == "note");
}

TEST_CASE("sarif: findings of several levels", "[reports][golden]") { CHECK(support::matches_golden("findings/few.sarif", findings_sarif(few()))); }

TEST_CASE("sarif: paths are relative to the root, and encoded", "[reports]") {
  const auto uri = [](const std::string& file) {
    const Json sarif = Json::parse(findings_sarif(std::vector{finding("AC101", Level::warning, "t", {quote(file, 0, 0, "")})}, {"lint", "/home/me/repo"}));
    return sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
  };
  CHECK(uri("./docs/a b#1.md")["artifactLocation"] == Json{{"uri", "docs/a%20b%231.md"}, {"uriBaseId", "SRCROOT"}});
  CHECK(uri("/home/me/repo/docs/ä.md")["artifactLocation"]["uri"] == "docs/%C3%A4.md");
  CHECK(uri("/home/me/other/x.md")["artifactLocation"] == Json{{"uri", "file:///home/me/other/x.md"}});
  CHECK(uri("../other/x.md")["artifactLocation"]["uri"] == "file:///home/me/other/x.md");
  CHECK(uri("a:b.md")["artifactLocation"]["uri"] == "a%3Ab.md");
  CHECK(uri("a.md")["region"] == Json{{"startLine", 1}});
}

TEST_CASE("sarif: a name cannot make a link", "[reports]") {
  const Json sarif = Json::parse(findings_sarif(std::vector{finding("AC101", Level::warning, "t: [x](http://y) {0}", {})}));
  const std::string text = sarif["runs"][0]["results"][0]["message"]["text"];
  CHECK(has(text, "[x] (http://y) {{0}}"));
}

TEST_CASE("sarif: the worst 5,000 are listed, and how many were not", "[reports]") {
  std::vector<Finding> findings = many_of_one_rule(sarif_results_max + 6);
  findings.push_back(few()[2]);
  const Json run = Json::parse(findings_sarif(findings))["runs"][0];
  CHECK(run["results"].size() == sarif_results_max);
  CHECK(run["results"][0]["ruleId"] == "AC301");
  CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "7 more findings are not listed: at most 5000 are.");
}

TEST_CASE("sarif: every result names its rule by index, and the rule has help", "[reports]") {
  const Json run = Json::parse(findings_sarif(few()))["runs"][0];
  for (const Json& result : run["results"]) {
    const Json& rule = run["tool"]["driver"]["rules"].at(result["ruleIndex"].get<std::size_t>());
    CHECK(rule["id"] == result["ruleId"]);
    CHECK_FALSE(rule["help"]["markdown"].get<std::string>().empty());
  }
}

}  // namespace assay::reports
