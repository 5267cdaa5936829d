#include "reports/diff.hpp"

#include "harness/base/file.hpp"
#include "harness/schema/schema.hpp"
#include "reports/findings.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <set>

#include <nlohmann/json.hpp>

using namespace assay;

namespace {

std::string crates(std::string_view rows, std::string_view members, std::string_view more) {
  return "# Crates\n\n**Version:** 1.0.0\n\n## Published Events\n\n### `depot_crate_sealed`\n\n| Field | Value |\n|---|---|\n| Publisher | DP-01 |\n" + std::string(rows) +
         "\n```typescript\n{\n  organization_id: uuid;\n  crate_id: uuid;\n" + std::string(members) + "}\n```\n\n" + std::string(more);
}

diff::Side old_side() {
  return diff::side_of({{"main/crates.md", crates("| Subscribers | BL-01, TR-02 |\n| Delivery | At-least-once |\n", "  dock: string;\n  floor: number;\n  state: 'open' | 'shut';\n",
                                                    "### `depot_van_left` (planned)\n\n**Publisher:** DP-01\n\n```typescript\n{ van_id: uuid; }\n```\n")}});
}

diff::Side new_side() {
  return diff::side_of({{"branch/crates.md", crates("| Subscribers | TR-02, AN-03 |\n| Delivery | At-least-once |\n", "  state: 'open' | 'shut' | 'lost';\n  note?: string;\n",
                                                      "### `depot_van_left` (planned)\n\n**Publisher:** DP-01\n\n```typescript\n{ van_id: string; }\n```\n\n## Permissions\n\n- `depot.crates.view`\n")}});
}

}  // namespace

TEST_CASE("diff report: breaking changes first, by event", "[reports][golden]") {
  CHECK(support::matches_golden("reports/diff.txt", reports::diff_text(diff::compare(old_side(), new_side()), {})));
}

TEST_CASE("diff report: a change that many events take from one place is told once", "[reports]") {
  const auto side = [](std::string_view member) {
    std::string text = crates("", std::string(member), "");
    for (const char* const name : {"depot_crate_opened", "depot_crate_weighed", "depot_crate_lost"}) text += "### `" + std::string(name) + "`\n\n**Payload:** same as `depot_crate_sealed`\n\n";
    return diff::side_of({{"a.md", text}});
  };
  const diff::Difference difference = diff::compare(side("  dock: string;\n"), side("  dock: number;\n"));
  CHECK(difference.changes.size() == 4);
  const std::string text = reports::diff_text(difference, {});
  CHECK(text.find("type string -> number") == text.rfind("type string -> number"));
  CHECK(text.find("depot_crate_lost") != std::string::npos);
}

TEST_CASE("diff report: json keeps its schema, in both directions", "[reports]") {
  const auto text = read_text_file("contracts/diff.schema.json");
  REQUIRE(text);
  const auto schema = schema::Schema::compile(*text, "contracts/diff.schema.json");
  REQUIRE(schema);
  for (const std::string& json : {reports::diff_json(diff::compare(old_side(), new_side())), reports::diff_json(diff::compare(new_side(), old_side())),
                                  reports::diff_json(diff::compare(old_side(), old_side()))}) {
    for (const schema::Violation& violation : schema->validate(json)) FAIL_CHECK(to_string(violation));
  }
}

TEST_CASE("diff report: json is what the interface says", "[reports]") {
  const auto json = nlohmann::json::parse(reports::diff_json(diff::compare(old_side(), new_side())));
  CHECK(json["verdict"] == "fail");
  const auto& change = json["changes"].at(0);
  CHECK(change["event"] == "depot_crate_sealed");
  for (const char* const member : {"kind", "path", "breaks", "announced", "at"}) CHECK(change.contains(member));
  CHECK(change["at"].size() == 2);
  CHECK(change["at"].at(0)["file"] == "main/crates.md");
}

TEST_CASE("diff report: names out of documents cannot speak to the terminal", "[reports]") {
  diff::Difference difference;
  diff::Change& change = difference.changes.emplace_back();
  change.event = "a\x1b[31mb";
  change.kind = "field-removed";
  change.path = "x\x1b]0;y\x07";
  change.breaks = diff::both;
  change.announced = false;
  change.text = "is gone\nreally";
  for (const bool quiet : {false, true}) {
    const std::string text = reports::diff_text(difference, {false, quiet, 100});
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
  }
}

TEST_CASE("diff report: changes become findings with quoted lines and fingerprints of their own", "[reports]") {
  const auto findings = diff::findings_of(diff::compare(old_side(), new_side()), old_side(), new_side());
  std::set<std::string> known;
  for (const contract::Finding& finding : findings) {
    CHECK(known.insert(finding.fingerprint()).second);
    REQUIRE_FALSE(finding.at.empty());
    CHECK_FALSE(finding.at[0].text.empty());
  }
}
