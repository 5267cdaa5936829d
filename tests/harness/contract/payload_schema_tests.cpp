#include "harness/contract/compile.hpp"
#include "harness/contract/merge.hpp"
#include "harness/contract/same_fields.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace assay::contract;
using Json = nlohmann::ordered_json;

namespace {

Field field(const std::string& path, const std::string& type, std::optional<bool> required = std::nullopt) {
  Field out;
  out.path = path;
  out.type = type;
  out.required = required;
  return out;
}

Event event_of(std::vector<Field> fields) {
  Event event;
  event.name = "lg_box_sent";
  event.fields = std::move(fields);
  return event;
}

Json schema_of(std::vector<Field> fields) { return Json::parse(payload_schema(event_of(std::move(fields)))); }

}  // namespace

TEST_CASE("payload schema: arrays of objects, arrays of arrays and open arrays keep their items", "[contract]") {
  const Json schema = schema_of({field("boxes", "array<object>", true), field("boxes[].id", "string", true), field("grid", "array<array<number>>"), field("rest", "array"),
                                 field("bags", "array<object>"), field("deep[][].x", "integer", true)});
  const Json& members = schema["properties"];
  CHECK(members["boxes"]["items"]["required"] == Json::array({"id"}));
  CHECK(members["boxes"]["items"]["additionalProperties"] == false);
  CHECK(members["grid"] == Json::parse(R"({"type":"array","items":{"type":"array","items":{"type":"number"}}})"));
  CHECK(members["rest"] == Json::parse(R"({"type":"array"})"));
  CHECK(members["bags"]["items"] == Json::parse(R"({"type":"object"})"));
  CHECK(members["deep"]["items"]["items"]["properties"]["x"]["type"] == "integer");
  CHECK(schema["required"] == Json::array({"boxes"}));
}

TEST_CASE("payload schema: members stand in the order in which they are printed", "[contract]") {
  const Json schema = schema_of({field("z", "string", true), field("a", "string", true), field("m.b", "string"), field("m.a", "string")});
  CHECK(schema["properties"].begin().key() == "z");
  CHECK(schema["properties"]["m"]["properties"].begin().key() == "b");
  CHECK(schema["required"] == Json::array({"z", "a"}));
}

TEST_CASE("payload schema: null, formats and constants are stated for their types only", "[contract]") {
  Field state = field("state", "string");
  state.enum_values = {"open", "shut", "open"};
  state.nullable = true;
  Field rank = field("rank", "integer");
  rank.enum_values = {"1", "2", "high"};
  Field ids = field("ids", "array<string>");
  ids.format = "uuid";
  Field size = field("size", "number");
  size.format = "uuid";
  Field odd = field("odd", "BoxId");
  odd.nullable = true;
  const Json members = schema_of({state, rank, ids, size, odd})["properties"];
  CHECK(members["state"] == Json::parse(R"({"type":["string","null"],"enum":["open","shut",null]})"));
  CHECK(members["rank"]["enum"] == Json::array({1, 2}));
  CHECK(members["ids"] == Json::parse(R"({"type":"array","items":{"type":"string","format":"uuid"}})"));
  CHECK(members["size"] == Json::parse(R"({"type":"number"})"));
  CHECK(members["odd"] == Json::object());
}

TEST_CASE("payload schema: CloudEvents attributes are required as the standard says, beside what the document adds", "[contract]") {
  Event event = event_of({field("tenantid", "string", true), field("data.id", "string", true)});
  event.envelope = "cloudevents";
  const Json schema = Json::parse(payload_schema(event));
  CHECK(schema["required"] == Json::array({"specversion", "id", "source", "type", "tenantid"}));
  CHECK(schema["properties"]["specversion"]["const"] == "1.0");
  CHECK(schema["properties"]["data"]["properties"]["id"]["type"] == "string");
}

TEST_CASE("payload schema: an event without fields refuses nothing", "[contract]") {
  CHECK(!schema_of({}).contains("additionalProperties"));
  CHECK(schema_of({field("a", "string")})["additionalProperties"] == false);
}

TEST_CASE("payload schema: paths without end are left out, many members are no trouble", "[contract]") {
  std::string deep = "a";
  for (int i = 0; i < 100'000; ++i) deep += ".a";
  CHECK(schema_of({field(deep, "string"), field("b", "string")})["properties"].size() == 1);
  std::vector<Field> many;
  for (int i = 0; i < 5'000; ++i) many.push_back(field("m" + std::to_string(i), "string", true));
  CHECK(schema_of(many)["properties"].size() == 5'000);
}

TEST_CASE("payload schema: an event that is the same as another has the other's in the model", "[contract]") {
  Model model;
  model.events = {event_of({field("id", "string", true)}), event_of({})};
  model.events[1].name = "lg_box_sent_again";
  model.events[1].same_as = "lg_box_sent";
  const Json out = Json::parse(to_json(model));
  CHECK(out["events"][1]["fields"].empty());
  CHECK(out["events"][1]["payload_schema"]["required"] == Json::array({"id"}));
  CHECK(with_same_fields(model).events[1].fields[0].inferred == "said to be the same as in lg_box_sent");
}

TEST_CASE("payload schema: events that are the same as each other stay open", "[contract]") {
  Model model;
  model.events = {event_of({}), event_of({})};
  model.events[0].same_as = "lg_b_sent";
  model.events[1].name = "lg_b_sent";
  model.events[1].same_as = "lg_box_sent";
  CHECK(with_same_fields(model).events[0].fields.empty());
}

TEST_CASE("merge: what one document leaves open another fills in, whatever their order is", "[contract]") {
  Model first;
  first.events = {event_of({})};
  first.tables.resize(1);
  first.tables[0].name = "lg_boxes";
  first.mentioned_events = {"lg_bag_sent"};
  Model second;
  second.events = {event_of({field("id", "string")}), event_of({})};
  second.events[0].publishers.push_back({"PM-01", "PM-01", "", {}});
  second.events[1].name = "lg_bag_sent";
  second.tables.resize(2);
  second.tables[0].name = "lg_boxes";
  second.tables[0].owner = "LG";
  second.tables[0].columns.push_back({"id", "uuid", "", {}});
  second.tables[1].name = "lg_bag_sent";  // another document's event, taken for a table
  Merger merger;
  merger.add(first);
  merger.add(second);
  const Model both = merger.finish();
  REQUIRE(both.events.size() == 2);
  CHECK(both.events[0].name == "lg_bag_sent");
  CHECK(both.events[1].fields.size() == 1);
  CHECK(both.events[1].publishers.size() == 1);
  REQUIRE(both.tables.size() == 1);
  CHECK(both.tables[0].owner == "LG");
  CHECK(both.mentioned_events.empty());
}
