#include "harness/contract/compile.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/read_model.hpp"
#include "harness/schema/schema.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

// From a document's words to what its payload schema takes: closed by default, never narrower than what is printed.

using namespace assay::contract;
using Json = nlohmann::ordered_json;

namespace {

Event event_with(const std::string& payload) {
  const Model model = compile_text("boxes.md", "# Boxes\n\n## Published Events\n\n### `lg_box_sent`\n\n- **Publisher:** LG-02\n- **Subscribers:** LG-09\n\n" + payload + "\n");
  REQUIRE(model.events.size() == 1);
  return model.events[0];
}

Event typescript(const std::string& code) { return event_with("```typescript\n" + code + "\n```"); }
Event json(const std::string& code) { return event_with("```json\n" + code + "\n```"); }

bool takes(const Event& event, const std::string& instance) {
  for (const std::string& text : {payload_schema(event), fields_schema(event)}) {
    const auto schema = assay::schema::Schema::compile(text, "boxes");
    REQUIRE(schema);
    if (!schema->validate(instance).empty()) return false;
  }
  return true;
}

Json member(const Event& event, const std::string& name) { return Json::parse(payload_schema(event))["properties"][name]; }

}  // namespace

TEST_CASE("open payloads: TypeScript types are closed, but where something is not printed", "[contract]") {
  const std::string more = R"({"box_id":"b","colour":"red"})";
  CHECK_FALSE(takes(typescript("interface BoxSent { box_id: string; }"), more));
  for (const char* open : {"interface BoxSent { box_id: string; [key: string]: unknown; }", "interface BoxSent extends Elsewhere { box_id: string; }",
                           "type BoxSent = { box_id: string } & Elsewhere;", "type BoxSent = Elsewhere & { box_id: string };", "interface BoxSent { box_id: string; ... }",
                           "interface BoxSent { box_id: string; // … and what the label says\n}", "interface BoxSent {\n  box_id: string;\n  lid_i"}) {
    CAPTURE(open);
    CHECK(takes(typescript(open), more));
  }
}

TEST_CASE("open payloads: what is inside of a closed type may be open, and the other way round", "[contract]") {
  const Event inner = typescript("interface BoxSent { box_id: string; lid: { id: string; [key: string]: string }; bags: Array<{ id: string; … }>; }");
  CHECK(takes(inner, R"({"box_id":"b","lid":{"id":"1","ink":"x"},"bags":[{"id":"2","ink":1}]})"));
  CHECK_FALSE(takes(inner, R"({"box_id":"b","lid":{"id":"1"},"bags":[],"ink":1})"));
  CHECK_FALSE(takes(inner, R"({"box_id":"b","lid":{"id":"1","ink":7},"bags":[]})"));
}

TEST_CASE("open payloads: a sample with an ellipsis or without an end is open where that stands", "[contract]") {
  CHECK_FALSE(takes(json(R"({ "box_id": "b" })"), R"({"box_id":"b","x":1})"));
  for (const char* open : {R"({ "box_id": "b", ... })", R"({ "box_id": "b", "...": "more" })", "{ \"box_id\": \"b\" // … and so on\n}", "{ \"box_id\": \"b\",\n  \"lid\": \"l\","}) {
    CAPTURE(open);
    CHECK(takes(json(open), R"({"box_id":"b","x":1})"));
  }
  const Event inner = json(R"({ "box_id": "b", "lid": { "id": 1, ... } })");
  CHECK(takes(inner, R"({"box_id":"b","lid":{"id":1,"x":1}})"));
  CHECK_FALSE(takes(inner, R"({"box_id":"b","lid":{"id":1},"x":1})"));
}

