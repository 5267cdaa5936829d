#include "harness/contract/compile.hpp"
#include "harness/contract/merge.hpp"
#include "harness/contract/printed_schema.hpp"
#include "harness/contract/same_fields.hpp"
#include "harness/schema/schema.hpp"

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

TEST_CASE("payload schema: a CloudEvents message may carry extension attributes, which are neither objects nor lists", "[contract]") {
  Event event = event_of({field("data.id", "string", true)});
  event.envelope = "cloudevents";
  const auto schema = assay::schema::Schema::compile(payload_schema(event), "x");
  REQUIRE(schema);
  const std::string begin = R"({"specversion":"1.0","id":"1","source":"/a","type":"t","data":{"id":"x"},)";
  CHECK(schema->validate(begin + R"("traceparent":"00-ab","sequence":7})").empty());
  CHECK_FALSE(schema->validate(begin + R"("traceparent":{"id":1}})").empty());
}

TEST_CASE("payload schema: objects are closed but where the document leaves them open", "[contract]") {
  Event event = event_of({field("lid", "object"), field("lid.id", "string"), field("bags", "array<object>"), field("bags[].id", "string"), field("tag", "object"), field("tag.id", "string")});
  event.open = {"lid", "bags[]"};
  const Json schema = Json::parse(payload_schema(event));
  CHECK(schema["additionalProperties"] == false);
  CHECK_FALSE(schema["properties"]["lid"].contains("additionalProperties"));
  CHECK_FALSE(schema["properties"]["bags"]["items"].contains("additionalProperties"));
  CHECK(schema["properties"]["tag"]["additionalProperties"] == false);
  event.open = {""};
  CHECK_FALSE(Json::parse(payload_schema(event)).contains("additionalProperties"));
}

TEST_CASE("payload schema: a field of several types admits each, in lists and beside objects too", "[contract]") {
  Field either = field("either", "string");
  either.other_types = {"number"};
  either.nullable = true;
  Field list = field("list", "string");
  list.other_types = {"array<string>"};
  Field mixed = field("mixed", "array<integer>");
  mixed.other_types = {"array<integer|string>"};
  Field lid = field("lid", "string");
  lid.other_types = {"object"};
  Field any = field("any", "string");
  any.other_types = {"unknown"};
  Field word = field("word", "string");
  word.enum_values = {"open"};
  word.other_types = {"number"};
  Field wide = word;
  wide.path = "wide";
  wide.other_types = {"string"};
  Field constants = field("constants", "integer");
  constants.constants = {"1", "\"a\"", "true"};
  const Json members = schema_of({either, list, mixed, lid, field("lid.id", "string"), any, word, wide, constants})["properties"];
  CHECK(members["either"] == Json::parse(R"({"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]})"));
  CHECK(members["list"] == Json::parse(R"({"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]})"));
  CHECK(members["mixed"] == Json::parse(R"({"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}})"));
  CHECK(members["lid"] == Json::parse(R"({"anyOf":[{"type":"string"},{"type":"object","properties":{"id":{"type":"string"}},"additionalProperties":false}]})"));
  CHECK(members["any"] == Json::object());
  CHECK(members["word"] == Json::parse(R"({"anyOf":[{"type":"string","enum":["open"]},{"type":"number"}]})"));
  CHECK(members["wide"] == Json::parse(R"({"type":"string"})"));
  CHECK(members["constants"] == Json::parse(R"({"enum":[1,"a",true]})"));
}

TEST_CASE("payload schema: maps, null alone and names with dots", "[contract]") {
  Field sums = field("sums", "object");
  sums.values = "number|null";
  Field gone = field("gone", "unknown");
  gone.nullable = true;
  gone.other_types = {"null"};
  const Json members = schema_of({sums, gone, field("a\\.b", "string"), field("a\\.b\\[]", "string")})["properties"];
  CHECK(members["sums"] == Json::parse(R"({"type":"object","additionalProperties":{"type":["number","null"]}})"));
  CHECK(members["gone"] == Json::parse(R"({"type":"null"})"));
  CHECK(members.contains("a.b"));
  CHECK(members.contains("a.b[]"));
}

