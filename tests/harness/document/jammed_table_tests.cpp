#include "harness/document/document.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

// Tables that lost every border: what their columns hold tells the cells apart.

using namespace assay::document;

namespace {

using List = std::vector<std::string>;

std::vector<List> rows_of(const std::string& text) {
  for (const Block& block : read_document("t.txt", text).blocks) {
    if (block.kind != BlockKind::table) continue;
    std::vector<List> rows;
    for (const Row& row : block.rows) {
      rows.emplace_back();
      for (const Text& cell : row.cells) rows.back().push_back(cell.plain);
    }
    return rows;
  }
  return {};
}

}  // namespace

TEST_CASE("jammed table: fields end where their type begins, however it is written", "[document]") {
  const auto rows = rows_of("FieldTypeRequiredDescription\nparcel_iduuidyesthe parcel\nnotestringnoup to 9 words\nvan_iduuid | nullyesset later\nsentAtstring (ISO 8601)YesTime\n");
  REQUIRE(rows.size() == 5);
  CHECK(rows[1] == List{"parcel_id", "uuid", "yes", "the parcel"});
  CHECK(rows[2] == List{"note", "string", "no", "up to 9 words"});
  CHECK(rows[3] == List{"van_id", "uuid | null", "yes", "set later"});
  CHECK(rows[4] == List{"sentAt", "string (ISO 8601)", "Yes", "Time"});
}

