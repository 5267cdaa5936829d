#include "harness/contract/compile.hpp"

#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay::contract;

namespace {

Model fixture_model(std::string_view name) {
  const auto model = compile_paths({assay::support::fixture("documents/" + std::string(name))});
  REQUIRE(model);
  return *model;
}

std::vector<std::string> names(const Model& model) {
  std::vector<std::string> out;
  for (const Event& event : model.events) out.push_back(event.name);
  return out;
}

std::vector<std::string> parties(const std::vector<PartyRef>& refs) {
  std::vector<std::string> out;
  for (const PartyRef& ref : refs) out.push_back(ref.party);
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("events: bold lines, headings and consumed sections of Markdown are read", "[contract]") {
  const Model model = fixture_model("well_formed.md");
  CHECK(names(model) == List{"lg_parcel_handed_over", "lg_parcel_lost", "tr_van_arrived"});
  const Event& handed = *model.event("lg_parcel_handed_over");
  CHECK(handed.status == "planned");
  CHECK(parties(handed.subscribers) == List{"BL-01", "TR-02", "TR-03", "notification service"});
  CHECK(handed.channel == "lg_events");
  CHECK(handed.delivery == "at-least-once");
  CHECK(handed.envelope == "fw16");
  REQUIRE(handed.idempotency);
  CHECK(handed.idempotency->key == List{"organization_id", "parcel_id"});
  REQUIRE(handed.field("stops[].note") != nullptr);
  CHECK(handed.field("stops[].note")->required == false);
  CHECK(handed.field("parcel_id")->at.line == 29);
  CHECK(handed.field("parcel_id")->at.column == 5);
  CHECK(parties(model.event("tr_van_arrived")->publishers) == List{"TR-02"});
  CHECK(parties(model.event("tr_van_arrived")->subscribers) == List{"LG-07"});
  CHECK(model.event("parcel_lost") == model.event("lg_parcel_lost"));
}

TEST_CASE("events: text without marks is read from tables, bare headings and one sentence", "[contract]") {
  const Model model = fixture_model("lost_marks.txt");
  CHECK(model.documents[0].status == "In Progress");
  CHECK(model.documents[0].spec == "specs/lg/specs/LG-09-depot-closing.md");
  const Event& closed = *model.event("lg_depot_closed");
  CHECK(closed.fields.size() == 5);
  CHECK(closed.field("reasons")->type == "array");
  CHECK(parties(closed.subscribers) == List{"TR-02", "TR-03"});
  const Event& reopened = *model.event("depot_reopened");
  CHECK(reopened.same_as == "lg_depot_closed");
  CHECK(reopened.envelope == "fw16");
  CHECK(parties(reopened.subscribers) == List{"TR-02", "Analytics"});
  REQUIRE(model.event("depot_shut") != nullptr);
  CHECK(parties(model.event("depot_shut")->publishers) == List{"TR-09"});
  CHECK(names(model).size() == 3);
}

TEST_CASE("events: what is said once for all events reaches each of them", "[contract]") {
  const Model model = fixture_model("stream.txt");
  const Event& sealed = *model.event("COLDCHAIN.box.sealed");
  CHECK(sealed.aliases == List{"acme.coldchain.box.sealed"});
  CHECK(sealed.version == "1");
  CHECK(sealed.channel == "COLDCHAIN");
  CHECK(sealed.delivery == "at-least-once");
  CHECK(parties(sealed.subscribers) == List{"route-service", "archive-service"});
  CHECK(sealed.idempotency->key == List{"id", "boxId"});
  CHECK(sealed.field("data.tenantId")->format == "uuid");
  CHECK(sealed.field("data.kind")->enum_values == List{"dry", "wet"});
  CHECK(model.event("COLDCHAIN.box.lost")->same_as == "COLDCHAIN.box.opened");
  CHECK(model.event("COLDCHAIN.box.lost")->field("data.openedAt")->format == "date-time");
  CHECK(model.event("depot.gate.opened")->envelope == "none");
  CHECK(parties(model.event("depot.gate.opened")->publishers) == List{"gate-service"});
}

TEST_CASE("events: jammed tables and a JSON Schema are read", "[contract]") {
  const Model model = fixture_model("jammed.txt");
  CHECK(names(model) == List{"crates.crate.built.v1", "crates.crate.scrapped.v1"});
  const Event& built = model.events[0];
  CHECK(built.channel == "CRATES");
  CHECK(built.field("crateId")->required == true);
  CHECK(built.field("builtAt")->nullable);
}

TEST_CASE("events: a document of rules states none", "[contract]") {
  const Model model = fixture_model("no_events.md");
  CHECK(model.events.empty());
  CHECK(model.obligations.empty());
}

TEST_CASE("events: audit codes, tables, functions and files are none", "[contract]") {
  const Model model = compile_text("x.md",
                                   "# T\n\n## Events\n\n### Table `lg_crates_moved`\n\n### Audit events\n\n| Event | When |\n|---|---|\n| `CRATE_MOVED` | x |\n| "
                                   "`lg_crate_seen` | y |\n\n### `lg_crates_moved()` function\n\n## Published Events\n\n| Event | Status |\n|---|---|\n| see "
                                   "`publish_crate.moved.ts` | x |\n| `CRATE_MOVED` | y |\n");
  CHECK(model.events.empty());
}