TEST_CASE("payload schema: a printed schema is given back as it is, below the data of an envelope too", "[contract]") {
  Event event = event_of({field("lid", "string", true)});
  event.printed_schema = PrintedSchema{R"({"$id":"https://lg.example/box","type":"object","properties":{"lid":{"$ref":"#/$defs/lid"}},"$defs":{"lid":{"type":"string","maxLength":3}}})", "", {}};
  CHECK(Json::parse(payload_schema(event))["$defs"]["lid"]["maxLength"] == 3);
  CHECK_FALSE(Json::parse(payload_schema(event)).contains("$id"));
  CHECK_FALSE(Json::parse(fields_schema(event)).contains("$defs"));
  Event wrapped = event;
  wrapped.envelope = "cloudevents";
  wrapped.fields[0].path = "data.lid";
  wrapped.printed_schema->path = "data";
  const Json whole = Json::parse(payload_schema(wrapped));
  CHECK(whole["properties"]["data"]["properties"]["lid"]["$ref"] == "#/properties/data/$defs/lid");
  CHECK(whole["properties"].contains("specversion"));
}

TEST_CASE("payload schema: a printed schema that says less than the document, or that our judge refuses, is made from the fields", "[contract]") {
  Event more = event_of({field("lid", "string"), field("tenant_id", "string")});
  more.printed_schema = PrintedSchema{R"({"type":"object","properties":{"lid":{"type":"string","maxLength":3}}})", "", {}};
  CHECK(Json::parse(payload_schema(more))["properties"].contains("tenant_id"));
  Event wrong = event_of({field("lid", "string")});
  wrong.printed_schema = PrintedSchema{R"({"type":"object","properties":{"lid":{"type":"text"}}})", "", {}};
  CHECK(Json::parse(payload_schema(wrong))["properties"]["lid"]["type"] == "string");
}

TEST_CASE("printed schema: what means something else elsewhere is not kept", "[contract]") {
  CHECK(kept_schema("{ \"type\": \"object\" /* all of it */ }") == R"({"type":"object"})");
  for (const char* text : {R"({"properties":{"a":{"$ref":"other.json"}}})", R"({"properties":{"a":{"$id":"b"}}})", R"({"properties":{"a":{"nullable":true}}})", R"({"properties":{"a":{"items":[{}]}}})",
                           R"({"properties":{"$ref":{"type":"string"}}})", R"({"properties":{"a":{"type":"string"}, …}})", "", "[]"}) {
    CAPTURE(text);
    CHECK_FALSE(kept_schema(text));
  }
  CHECK_FALSE(kept_schema(R"({"enum":)" + std::string(500, '[') + std::string(500, ']') + "}"));
  CHECK_FALSE(kept_schema(std::string(100'000, '[')));
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

TEST_CASE("merge: what two documents state differently is noted with both places", "[contract]") {
  Model first;
  first.events = {event_of({field("id", "string", true), field("size", "integer")})};
  first.events[0].retention = "7 days.";
  first.events[0].at = {{"a.md", 4, 1, {}}};
  Model second;
  second.events = {event_of({field("id", "integer", true), field("colour", "string"), field("size", "unknown")})};
  second.events[0].retention = "9 days";
  second.events[0].at = {{"b.md", 5, 1, {}}};
  Merger merger;
  merger.add(first);
  merger.add(second);
  const Model both = merger.finish();
  const auto& found = both.events[0].differences;
  REQUIRE(found.size() == 3);
  CHECK(found[0].fact == "retention");
  CHECK(found[0].other == "9 days");
  CHECK(found[0].other_at.file == "b.md");
  CHECK(found[1].fact == "field id");
  CHECK(found[2].value == "not listed");
  second.events[0].retention = "7 Days";
  second.events[0].fields.clear();
  merger.add(first);
  merger.add(second);
  CHECK(merger.finish().events[0].differences.empty());
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
