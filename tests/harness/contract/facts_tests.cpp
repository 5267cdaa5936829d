#include "harness/contract/compile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace assay::contract;

namespace {

using List = std::vector<std::string>;

Model model_of(const std::string& text) { return compile_text("specs/notes.md", text); }

const Table& table_of(const Model& model, std::string_view name) {
  const auto found = std::find_if(model.tables.begin(), model.tables.end(), [&](const Table& table) { return table.name == name; });
  REQUIRE(found != model.tables.end());
  return *found;
}

List uses(const Table& table) {
  List out;
  for (const TableUse& use : table.uses) out.push_back(use.party + " " + use.action);
  return out;
}

}  // namespace

TEST_CASE("streams: transport tables, rows, pairs and sentences", "[contract]") {
  const Model transport = model_of("# Box Service\n\n## Transport\n\n| Property | Value |\n|---|---|\n| Stream | BOXES |\n| Subject prefix | BOXES. |\n| Retention | WorkQueue |\n");
  REQUIRE(transport.streams.size() == 1);
  CHECK(transport.streams[0].name == "BOXES");
  CHECK(transport.streams[0].subject_prefix == "BOXES.");
  CHECK(transport.streams[0].retention == "WorkQueue");
  const Model rows = model_of("# Streams\n\n| Stream | Subjects | Retention |\n|---|---|---|\n| BOXES | boxes.> | Limits |\n| VANS | vans.> | WorkQueue |\n");
  REQUIRE(rows.streams.size() == 2);
  CHECK(rows.streams[1].subject_prefix == "vans.>");
  CHECK(rows.events.empty());
  const Model pairs = model_of("Streams today\nBOXES→boxes.>VANS→vans.>DOCK_DOORS→dock.doors.>\n");
  REQUIRE(pairs.streams.size() == 3);
  CHECK(pairs.streams[2].name == "DOCK_DOORS");
  CHECK(pairs.streams[2].subject_prefix == "dock.doors.>");
  const Model sentence = model_of("# Box Service\n\nJetStream stream: STORE_BOXES — subject wildcard store.boxes.>.\n");
  REQUIRE(sentence.streams.size() == 1);
  CHECK(sentence.streams[0].subject_prefix == "store.boxes.>");
  CHECK(model_of("# Notes\n\nThe API is up and NATS is down.\n").streams.empty());
}

TEST_CASE("flow: a drawing gives steps with depth, party and event", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Events\n\n### `lg_parcel_sorted`\n\n## Data Flow\n\n```\nLG-07 belt stops\n  → lg_parcel_sorted event\n    → BL-01 handler:\n       1. Create bl_charges record\n```\n");
  REQUIRE(model.flow.size() == 4);
  CHECK(model.flow[0].depth == 0);
  CHECK(model.flow[0].party == "LG-07");
  CHECK(model.flow[1].event == "lg_parcel_sorted");
  CHECK(model.flow[2].party == "BL-01");
  CHECK(model.flow[3].party == "BL-01");
  CHECK(model.flow[3].depth > model.flow[2].depth);
  CHECK(model.flow[3].at.line == 15);
  CHECK(uses(table_of(model, "bl_charges")) == List{"BL-01 insert"});
}

TEST_CASE("flow: a chain in one line and a list below the heading, but no code and no workflow", "[contract]") {
  const Model chain = model_of("# Parcels\n\n**Flow:** the belt → TR-02 calls a van → the door opens\n");
  REQUIRE(chain.flow.size() == 3);
  CHECK(chain.flow[1].party == "TR-02");
  CHECK(chain.flow[2].depth == 2);
  const Model list = model_of("# Parcels\n\n## Event Flow\n\n1. LG-07 weighs\n2. BL-01 charges\n");
  CHECK(list.flow.size() == 2);
  CHECK(model_of("# Parcels\n\n## Workflow Features\n\n* LG-07 weighs\n\n```ts\nconst a = () => b;\nconst c = () => d;\n```\n").flow.empty());
}