TEST_CASE("open payloads: a JSON Schema is open where it forbids nothing, and keeps its keywords", "[contract]") {
  const Event closed = json(R"({"type":"object","properties":{"box_id":{"type":"string","maxLength":2},"lid":{"type":"object","properties":{"id":{"type":"string"}}}},"additionalProperties":false})");
  CHECK(takes(closed, R"({"box_id":"b","lid":{"id":"1","ink":1}})"));
  CHECK_FALSE(takes(closed, R"({"box_id":"b","ink":1})"));
  CHECK_FALSE(takes(closed, R"({"box_id":"long"})"));
  const Event open = json(R"({"type":"object","properties":{"box_id":{"type":"string"}},"additionalProperties":true})");
  CHECK(takes(open, R"({"box_id":"b","ink":1})"));
}

TEST_CASE("open payloads: names that are only some of all leave the payload open", "[contract]") {
  const std::string more = R"({"box_id":"b","lid_id":"l","ink":1})";
  CHECK_FALSE(takes(event_with("- **Payload:** `box_id`, `lid_id`"), more));
  for (const char* open : {"- **Key fields:** `box_id`, `lid_id`", "- **Payload:** `box_id`, `lid_id` and others", "- **Payload:** `box_id`, `lid_id`, …",
                           "- **Payload:** `box_id`, `lid_id` (see the depot's spec for the full schema)", "| Field | Type |\n|---|---|\n| box_id | string |\n| lid_id | string |\n| … | |"}) {
    CAPTURE(open);
    CHECK(takes(event_with(open), more));
  }
}

TEST_CASE("unions: every printed type is taken, in TypeScript, tables, samples and JSON Schemas", "[contract]") {
  const Event code = typescript("interface BoxSent { a: string | number; b: string | string[]; c: (string | number)[]; d: 'x' | 7; e: 'x' | string; f: { id: string } | string; g: null; h: [string, number]; }");
  const std::string rest = R"("b":["p"],"c":["p",2],"d":7,"e":"any","f":"id","g":null,"h":["p",2]})";
  CHECK(takes(code, R"({"a":1,)" + rest));
  CHECK_FALSE(takes(code, R"({"a":true,)" + rest));
  CHECK(member(code, "d") == Json::parse(R"({"enum":["x",7]})"));
  CHECK(member(code, "g") == Json::parse(R"({"type":"null"})"));
  CHECK(code.field("a")->type == "string");
  const Event table = event_with("| Field | Type |\n|---|---|\n| size | string \\| number |\n| mode | sms \\| email \\| fax |");
  CHECK(takes(table, R"({"size":1,"mode":"fax"})"));
  CHECK(table.field("size")->enum_values.empty());
  CHECK_FALSE(takes(table, R"({"mode":"post"})"));
  const Event sample = json(R"({ "box_id": "b", "marks": [1, "a"], "bags": [{ "id": 1 }, { "ink": "x" }] })");
  CHECK(takes(sample, R"({"box_id":"b","marks":["a",2],"bags":[{"ink":"y"},{"id":3}]})"));
  const Event schema = json(R"({"type":"object","properties":{"a":{"oneOf":[{"type":"string"},{"type":"integer"}]},"b":{"enum":[1,"a",null]},"c":{"type":["string","object"]},"d":{"type":"object","additionalProperties":{"type":"number"}}}})");
  CHECK(takes(schema, R"({"a":1,"b":"a","c":{},"d":{"x":1}})"));
  CHECK_FALSE(takes(schema, R"({"b":"1"})"));
  CHECK_FALSE(takes(schema, R"({"d":{"x":"1"}})"));
}

TEST_CASE("unions: types that are not printed may be anything, and alternatives of objects have the members of each", "[contract]") {
  CHECK(takes(typescript("interface BoxSent { a: string | Elsewhere; }"), R"({"a":{"b":[1]}})"));
  const Event either = typescript("type BoxSent = { kind: 'a'; id: string } | { kind: 'b'; id: number };");
  CHECK(takes(either, R"({"kind":"b","id":7})"));
  CHECK(takes(either, R"({"kind":"a","id":"7"})"));
  const Event whole = typescript("interface BoxSent { lid: { id: string } | Record<string, number>; }");
  CHECK(takes(whole, R"({"lid":{"x":1}})"));
}