TEST_CASE("jammed table: subjects, aggregates, retention and consumers", "[document]") {
  const auto rows = rows_of("Subject / TypeAggregateRetention classConsumers\nboxes.lid.shut.v1LidBox10y (audit)dock-service, VAN, audit-service\nboxes.lid.lost.v1LidBox30dops desks\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1] == List{"boxes.lid.shut.v1", "LidBox", "10y (audit)", "dock-service, VAN, audit-service"});
  CHECK(rows[2] == List{"boxes.lid.lost.v1", "LidBox", "30d", "ops desks"});
}

TEST_CASE("jammed table: versions that a subject repeats, and words of retention", "[document]") {
  const auto rows = rows_of("Event type (subject)VersionRetention classTrigger\nboxes.lid.shut.v1v1legal — 10 yearsthe lid falls\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][0] == "boxes.lid.shut.v1");
  CHECK(rows[1][1] == "v1");
  CHECK(rows[1][2] == "legal — 10 years");
}

TEST_CASE("jammed table: parties, patterns, events and signs", "[document]") {
  const auto rows = rows_of("FromToPatternEvent/APIStatus\nTR-02LG-07Event (FW-16)tr_van_arrived (dock=free)📝 Planned\nLG-07BL-01/BL-02API (internal)BL-01: asks the price✅ Complete\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1] == List{"TR-02", "LG-07", "Event (FW-16)", "tr_van_arrived (dock=free)", "📝 Planned"});
  CHECK(rows[2][1] == "BL-01/BL-02");
}

TEST_CASE("jammed table: labels and values, known or told by the seam", "[document]") {
  const auto rows = rows_of("ItemValue\nOwning CoreLG (Logistics)\nKey Events Publishedlg_parcel_lost, lg_parcel_found\nCloudEvents typeacme.boxes.shut\nPrimary eventlg_box_shut\n");
  REQUIRE(rows.size() == 5);
  CHECK(rows[4] == List{"Primary event", "lg_box_shut"});
  CHECK(rows[1] == List{"Owning Core", "LG (Logistics)"});
  CHECK(rows[2] == List{"Key Events Published", "lg_parcel_lost, lg_parcel_found"});
  CHECK(rows[3] == List{"CloudEvents type", "acme.boxes.shut"});
}

TEST_CASE("jammed table: a subject and its type, a source behind a name", "[document]") {
  const auto types = rows_of("SubjectTypeVersionRetentionPayload\nboxes.lid.shutacme.store_boxes.lid.shutv1long (audit){boxId, lidIds[]}\n");
  REQUIRE(types.size() == 2);
  CHECK(types[1] == List{"boxes.lid.shut", "acme.store_boxes.lid.shut", "v1", "long (audit)", "{boxId, lidIds[]}"});
  const auto sources = rows_of("EventSourceAction\nboxes.lid.closeddock-serviceOpens the door\n");
  REQUIRE(sources.size() == 2);
  CHECK(sources[1] == List{"boxes.lid.closed", "dock-service", "Opens the door"});
}

TEST_CASE("jammed table: names of parties, patterns and lists of payload members", "[document]") {
  const auto parties = rows_of("EventPublisherPayload SchemaSubscribersStatus\nlg_parcel_lostLG-07 TMSSee belowTR-02 Vans, BL-01✅ Implemented\n");
  REQUIRE(parties.size() == 2);
  CHECK(parties[1][1] == "LG-07 TMS");
  CHECK(parties[1][3] == "TR-02 Vans, BL-01");
  const auto patterns = rows_of("DependencyPatternPurpose\nBL-01 (Billing)Event / Datalg_parcel_sorted goes out at night\n");
  REQUIRE(patterns.size() == 2);
  CHECK(patterns[1] == List{"BL-01 (Billing)", "Event / Data", "lg_parcel_sorted goes out at night"});
  const auto payloads = rows_of("SourceMechanismPayload (target)\nTR-02Event tr_van_late (or the like)organization_id, van_id, reasons\n");
  REQUIRE(payloads.size() == 2);
  CHECK(payloads[1][1] == "Event tr_van_late (or the like)");
}

TEST_CASE("jammed table: a row that the end of the text cut off is none", "[document]") {
  const auto rows = rows_of("Subject / TypeAggregateConsumers\nboxes.lid.shut.v1Liddock-service\nboxes.lid.lo\n");
  CHECK(rows.size() == 2);
}

TEST_CASE("jammed table: a row of megabytes costs no more than it is long", "[document]") {
  std::string row = "a_b";
  for (int i = 0; i < 300'000; ++i) row += "c.dE)f1";
  CHECK_FALSE(read_document("t.txt", "EventSourceTypePayload\n" + row + "\n").blocks.empty());
}

TEST_CASE("jammed table: words in capitals are no header", "[document]") {
  CHECK(rows_of("StatusQuo and more\nwords\n").empty());
  CHECK(rows_of("Event Payload\nwords\n").empty());
  CHECK(rows_of("JavaScript\nTypeScript\n").empty());
}

TEST_CASE("table: bars that separate nothing, and words glued to the header", "[document]") {
  const auto rows = rows_of("# T\n\n| Event | Payload |\n|---|---|\n| a.b | kind ('x' | 'y'), size |\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1] == List{"a.b", "kind ('x' | 'y'), size"});
  const auto nulls = rows_of("# T\n\n| Field | Type | Required |\n|---|---|---|\n| van_id | uuid | null | yes |\n");
  CHECK(nulls[1] == List{"van_id", "uuid | null", "yes"});
  const Document glued = read_document("t.txt", "Sent by night. Payload (JSON):| Field | Type |\n|---|---|\n| a_b | uuid |\n");
  REQUIRE(glued.blocks.size() == 2);
  CHECK(glued.blocks[0].text.plain == "Sent by night. Payload (JSON):");
  CHECK(glued.blocks[1].rows[0].cells[0].plain == "Field");
  CHECK(glued.blocks[1].rows[0].cells[0].at().column == 33);
}

TEST_CASE("document: escaped names are headings, the value of a label above is none", "[document]") {
  const Document escaped = read_document("t.txt", "Events\n\nlg\\_parcel\\_lost\n\nwords below\n");
  REQUIRE(escaped.blocks.size() == 3);
  CHECK(escaped.blocks[1].kind == BlockKind::heading);
  CHECK(escaped.blocks[1].text.plain == "lg_parcel_lost");
  const Document value = read_document("t.txt", "Events\n\nChannel:\nlg_events\nwords below\n");
  for (const Block& block : value.blocks) CHECK((block.kind != BlockKind::heading || block.text.plain == "Events"));
}
