#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::find;
using support::finds;
using support::linted;
using support::title_of;

namespace {

SourceSpan line(std::uint32_t number) { return {"x.md", number, 1, {}}; }

contract::Table table(const std::string& name, const std::string& owner) {
  contract::Table made;
  made.name = name;
  made.owner = owner;
  made.at = line(1);
  return made;
}

contract::FlowStep step(const std::string& party, const std::string& event, const std::string& text, std::uint32_t number) { return {0, party, event, text, line(number)}; }

/// LG-02 handles st_box_sealed: it writes a row of its own and one more.
contract::Model handled(const std::vector<contract::FlowStep>& flow) {
  contract::Model model;
  contract::Event event;
  event.name = "st_box_sealed";
  event.at = {line(3)};
  event.idempotency = contract::Idempotency{{"box_id"}, "Insert-once by (box_id), ON CONFLICT DO NOTHING", line(5)};
  model.events = {event};
  model.tables = {table("lg_box_log", "LG"), table("lg_orders", "LG"), table("st_stock", "ST")};
  model.flow = flow;
  return model;
}

constexpr const char* handler = "# P\n\n### `st_box_sealed`\n\nRows of `lg_box_log` stand once for each box: insert-once by (box_id).\n\n1\n2\n3\n";

contract::Model measured(const std::vector<contract::Threshold>& thresholds) {
  contract::Model model;
  contract::Event sealed;
  sealed.name = "lg_box_sealed";
  sealed.at = {line(3)};
  contract::Event opened = sealed;
  opened.name = "lg_box_opened";
  opened.at = {line(9)};
  model.events = {opened, sealed};
  model.thresholds = thresholds;
  return model;
}

constexpr const char* two_sections = "# P\n\n### `lg_box_sealed`\n\na\nb\nc\n\n### `lg_box_opened`\n\na\nb\nc\n";

std::string twice(const std::string& row, const std::string& labels) {
  return "# P\n\n## Published Events\n\n| Event | Publisher | Channel | Subscribers | Status |\n|---|---|---|---|---|\n" + row + "\n\n### `lg_parcel_sent`\n\n" + labels + "\n";
}

}  // namespace

TEST_CASE("table rules: an id that the consumer creates, unless it may be missing", "[lint]") {
  const std::string head = "# P\n\n**Spec:** CE-90\n\n## Events\n\n### `ce_guest_converted`\n\n**Publisher:** CE\n**Subscribers:** PM-01\n\n```typescript\n{ ";
  const std::string tail = " }\n```\n\n## Subscriber Responsibilities\n\n### PM-01\n\n- Create `pm_patients` record\n";
  CHECK(finds(head + "patient_id: uuid;" + tail, "AC302"));
  CHECK_FALSE(finds(head + "patient_id?: uuid | null;" + tail, "AC302"));
  CHECK_FALSE(finds(head + "guest_id: uuid;" + tail, "AC302"));
}

TEST_CASE("table rules: a write to another core's table", "[lint]") {
  CHECK(title_of(linted(handler, handled({step("LG-02", "st_box_sealed", "a. Create st_stock record", 7)})), "AC313") == "write to another core's table: LG-02 writes st_stock of ST");
  CHECK_FALSE(finds(linted(handler, handled({step("ST-02", "st_box_sealed", "Create st_stock record", 7)})), "AC313"));
  CHECK_FALSE(finds(linted(handler, handled({step("LG-02", "st_box_sealed", "Read st_stock", 7)})), "AC313"));
}

TEST_CASE("table rules: an effect before the guard against copies", "[lint]") {
  const auto order = step("LG-02", "st_box_sealed", "a. Create lg_orders record", 7);
  const auto guard = step("LG-02", "", "b. Insert lg_box_log row", 8);
  CHECK(finds(linted(handler, handled({order, guard})), "AC314"));
  CHECK_FALSE(finds(linted(handler, handled({step("LG-02", "st_box_sealed", "Insert lg_box_log row", 7), step("LG-02", "", "Create lg_orders record", 8)})), "AC314"));
  CHECK(finds(linted(handler, handled({step("LG-02", "st_box_sealed", "2. LG-02 creates a row of lg_orders", 7), guard})), "AC314"));
  CHECK_FALSE(finds(linted(handler, handled({order})), "AC314"));
}

TEST_CASE("table rules: an append-only table that is changed later", "[lint]") {
  contract::Model model;
  contract::Table log = table("lg_box_log", "LG");
  log.columns = {{"box_id", "uuid", "what it is about", line(5)}, {"stock_id", "uuid", "nullable, filled in by the stock core", line(6)}};
  model.tables = {log};
  CHECK_FALSE(finds(linted(handler, model), "AC319"));
  model.tables[0].append_only = true;
  CHECK(title_of(linted(handler, model), "AC319") == "append-only table is changed later: lg_box_log.stock_id");
  model.tables[0].columns.pop_back();
  CHECK_FALSE(finds(linted(handler, model), "AC319"));
  model.tables[0].uses = {{"ST-01", "update", line(6)}};
  CHECK(finds(linted(handler, model), "AC319"));
}

