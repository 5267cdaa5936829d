#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::find;
using support::finds;
using support::linted;
using support::title_of;

namespace {

std::string described(const std::string& names, const std::string& rest = {}) {
  return "# P\n\n**Spec:** LG-02\n\n## Published Events\n\n| Event | Publisher | Subscribers |\n|---|---|---|\n" + names + "\n" + rest;
}

std::string row(const std::string& name) { return "| `" + name + "` | LG-02 | ST-01 |\n"; }

}  // namespace

TEST_CASE("naming rules: a name has its publisher's core in front and a verb in the past tense", "[lint]") {
  CHECK(title_of(linted(described(row("parcel_sent"))), "AC114") == "event name without the usual form: parcel_sent (no prefix lg_)");
  CHECK(title_of(linted(described(row("lg_parcel_arrival"))), "AC114") == "event name without the usual form: lg_parcel_arrival (no verb in the past tense)");
  CHECK_FALSE(finds(described(row("lg_parcel_sent")), "AC114"));
  CHECK_FALSE(finds(described(row("lg_route_overridden")), "AC114"));
}

TEST_CASE("naming rules: dotted names are held against their siblings", "[lint]") {
  const std::string siblings = row("depot.box.sealed.v1") + row("depot.box.opened.v1");
  CHECK(find(linted(described(siblings + row("depot.box.moved"))), "AC114", "depot.box.moved") != nullptr);
  CHECK(find(linted(described(siblings + row("DEPOT.box.moved.v1"))), "AC114", "DEPOT.box.moved.v1") != nullptr);
  CHECK_FALSE(finds(described(siblings + row("depot.gate.shut.v1")), "AC114"));
}

TEST_CASE("naming rules: subject and type that differ in case, or in words", "[lint]") {
  const std::string head = "# P\n\n## Produced events\n\n| Subject | Type | Version | Payload |\n|---|---|---|---|\n";
  CHECK(finds(head + "| DEPOT.box.sealed | site.depot.box.sealed | v1 | {boxId, tenantId} |\n", "AC309"));
  const auto words = linted(head + "| box.lid.sealed | site.cold_chain.lid.sealed | v1 | {boxId, tenantId} |\n");
  CHECK(finds(words, "AC310"));
  CHECK_FALSE(finds(words, "AC309"));
  const auto same = linted(head + "| box.lid.sealed | box.lid.sealed | v1 | {boxId, tenantId} |\n");
  CHECK_FALSE(finds(same, "AC309"));
  CHECK_FALSE(finds(same, "AC310"));
}

TEST_CASE("naming rules: one name with and without the core's prefix", "[lint]") {
  CHECK(finds(described(row("parcel_sent") + row("lg_parcel_sent")), "AC316"));
  CHECK(finds("# P\n\nAfter `parcel_sent` the stock is counted.\n\n```typescript\nawait publishEvent('lg_parcel_sent', { });\n```\n", "AC316"));
  CHECK(finds(described(row("depot.box.sealed"), "See `depot-box.sealed` for the rest.\n"), "AC316"));
  CHECK_FALSE(finds(described(row("lg_parcel_sent") + row("lg_parcel_lost"), "After `lg_parcel_sent` the stock is counted.\n"), "AC316"));
}

TEST_CASE("naming rules: a former name is gone, or it is found", "[lint]") {
  const std::string section = "### `lg_parcel_sent` Event (formerly `parcel_left_depot`)\n\n**Status:** Implemented\n\n";
  CHECK(finds("# P\n\nStock is counted after each `parcel_left_depot` event.\n\n## Events\n\n" + section, "AC317"));
  CHECK_FALSE(finds("# P\n\nStock is counted after each `lg_parcel_sent` event.\n\n## Events\n\n" + section, "AC317"));
}

TEST_CASE("naming rules: a heading names the event of the text below", "[lint]") {
  const std::string table = "\n| Field | Value |\n|---|---|\n| Event Name | lg_parcel_sent |\n| Publisher | LG-02 |\n";
  CHECK(finds("# P\n\n## Event Contracts\n\n### Event 1: lg_parcel_closed\n" + table, "AC318"));
  CHECK_FALSE(finds("# P\n\n## Event Contracts\n\n### Event 1: lg_parcel_sent\n" + table, "AC318"));
}
