#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using sample::details;
using sample::document;
using Words = std::vector<std::string>;

std::string sides(const std::string& publisher) { return "**Publisher:** " + publisher + "\n\n**Subscribers:** ST-04\n"; }

}  // namespace

TEST_CASE("between: one event with and without its core's prefix", "[lint]") {
  const std::string with = document("LG-02", "lg_no_room_found", sides("LG-02"));
  CHECK(details({{"a.md", with}, {"b.md", document("ST-04", "no_room_found", sides("LG-02"))}}, "AC407") == Words{"lg_no_room_found and no_room_found"});
  CHECK(details({{"a.md", with}, {"b.md", document("ST-04", "no_room_found", sides("ST-04"))}}, "AC407").empty());  // another core's event
  CHECK(details({{"a.md", with + "\n### `no_room_found`\n\n" + sides("LG-02")}}, "AC407").empty());                  // one document tells them apart
}

TEST_CASE("between: spellings of one name", "[lint]") {
  const auto doc = [](const std::string& event) { return document("LG-02", event, sides("LG-02")); };
  CHECK(details({{"a.md", doc("depot.gate.opened")}, {"b.md", doc("depot-gate.opened")}}, "AC408").size() == 1);
  CHECK(details({{"a.md", doc("depot.gate.opened")}, {"b.md", doc("depot.gate.opened.v1")}}, "AC408").size() == 1);
  CHECK(details({{"a.md", doc("DEPOT.gate.opened")}, {"b.md", doc("depot.gate.opened")}}, "AC408").size() == 1);
  CHECK(details({{"a.md", doc("depot.gate.opened.v1")}, {"b.md", doc("depot.gate.opened.v2")}}, "AC408").empty());
  CHECK(details({{"a.md", doc("depot.gate.opened")}, {"b.md", doc("depot.gate.closed")}}, "AC408").empty());
}

TEST_CASE("between: a wildcard that matches no event", "[lint]") {
  const std::string events = document("LG-02", "staff.worker.created", sides("LG-02")) + "\n### `staff.worker.removed`\n\n" + sides("LG-02");
  const auto auditor = [](const std::string& wildcard) { return "# Audit\n\n**Spec:** ST-09\n\nThe auditor listens to all events of `" + wildcard + "` and stores them.\n"; };
  CHECK(details({{"a.md", events}, {"b.md", auditor("com.example.people.worker.*")}}, "AC425") == Words{"com.example.people.worker.*"});
  CHECK(details({{"a.md", events}, {"b.md", auditor("staff.worker.*")}}, "AC425").empty());
  CHECK(details({{"a.md", events}, {"b.md", auditor("staff.>")}}, "AC425").empty());
  CHECK(details({{"a.md", events}, {"b.md", auditor("invoice.line.*")}}, "AC425").empty());  // of a service that was not given
}

TEST_CASE("between: tables of nearly one name", "[lint]") {
  const auto doc = [](const std::string& table) { return "# Depot\n\n**Spec:** PM-02\n\n### Table `" + table + "`\n\n| Column | Type |\n|---|---|\n| id | uuid |\n"; };
  CHECK(details({{"a.md", doc("pm_queue")}, {"b.md", doc("pm_queue_entries")}}, "AC427") == Words{"pm_queue and pm_queue_entries"});
  CHECK(details({{"a.md", doc("pm_queue")}, {"b.md", doc("pm_queue")}}, "AC427").empty());
  CHECK(details({{"a.md", doc("pm_queue") + doc("pm_queue_entries")}}, "AC427").empty());
}

}  // namespace assay::lint