TEST_CASE("tables: declared by a heading whatever the prefix, with owner and promises", "[contract]") {
  const Model model = model_of("# Box Service\n\n### Table `box_doors`\n\n**Owner:** box-service\n**Rows:** immutable, row-level security\n\n| Column | Type | Notes |\n|---|---|---|\n| box_id | uuid | |\n| van_id | uuid | nullable, set by the TR-02 consumer |\n");
  const Table& doors = table_of(model, "box_doors");
  CHECK(doors.owner == "box-service");
  CHECK(doors.append_only);
  CHECK(doors.row_level_security);
  CHECK(doors.columns.size() == 2);
  CHECK(uses(doors) == List{"TR-02 update"});
}

TEST_CASE("tables: who inserts, updates and reads, and who does not", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Rules\n\n* BL-01 creates a `bl_charges` row. TR-02 sets `lg_parcels.van_id` later.\n* Reads `tr_vans` for the dock.\n* Do not query `rh_beds` directly.\n* `pm_rates` is owned by PM.\n");
  CHECK(uses(table_of(model, "bl_charges")) == List{"BL-01 insert"});
  CHECK(uses(table_of(model, "lg_parcels")) == List{"TR-02 update"});
  CHECK(uses(table_of(model, "tr_vans")) == List{"LG-07 read"});
  CHECK(uses(table_of(model, "rh_beds")).empty());
  CHECK(table_of(model, "pm_rates").owner == "PM");
}

TEST_CASE("permissions: abbreviated keys are written out", "[contract]") {
  const Model model = model_of("# Parcels\n\n## Permissions\n\n* `lg.parcel-lists.view`, `.approve`, `.edit`\n");
  List keys;
  for (const Permission& permission : model.permissions) keys.push_back(permission.key);
  CHECK(keys == List{"lg.parcel-lists.approve", "lg.parcel-lists.edit", "lg.parcel-lists.view"});
}

TEST_CASE("thresholds: in words and in a table", "[contract]") {
  const Model model = model_of("# Parcels\n\nA weight score ≥ 85 stops the belt.\n\n| Subject | Comparison | Value |\n|---|---|---|\n| dock hours | `>` | 12 |\n");
  REQUIRE(model.thresholds.size() == 2);
  CHECK(model.thresholds[0].subject == "weight score");
  CHECK(model.thresholds[0].value == "85");
  CHECK(model.thresholds[1].subject == "dock hours");
  CHECK(model.thresholds[1].comparison == ">");
}

TEST_CASE("apis: endpoints of sentences and tables", "[contract]") {
  const Model model = model_of("# Parcels\n\nCall `GET /v1/parcels/{id}` for one.\n\n| Method | Path |\n|---|---|\n| POST | /v1/parcels |\n");
  REQUIRE(model.apis.size() == 2);
  CHECK(model.apis[0].path == "/v1/parcels/{id}");
  CHECK(model.apis[1].method == "POST");
}

TEST_CASE("head: lists, bars and tables of labels, and whose document it is", "[contract]") {
  const DocumentInfo list = model_of("# Parcels\n\n- **Status:** Complete\n- **Version:** 2.1\n- **Spec:** LG-07\n\n## Overview\n\nwords\n").documents[0];
  CHECK(list.status == "Complete");
  CHECK(list.version == "2.1");
  CHECK(list.party == "LG-07");
  const DocumentInfo bars = model_of("# Parcels\n\n**Status:** ✅ Complete | **Version:** 2.1 | **Owner:** LG\n\n## Overview\n\nwords\n").documents[0];
  CHECK(bars.status == "Complete");
  CHECK(bars.version == "2.1");
  CHECK(bars.party == "LG");
  const DocumentInfo table = model_of("# LG-09: Depots\n\n| Status | Complete |\n|---|---|\n| Version | 3 |\n\n## Overview\n\nwords **Last Verified:** 2026-03-01\n").documents[0];
  CHECK(table.status == "Complete");
  CHECK(table.version == "3");
  CHECK(table.party == "LG-09");
  CHECK(table.last_verified == "2026-03-01");
}
