#include "harness/contract/compile.hpp"
#include "tests/harness/contract/told.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace assay::contract;
using told::List;
using told::names;
using told::parties;

namespace {

Model model_of(const std::string& table) { return compile_text("specs/notes.md", "# Parcels\n\n**Spec:** LG-07\n\n" + table); }

}  // namespace

TEST_CASE("event table: a matrix of integrations states its event rows and no others", "[contract]") {
  const Model model = model_of("## Integration Matrix\n\n| From | To | Pattern | Event/API | Status |\n|---|---|---|---|---|\n| TR-02 | LG-07 | Event (FW-16) | `tr_van_arrived` (dock=free) | 📝 Planned |\n"
                               "| TR-03 | LG-07 | Data | `tr_vans` record exists | 📝 Planned |\n| LG-07 | BL-01 | Event (FW-16) | `lg_parcel_sorted` → a charge | ✅ Complete |\n");
  CHECK(names(model) == List{"lg_parcel_sorted", "tr_van_arrived"});
  const Event& arrived = *model.event("tr_van_arrived");
  CHECK(parties(arrived.publishers) == List{"TR-02"});
  CHECK(parties(arrived.subscribers) == List{"LG-07"});
  CHECK(arrived.status == "planned");
  CHECK(arrived.envelope == "fw16");
  CHECK(model.event("lg_parcel_sorted")->status == "implemented");
}

TEST_CASE("event table: a column of tables and events states no tables", "[contract]") {
  const Model model = model_of("## Ownership\n\n| Concern | Owner | Table/Event |\n|---|---|---|\n| Sorting | LG-07 | `lg_parcels`, `lg_boxes` |\n| Charges | BL-01 | `bl_charges` |\n");
  CHECK(names(model).empty());
  REQUIRE(model.tables.size() == 3);
  for (const Table& table : model.tables) CHECK(table.owner == (table.name == "bl_charges" ? "BL-01" : "LG-07"));
}

TEST_CASE("event table: several events of one cell, old names and remarks", "[contract]") {
  const Model model = model_of("## Published Events\n\n| Event | Subscribers | Notes |\n|---|---|---|\n| `lg_parcel_lost`, `lg_parcel_found` | TR-02 | |\n| `lg_box_sealed` (formerly `lg_box_closed`) | BL-01 | |\n"
                               "| `lg_box_shut` | | do not use: deprecated |\n");
  CHECK(names(model) == List{"lg_box_sealed", "lg_box_shut", "lg_parcel_found", "lg_parcel_lost"});
  CHECK(parties(model.event("lg_parcel_found")->subscribers) == List{"TR-02"});
  CHECK(model.event("lg_box_sealed")->aliases == List{"lg_box_closed"});
  CHECK_FALSE(model.event("lg_box_sealed")->status);
  CHECK(model.event("lg_box_shut")->status == "deprecated");
}

TEST_CASE("event table: subject and type, and what is the same", "[contract]") {
  const Model model = model_of("## Events Produced\n\n| Event type | Subject (NATS) | Retention class | Schema highlights |\n|---|---|---|---|\n| box.sealed.v1 | BOXES.box.sealed | 7y (audit) | boxId, sealedBy (robot|person), sealedAt |\n"
                               "| box.opened.v1 | same | 1y | boxId |\n");
  const Event& sealed = *model.event("box.sealed.v1");
  CHECK(sealed.subject == "BOXES.box.sealed");
  CHECK(sealed.retention == "7y (audit)");
  REQUIRE(sealed.field("sealedBy") != nullptr);
  CHECK(sealed.field("sealedBy")->enum_values == List{"robot", "person"});
  CHECK(sealed.field("sealedAt") != nullptr);
  CHECK_FALSE(model.event("box.opened.v1")->subject);
}

TEST_CASE("event table: the action of a consumed event is what its subscriber does", "[contract]") {
  const Model model = model_of("## Events Consumed\n\n| Event | Source | Action |\n|---|---|---|\n| `tr_van_arrived` | TR-02 | opens the dock |\n");
  const Event& arrived = *model.event("tr_van_arrived");
  CHECK(arrived.role == Role::consumed);
  CHECK(parties(arrived.publishers) == List{"TR-02"});
  REQUIRE(arrived.subscribers.size() == 1);
  CHECK(arrived.subscribers[0].action == "opens the dock");
}

TEST_CASE("event table: a label below the table holds for its events", "[contract]") {
  const Model model = model_of("## Event Contracts\n\n| Event | Role |\n|---|---|\n| `lg_parcel_lost` | needed |\n| `lg_parcel_found` | needed |\n\n**Publisher:** LG sorting layer (both floors)\n");
  CHECK(parties(model.event("lg_parcel_lost")->publishers) == List{"LG sorting layer"});
  CHECK(parties(model.event("lg_parcel_found")->publishers) == List{"LG sorting layer"});
}

TEST_CASE("event table: consumers below an event are its subscribers unless it names some itself", "[contract]") {
  const std::string table = "\n| Consumer | Action | Status |\n|---|---|---|\n| TR-02 | sends a van | Planned |\n";
  const Model named = model_of("## Events\n\n### `lg_parcel_lost`\n\n**Subscribers:** TR (vans)\n" + table);
  CHECK(parties(named.event("lg_parcel_lost")->subscribers) == List{"TR"});
  const Model open = model_of("## Events\n\n### `lg_parcel_lost`\n" + table);
  CHECK(parties(open.event("lg_parcel_lost")->subscribers) == List{"TR-02"});
  CHECK(open.event("lg_parcel_lost")->subscribers[0].action == "sends a van");
}
