#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::find;
using support::finds;
using support::linted;
using support::title_of;

namespace {

/// A document about events of LG, each with a row of the table.
std::string described(const std::string& rows, const std::string& rest = {}) {
  return "# Parcels\n\n**Spec:** LG-02\n\n## Published Events\n\n| Event | Publisher | Subscribers | Status |\n|---|---|---|---|\n" + rows + "\n" + rest;
}

std::string event(const std::string& name, const std::string& payload, const std::string& labels = {}) {
  return "### `" + name + "`\n\n**Publisher:** LG-02\n**Subscribers:** ST-01\n" + labels + "\n```typescript\n{ " + payload + " }\n```\n\n";
}

}  // namespace

TEST_CASE("open rules: an event without a payload is found, one with a payload is not", "[lint]") {
  const auto findings = linted("# P\n\n## Published Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid; organization_id: uuid;") + "### `lg_parcel_lost`\n\n**Publisher:** LG-02\n");
  CHECK(find(findings, "AC101", "lg_parcel_lost") != nullptr);
  CHECK(find(findings, "AC101", "lg_parcel_sent") == nullptr);
}

TEST_CASE("open rules: what most events lack is one finding of the document", "[lint]") {
  const auto findings = linted(described("| `lg_parcel_sent` | LG-02 | ST-01 | Planned |\n| `lg_parcel_lost` | LG-02 | ST-01 | Planned |\n| `lg_parcel_found` | LG-02 | ST-01 | Planned |\n"));
  CHECK(title_of(findings, "AC101") == "no payload schema: 3 of 3 events: lg_parcel_sent, lg_parcel_lost, lg_parcel_found");
  CHECK(std::count_if(findings.begin(), findings.end(), [](const contract::Finding& finding) { return finding.rule == "AC101"; }) == 1);
  CHECK(find(findings, "AC101")->at.size() == 3);
}

TEST_CASE("open rules: names without types are found, typed members are not", "[lint]") {
  CHECK(finds("# P\n\n## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG\n\nPayload: `parcel_id`, `weight`\n", "AC102"));
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid; weight: number;"), "AC102"));
}

TEST_CASE("open rules: a message without tenant is found", "[lint]") {
  CHECK(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid;"), "AC112"));
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid; organization_id: uuid;"), "AC112"));
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid; tenantId: string;"), "AC112"));
}

TEST_CASE("open rules: the envelope of the workflow core carries the tenant itself", "[lint]") {
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid;", "**Delivery:** At-least-once (FW-16)\n"), "AC112"));
}

TEST_CASE("open rules: a version in the name, in a row or in the payload is enough", "[lint]") {
  CHECK(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid;"), "AC113"));
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg.parcel.sent.v1", "parcel_id: uuid;"), "AC113"));
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid; event_version: string;"), "AC113"));
  CHECK_FALSE(finds("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid;", "**Version:** v2\n"), "AC113"));
}

TEST_CASE("open rules: an event without publisher and one without subscriber", "[lint]") {
  const auto findings = linted("# P\n\n## Events\n\n### `lg_parcel_sent`\n\n```typescript\n{ parcel_id: uuid }\n```\n");
  CHECK(finds(findings, "AC107"));
  CHECK(finds(findings, "AC108"));
  const auto named = linted("# P\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid;"));
  CHECK_FALSE(finds(named, "AC107"));
  CHECK_FALSE(finds(named, "AC108"));
}

TEST_CASE("open rules: a subscriber without duties is found once, with all of its events", "[lint]") {
  const std::string rows = "| `lg_parcel_sent` | LG-02 | ST-01, AN-03 | Planned |\n| `lg_parcel_lost` | LG-02 | ST-01, AN-03 | Planned |\n";
  const std::string duties = "## Subscriber Responsibilities\n\n### ST-01\n\n- Receive `lg_parcel_sent`\n- Check idempotency via `parcel_id`\n";
  const auto findings = linted(described(rows, duties));
  CHECK(title_of(findings, "AC105") == "subscriber without responsibilities: AN-03 of lg_parcel_lost, lg_parcel_sent");
  CHECK_FALSE(finds(described(rows), "AC105"));  // nobody's duties are stated
}