TEST_CASE("threshold rules: two lower bounds in two places leave the values between them open", "[lint]") {
  CHECK(finds(linted(two_sections, measured({{"risk score", ">=", "90", line(5)}, {"risk value", ">", "60", line(11)}})), "AC311"));
  CHECK_FALSE(finds(linted(two_sections, measured({{"risk score", ">=", "90", line(5)}, {"age", ">", "60", line(11)}})), "AC311"));
  CHECK_FALSE(finds(linted(two_sections, measured({{"risk score", ">=", "90", line(5)}, {"risk score", ">=", "60", line(6)}})), "AC311"));  // steps of one list
}

TEST_CASE("threshold rules: bounds that face away from each other must meet", "[lint]") {
  CHECK(finds(linted(two_sections, measured({{"risk", ">=", "90", line(5)}, {"risk", "<", "60", line(6)}})), "AC311"));
  CHECK(finds(linted(two_sections, measured({{"risk", ">", "90", line(5)}, {"risk", "<", "90", line(6)}})), "AC311"));
  CHECK_FALSE(finds(linted(two_sections, measured({{"risk", ">=", "90", line(5)}, {"risk", "<", "90", line(6)}})), "AC311"));
  CHECK_FALSE(finds(linted(two_sections, measured({{"risk", ">=", "90", line(5)}, {"risk", "<=", "89", line(6)}})), "AC311"));
}

TEST_CASE("call rules: a function has one number of arguments", "[lint]") {
  CHECK(finds("# P\n\nAsk `lg_may_see(box_id, 'open', auth.uid())` first.\n\nThen `lg_may_see(box_id, auth.uid())` again.\n", "AC321"));
  CHECK_FALSE(finds("# P\n\nAsk `lg_may_see(box_id, auth.uid())` first; `lg_may_see()` answers.\n", "AC321"));
  CHECK_FALSE(finds("# P\n\nThe lg_may_see(the first one, if any) and lg_may_see(second)\n", "AC321"));
}

TEST_CASE("statement rules: a fact that the table and the section of one event say differently", "[lint]") {
  const std::string row = "| `lg_parcel_sent` | LG-02 | lg_events | ST-01, AN-03 | Planned |";
  CHECK(finds(twice(row, "**Status:** ✅ Implemented"), "AC320"));
  CHECK(finds(twice(row, "**Publisher:** LG-07"), "AC320"));
  CHECK(finds(twice(row, "**Channel:** `st_events`"), "AC320"));
  CHECK(finds(twice(row, "**Subscribers:** ST-01"), "AC320"));
  CHECK_FALSE(finds(twice(row, "**Status:** 📝 Planned\n**Publisher:** LG\n**Channel:** `lg_events`\n**Subscribers:** ST-01, AN-03 (counts)"), "AC320"));
}

TEST_CASE("member rules: a table that describes a member otherwise than the payload", "[lint]") {
  const std::string head = "# P\n\n## Published Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n\n```typescript\n{ parcel_id: uuid; count: number }\n```\n\n| Field | Type | Notes |\n|---|---|---|\n| `parcel_id` | uuid | the parcel |\n| `count` | ";
  CHECK(title_of(linted(head + "text | pieces |\n"), "AC329") == "member is described twice, differently: count of lg_parcel_sent (number and string)");
  CHECK_FALSE(finds(head + "integer | pieces |\n", "AC329"));
}

TEST_CASE("stream rules: a work queue with several consumers or a long retention", "[lint]") {
  const std::string head = "# P\n\n| Property | Value |\n|---|---|\n| Stream | DEPOT |\n| Retention | ";
  const std::string tail = " |\n\n## Events Produced\n\n### DEPOT.box.sealed v1\n\nRetention class: long-term, 7 years\n\nConsumers: a-service, b-service\n";
  const auto queue = linted(head + "WorkQueue" + tail);
  CHECK(finds(queue, "AC303"));
  CHECK(finds(queue, "AC304"));
  const auto limits = linted(head + "Limits" + tail);
  CHECK_FALSE(finds(limits, "AC303"));
  CHECK_FALSE(finds(limits, "AC304"));
}

TEST_CASE("stream rules: a subject outside of what the stream takes", "[lint]") {
  contract::Model model;
  contract::Event event;
  event.name = "depot.box.sealed";
  event.at = {line(3)};
  model.events = {event};
  model.streams = {{"DEPOT", "DEPOT.>", "", line(1)}};
  CHECK(finds(linted(two_sections, model), "AC324"));
  model.streams[0].subject_prefix = "depot.>";
  CHECK_FALSE(finds(linted(two_sections, model), "AC324"));
  model.streams[0].subject_prefix = "one for each aggregate";
  CHECK_FALSE(finds(linted(two_sections, model), "AC324"));
}