TEST_CASE("unions: a word or an object, a word or a list of objects", "[contract]") {
  const Event event = typescript("interface BoxSent { a: string | { id: string }; b: string | Array<{ id: string }>; c: { id: string } | { id: string }[]; }");
  CHECK(takes(event, R"({"a":"x","b":"x","c":{"id":"x"}})"));
  CHECK(takes(event, R"({"a":{"id":"x"},"b":[{"id":"x"}],"c":[{"id":"x"}]})"));
  CHECK_FALSE(takes(event, R"({"a":7,"b":"x","c":{"id":"x"}})"));
  CHECK_FALSE(takes(event, R"({"a":"x","b":[7],"c":{"id":"x"}})"));
}

TEST_CASE("unions: lists in lists of several types stay short", "[contract]") {
  std::string type = "string | number";
  for (int i = 0; i < 30; ++i) type = "(" + type + ")[] | string";
  const Event deep = typescript("interface BoxSent { a: " + type + "; }");
  CHECK(payload_schema(deep).size() < 100'000);
}

TEST_CASE("members: dots, quotes and maps in TypeScript and samples are kept", "[contract]") {
  const Event code = typescript("interface BoxSent { 'lid.id': string; says: 'it\\'s' | 'on'; sums: Record<string, number>; marks: Map<string, string[]>; }");
  CHECK(takes(code, R"({"lid.id":"x","says":"it's","sums":{"a":1},"marks":{"a":["b"]}})"));
  CHECK_FALSE(takes(code, R"({"lid.id":"x","says":"on","sums":{"a":"1"},"marks":{}})"));
  CHECK(takes(json(R"({ "lid.id": "x" })"), R"({"lid.id":"y"})"));
  CHECK(code.fields[1].enum_values == std::vector<std::string>{"it's", "on"});
}

TEST_CASE("field paths: a name's own dots and brackets stand behind a backslash", "[contract]") {
  CHECK(path_name("a.b[]\\") == "a\\.b\\[]\\\\");
  const auto parts = path_parts("data.a\\.b[][].c\\[]");
  REQUIRE(parts.size() == 3);
  CHECK(parts[1].name == "a.b");
  CHECK(parts[1].arrays == 2);
  CHECK(parts[2].name == "c[]");
  CHECK(parts[2].arrays == 0);
  CHECK(path_parts("a\\").size() == 1);
}

TEST_CASE("notes: what a table or a comment says of a field is kept with it", "[contract]") {
  CHECK(event_with("| Field | Type | Notes |\n|---|---|---|\n| box_id | string | never reused |\n| lid | string | — |").fields[0].note == "never reused");
  CHECK(typescript("interface BoxSent {\n  /** never\n   * reused */\n  box_id: string; // the desk's\n}").fields[0].note == "never reused; the desk's");
  CHECK(json("{ \"box_id\": \"b\" // never reused\n}").fields[0].note == "never reused");
}

TEST_CASE("open payloads: all of it comes back from the model's JSON", "[contract]") {
  Event event = typescript("interface BoxSent { a: string | number; d: 'x' | 7; sums: Record<string, number>; b: string; // noted\n ... }");
  event.printed_schema = PrintedSchema{R"({"type":"object"})", "data", {"boxes.md", 3, 1, {}}};
  event.differences = {{"retention", "7 days", {"a.md", 1, 1, {}}, "9 days", {"b.md", 2, 1, {}}}};
  Model model;
  model.events = {event};
  const std::string text = to_json(model);
  const auto again = read_model(text, "model.json");
  REQUIRE(again);
  CHECK(to_json(*again) == text);
  CHECK(again->events[0].open == event.open);
  std::string bad = text;
  bad.replace(bad.find(R"("schema": {)"), 11, R"("schema": {"$ref": "other.json",)");
  CHECK_FALSE(read_model(bad, "model.json"));
}