TEST_CASE("open rules: a subscriber whose duties another document states is not without", "[lint]") {
  const std::string row = described("| `lg_parcel_sent` | LG-02 | ST-01, AN-03 | Planned |\n", "## Subscriber Responsibilities\n\n### ST-01\n\n- Receive `lg_parcel_sent`\n");
  const auto with = [&](const std::string& other) { return finds(lint::findings_of({contract::corpus_of({{"a.md", row}, {"b.md", "# Figures\n\n**Spec:** AN-03\n\n" + other}})}), "AC105"); };
  const std::string count = "## Subscriber Responsibilities\n\n### AN-03\n\n- **Count** (`aggregate`): each parcel counts once.\n";
  CHECK_FALSE(with("## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid;", "**Subscribers:** AN-03\n") + count));
  CHECK_FALSE(with("## Subscriber Responsibilities\n\n### AN-03\n\n- **Count** (`aggregate`): each `lg_parcel_sent` counts once.\n"));
  CHECK(with("## Subscriber Responsibilities\n\n### AN-03\n\n- **Count** (`aggregate`): each `lg_parcel_lost` counts once.\n"));  // for another event
  CHECK(with("## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Subscribers:** AN-03\n"));                              // a row and no clause
}

TEST_CASE("open rules: a sentence that names the document with the duties is enough", "[lint]") {
  const std::string row = described("| `lg_parcel_sent` | LG-02 | ST-01, AN-03 | Planned |\n", "## Subscriber Responsibilities\n\n### ST-01\n\n- Receive `lg_parcel_sent`\n\n## Notes\n\n");
  CHECK_FALSE(finds(row + "What AN-03 makes of it is stated in figures.md.\n", "AC105"));
  CHECK(finds(row + "What AN-04 makes of it is stated in figures.md.\n", "AC105"));
  CHECK(finds(row + "What ST-01 makes of it is stated in specs/AN-03-figures.md.\n", "AC105"));  // a path names no party
  CHECK(finds(row + "AN-03 has a page, figures.md.\n", "AC105"));
}

TEST_CASE("open rules: a document that ends in the middle is not accused of what it does not say", "[lint]") {
  const std::string cut = "# P\n\n## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG\n\n```typescript\n{ parcel_id: uuid;\n  orga";
  for (const char* const rule : {"AC101", "AC103", "AC106", "AC107", "AC108", "AC112", "AC113", "AC118", "AC119", "AC120", "AC121"}) {
    INFO(rule);
    CHECK_FALSE(finds(cut, rule));
  }
}

TEST_CASE("open rules: a cut page says so, and only its last event is let off", "[lint]") {
  const std::string first = "# P\n\n## Events\n\n### `lg_parcel_lost`\n\n**Publisher:** LG-02\n\n";
  for (const char* const end : {"```json\n{ \"parcel\":", "**Payload:** `((((`\n", "```\n"}) {
    CAPTURE(end);
    const auto findings = linted(first + "### `lg_parcel_sent`\n\n**Publisher:** LG-02\n\n" + end);
    CHECK(find(findings, "AC101", "lg_parcel_lost") != nullptr);
    CHECK(find(findings, "AC101", "lg_parcel_sent") == nullptr);
    REQUIRE(find(findings, "AC122") != nullptr);
    CHECK(find(findings, "AC122")->level == contract::Level::note);
    CHECK(find(findings, "AC122")->event == "lg_parcel_sent");
    CHECK(find(findings, "AC122")->at.front().at.line > 10);
  }
  CHECK_FALSE(finds(first, "AC122"));
}

TEST_CASE("open rules: all rows of a table in which the page ends are let off", "[lint]") {
  const auto findings = linted("# P\n\n## Published Events\n\n| Event | Publisher | Subscribers |\n|---|---|---|\n| `lg_parcel_lost` | LG-02 | ST-01 |\n| `lg_parcel_sent` | LG-02\n");
  CHECK(finds(findings, "AC122"));
  CHECK_FALSE(finds(findings, "AC101"));
}

TEST_CASE("open rules: what another document says is no gap", "[lint]") {
  const std::string row = described("| `lg_parcel_sent` | LG-02 | ST-01 | Planned |\n");
  const std::string details = "# Q\n\n## Events\n\n" + event("lg_parcel_sent", "parcel_id: uuid; organization_id: uuid;", "**Idempotency:** `parcel_id`\n**Delivery:** at-least-once\n");
  const contract::Corpus corpus = contract::corpus_of({{"a.md", row}, {"b.md", details}});
  const auto findings = lint::findings_of({corpus});
  CHECK_FALSE(finds(findings, "AC101"));
  CHECK_FALSE(finds(findings, "AC103"));
  CHECK_FALSE(finds(findings, "AC106"));
}

TEST_CASE("open rules: an event that a sentence mentions is not described here", "[lint]") {
  const auto findings = linted("# P\n\n## Background\n\nEarlier releases of this system used the event lg_parcel_moved for all of these cases, as LG-09 says.\n");
  CHECK_FALSE(finds(findings, "AC101"));
  CHECK_FALSE(finds(findings, "AC108"));
}
