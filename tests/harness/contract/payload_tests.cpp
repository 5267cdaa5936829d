#include "harness/contract/payload.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay::contract;
using assay::document::verbatim;

namespace {

const Field* find(const std::vector<Field>& fields, std::string_view path) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

/// "type/format", then `!` for required, `?` for optional, `0` for nullable; "none" if there is no such field.
std::string shape(const std::vector<Field>& fields, std::string_view path) {
  const Field* field = find(fields, path);
  if (field == nullptr) return "none";
  std::string out = field->type;
  if (field->format) out += "/" + *field->format;
  if (field->required) out += *field->required ? "!" : "?";
  return field->nullable ? out + "0" : out;
}

/// The constants of a field, with a space between them.
std::string values(const std::vector<Field>& fields, std::string_view path) {
  const Field* field = find(fields, path);
  std::string out;
  if (field == nullptr) return "none";
  for (const std::string& value : field->enum_values) out += (out.empty() ? "" : " ") + value;
  return out;
}

std::vector<Field> typescript(std::string_view code) {
  TypeScope known;
  return read_typescript_payload(verbatim(code, {1, 1}), "x.md", known).fields;
}

std::vector<Field> json(std::string_view code) { return read_json_payload(verbatim(code, {1, 1}), "x.md").fields; }
std::vector<Field> field_table(std::string_view text) {
  const auto document = assay::document::read_document("x.md", text);
  return document.blocks.empty() ? std::vector<Field>() : read_field_table(document.blocks[0], "x.md");
}
std::vector<Field> names(std::string_view list) { return read_name_list(verbatim(list, {1, 1}), "x.md"); }

}  // namespace

TEST_CASE("typescript payload: optional, nullable, arrays, formats in comments and enums are read", "[contract]") {
  const auto fields = typescript(R"(interface ParcelEvent {
    event_type: 'parcel_sent';
    id: string; // UUID
    at?: string | null; // ISO 8601
    day: string; // ISO date (YYYY-MM-DD)
    kind: 'a' | 'b';
    mood: string; // 'good' | 'bad'
    codes: string[]; // e.g. ['x']
    parts: Array<{ part_id: uuid; size: number | null }>;
    meta: Record<string, unknown>;
  })");
  CHECK(shape(fields, "id") == "string/uuid!");
  CHECK(shape(fields, "at") == "string/date-time?0");
  CHECK(shape(fields, "day") == "string/date!");
  CHECK(find(fields, "kind")->enum_values == std::vector<std::string>{"a", "b"});
  CHECK(find(fields, "mood")->enum_values == std::vector<std::string>{"good", "bad"});
  CHECK(shape(fields, "codes") == "array<string>!");
  CHECK(find(fields, "codes")->enum_values.empty());
  CHECK(shape(fields, "parts") == "array<object>!");
  CHECK(shape(fields, "parts[].part_id") == "string/uuid!");
  CHECK(shape(fields, "parts[].size") == "number!0");
  CHECK(shape(fields, "meta") == "object!");
}

TEST_CASE("typescript payload: named and inherited types are followed, also forward", "[contract]") {
  const auto fields = typescript("interface BaseEvent { organization_id: uuid; }\n"
                                 "interface ParcelEvent extends BaseEvent { data: Parcel; }\n"
                                 "type Parcel = { weight: number };");
  CHECK(shape(fields, "organization_id") == "string/uuid!");
  CHECK(shape(fields, "data") == "object!");
  CHECK(shape(fields, "data.weight") == "number!");
}

TEST_CASE("typescript payload: a block that is cut keeps what was printed", "[contract]") {
  const auto fields = typescript("{\n  a: uuid;\n  data: {\n    b: uu");
  CHECK(shape(fields, "a") == "string/uuid!");
  CHECK(shape(fields, "data.b") == "string/uuid!");
  CHECK(typescript("{\n  a: uuid;\n  organizati").size() == 1);
}

TEST_CASE("typescript payload: a field knows its line and column", "[contract]") {
  const auto fields = typescript("{\n  a: string;\n}");
  REQUIRE(fields.size() == 1);
  CHECK(fields[0].at.column == 5);  // verbatim text of one anchor counts on in its first line
}

TEST_CASE("json sample: CloudEvents context is left out, data and extensions stay", "[contract]") {
  const Payload payload = read_json_payload(verbatim(R"({"specversion":"1.0","type":"a.b.done","source":"a","id":"<uuid>","tenantid":"t-1",
    "data":{"n":1,"x":1.5,"ok":true,"none":null,"u":"11111111-...","t":"2026-01-02T03:04:05Z","list":[{"id":"p"}]}})", {1, 1}), "x.md");
  CHECK(payload.cloudevents);
  CHECK(payload.type_name == "a.b.done");
  CHECK(payload.fields.size() == 9);
  CHECK(shape(payload.fields, "tenantid") == "string");
  CHECK(shape(payload.fields, "data.n") == "integer");
  CHECK(shape(payload.fields, "data.x") == "number");
  CHECK(shape(payload.fields, "data.none") == "unknown0");
  CHECK(shape(payload.fields, "data.u") == "string/uuid");
  CHECK(shape(payload.fields, "data.t") == "string/date-time");
  CHECK(shape(payload.fields, "data.list") == "array<object>");
  CHECK(shape(payload.fields, "data.list[].id") == "string");
}

TEST_CASE("json sample: comments, placeholders, ellipses and a missing end are fine", "[contract]") {
  const auto fields = json("{ // first\n \"a\": <uuid>, ... \n \"b\": [\"x\", …], \"c\": { \"d");
  CHECK(shape(fields, "a") == "string/uuid");
  CHECK(shape(fields, "b") == "array<string>");
  CHECK(shape(fields, "c") == "object");
}

TEST_CASE("json schema: requirement, enums, nullable types and nesting are taken over", "[contract]") {
  const auto fields = json(R"({"type":"object","required":["type","inner"],"properties":{"type":{"type":"string"},
    "size":{"enum":["s","l"]},"at":{"type":["string","null"],"format":"date-time"},
    "inner":{"type":"object","properties":{"n":{"type":"integer"}}},"tags":{"type":"array","items":{"type":"string"}}}})");
  CHECK(shape(fields, "type") == "string!");
  CHECK(shape(fields, "size") == "string?");
  CHECK(shape(fields, "at") == "string/date-time?0");
  CHECK(shape(fields, "inner.n") == "integer?");
  CHECK(shape(fields, "tags") == "array<string>?");
}

TEST_CASE("name list: marks, parentheses and braces say what they can", "[contract]") {
  const auto fields = names("{ a_id, b?, c[], status (open or shut), n (number), data: { x, y? } }");
  CHECK(shape(fields, "a_id") == "unknown");
  CHECK(shape(fields, "b") == "unknown?");
  CHECK(shape(fields, "c") == "array");
  CHECK(find(fields, "status")->enum_values == std::vector<std::string>{"open", "shut"});
  CHECK(shape(fields, "n") == "number");
  CHECK(shape(fields, "data.y") == "unknown?");
  CHECK(names("a, b, scoring inputs. Then more, words").size() == 2);
}

// ---- TypeScript

TEST_CASE("typescript payload: unions of constants are enums, null makes nullable, unions of types keep the first", "[contract]") {
  const auto fields = typescript("{ a: 'x' | 'y' | null; b: string | number; c: ('p' | 'q')[]; d: 1 | 2; e: null | string; f?: undefined | string; g: `id-${string}` }");
  CHECK(shape(fields, "a") == "string!0");
  CHECK(values(fields, "a") == "x y");
  CHECK(shape(fields, "b") == "string!");
  CHECK(shape(fields, "c") == "array<string>!");
  CHECK(values(fields, "c") == "p q");
  CHECK(shape(fields, "d") == "number!");
  CHECK(values(fields, "d") == "1 2");
  CHECK(shape(fields, "e") == "string!0");
  CHECK(shape(fields, "f") == "string?");
  CHECK(shape(fields, "g") == "string!");
  CHECK(values(fields, "g").empty());
}

TEST_CASE("typescript payload: members that not every alternative has are optional", "[contract]") {
  const auto fields = typescript("type CrateEvent = { kind: 'open'; id: uuid; by: string } | { kind: 'shut'; id: uuid; at: { day: string } };");
  CHECK(values(fields, "kind") == "open shut");
  CHECK(shape(fields, "id") == "string/uuid!");
  CHECK(shape(fields, "by") == "string?");
  CHECK(find(fields, "by")->inferred == "not in every alternative");
  CHECK(shape(fields, "at") == "object?");
  CHECK(shape(fields, "at.day") == "string!");
}

TEST_CASE("typescript payload: utility types change what they are made for", "[contract]") {
  const std::string base = "interface Crate { id: uuid; size: number; lid?: string }\n";
  CHECK(shape(typescript(base + "type CratePayload = Partial<Crate>;"), "size") == "number?");
  CHECK(shape(typescript(base + "type CratePayload = Required<Crate>;"), "lid") == "string!");
  CHECK(typescript(base + "type CratePayload = Pick<Crate, 'id' | 'lid'>;").size() == 2);
  CHECK(shape(typescript(base + "type CratePayload = Omit<Crate, 'id'>;"), "id") == "none");
  CHECK(shape(typescript(base + "type CratePayload = Crate & { note: string };"), "note") == "string!");
  CHECK(shape(typescript(base + "interface CratePayload { all: ReadonlyArray<Crate>; }"), "all[].id") == "string/uuid!");
  CHECK(shape(typescript(base + "interface CratePayload { by: Record<'north' | 'south', Crate>; }"), "by.south.size") == "number!");
  CHECK(shape(typescript(base + "interface CratePayload { by: Record<string, Crate>; }"), "by") == "object!");
  CHECK(shape(typescript("{ id: string & { __brand: 'CrateId' }; ref: Branded<string, 'Ref'> }"), "id") == "string!");
}

TEST_CASE("typescript payload: generic envelopes are filled with their payload", "[contract]") {
  const auto fields = typescript("interface Envelope<T, K = unknown> { event_id: uuid; payload: T; list: T[]; }\n"
                                 "type CrateSentEvent = Envelope<CrateSentPayload>;\n"
                                 "interface CrateSentPayload { crate_id: uuid; }\n");
  CHECK(shape(fields, "event_id") == "string/uuid!");
  CHECK(shape(fields, "payload") == "object!");
  CHECK(shape(fields, "payload.crate_id") == "string/uuid!");
  CHECK(shape(fields, "list[].crate_id") == "string/uuid!");
}

TEST_CASE("typescript payload: enums and constants that are declared give their values", "[contract]") {
  const auto fields = typescript("enum Mood { Good = 'good', Bad = 'bad' }\nenum Rank { Low, High }\n"
                                 "const SIZES = ['small', 'large'] as const;\nconst Lid = { On: 'on', Off: 'off' } as const;\n"
                                 "type Size = typeof SIZES[number];\ntype LidState = (typeof Lid)[keyof typeof Lid];\n"
                                 "interface CratePayload { mood: Mood; rank: Rank; size: Size; lid: LidState; moods: Mood[] }");
  CHECK(values(fields, "mood") == "good bad");
  CHECK(shape(fields, "rank") == "number!");
  CHECK(values(fields, "size") == "small large");
  CHECK(values(fields, "lid") == "on off");
  CHECK(shape(fields, "moods") == "array<string>!");
}

TEST_CASE("typescript payload: methods, functions, index signatures and decorators are no fields", "[contract]") {
  const auto fields = typescript("export class CratePayload {\n  @IsUUID() id: string;\n  private readonly size: number;\n  open(by: string, at: Date): void;\n"
                                 "  onShut: (by: string) => void;\n  [key: string]: unknown;\n  new (x: number): CratePayload;\n  'last-one'!: boolean;\n}");
  CHECK(fields.size() == 3);
  CHECK(shape(fields, "id") == "string!");
  CHECK(shape(fields, "size") == "number!");
  CHECK(shape(fields, "last-one") == "boolean!");
}

TEST_CASE("typescript payload: comments carry formats and constants, but not what they only mention", "[contract]") {
  const auto fields = typescript("{\n  /** one of: red, green */\n  colour: string;\n  state: string; // draft | final — see the guide\n  day: string; // YYYY-MM-DD\n"
                                 "  code: string; // e.g. 'a' | 'b'\n  ref: string; // not a UUID\n  at: ISODate;\n  who: string; // id of the driver / helper\n}");
  CHECK(values(fields, "colour") == "red green");
  CHECK(values(fields, "state") == "draft final");
  CHECK(shape(fields, "day") == "string/date!");
  CHECK(values(fields, "code").empty());
  CHECK(shape(fields, "ref") == "string!");
  CHECK(shape(fields, "at") == "string/date-time!");
  CHECK(find(fields, "at")->inferred == "the name of its type: ISODate");
  CHECK(values(fields, "who").empty());
}

TEST_CASE("typescript payload: types that contain themselves or each other end", "[contract]") {
  const auto fields = typescript("interface NodePayload { name: string; children: NodePayload[]; next?: Other }\ninterface Other { back: NodePayload; size: number }");
  CHECK(shape(fields, "children") == "array!");
  CHECK(shape(fields, "next.size") == "number!");
}

TEST_CASE("typescript payload: types that double at each step stop growing", "[contract]") {
  std::string bomb;
  for (int i = 0; i < 40; ++i) bomb += "interface T" + std::to_string(i) + " { a: T" + std::to_string(i + 1) + "; b: T" + std::to_string(i + 1) + " }\n";
  CHECK(typescript(bomb + "interface BombPayload { x: T0 }").size() <= fields_max + 1);
  std::string parens;
  for (int i = 0; i < 100'000; ++i) parens += "a:(b;";
  CHECK(!typescript("{" + parens).empty());
}

TEST_CASE("typescript payload: of several declarations the event comes first, and each that names its event is given", "[contract]") {
  TypeScope scope;
  const auto payloads = read_typescript_payloads(verbatim("interface Label { text: string }\n"
                                                          "interface ASent { event_type: 'lg_a_sent'; a: Label }\ninterface BSent { event_type: 'lg_b_sent'; b: number }", {1, 1}), "x.md", scope);
  REQUIRE(payloads.size() == 2);
  CHECK(payloads[0].type_name != payloads[1].type_name);
  const Payload& a = payloads[0].type_name == "lg_a_sent" ? payloads[0] : payloads[1];
  CHECK(shape(a.fields, "a.text") == "string!");
}

// ---- calls

TEST_CASE("publish call: both forms give the payload of the event that they name", "[contract]") {
  const auto calls = read_publish_calls(verbatim("await publishEvent('lg_box_sent', { box_id: box.id, weight: 3, at: new Date().toISOString(), organization_id });\n"
                                                 "publishEvent({\n  event_name: 'lg_box_lost',\n  payload: { box_id: id, reason: 'fell' },\n  organization_id: org,\n});", {1, 1}), "x.md");
  REQUIRE(calls.size() == 2);
  CHECK(calls[0].type_name == "lg_box_sent");
  CHECK(shape(calls[0].fields, "box_id") == "unknown");
  CHECK(shape(calls[0].fields, "weight") == "integer");
  CHECK(shape(calls[0].fields, "organization_id") == "unknown");
  CHECK(calls[1].type_name == "lg_box_lost");
  CHECK(calls[1].fields.size() == 2);
  CHECK(shape(calls[1].fields, "reason") == "string");
}

TEST_CASE("publish call: a call that names no event, or an open one, gives nothing", "[contract]") {
  CHECK(read_publish_calls(verbatim("publishEvent(name, { a: 1 })", {1, 1}), "x.md").empty());
  CHECK(read_publish_calls(verbatim("publishEvent('lg_box_sent', payload)", {1, 1}), "x.md").empty());
  CHECK(read_publish_calls(verbatim("publishEvent(", {1, 1}), "x.md").empty());
}

// ---- JSON

TEST_CASE("json sample: placeholders print types, other words are values", "[contract]") {
  const auto fields = json(R"({"a":"uuid","b":"string | null","c":"ISO8601","d":"number","e":"open | shut","f":"<timestamp>","g":"email","h":"Rx|861","event_kind":"string","list":["uuid"]})");
  CHECK(shape(fields, "a") == "string/uuid");
  CHECK(shape(fields, "b") == "string0");
  CHECK(shape(fields, "c") == "string/date-time");
  CHECK(shape(fields, "d") == "number");
  CHECK(values(fields, "e") == "open shut");
  CHECK(shape(fields, "f") == "string/date-time");
  CHECK(shape(fields, "g") == "string");
  CHECK(values(fields, "h").empty());
  CHECK(shape(fields, "list") == "array<string>/uuid");
  CHECK(!find(fields, "a")->inferred);
  CHECK(find(fields, "g")->inferred == "the value of the sample");
}

TEST_CASE("json sample: comments behind a value say more of it", "[contract]") {
  const auto fields = json("{\n  \"mood\": \"good\", // 'good' | 'bad'\n  \"ref\": \"x\", // UUID\n  \"gone\": null, // uuid, once known\n  \"n\": 1 // how many\n}");
  CHECK(values(fields, "mood") == "good bad");
  CHECK(shape(fields, "ref") == "string/uuid");
  CHECK(shape(fields, "gone") == "string/uuid0");
  CHECK(shape(fields, "n") == "integer");
}

TEST_CASE("json sample: an ellipsis is no member, trailing commas and several objects in one block are fine", "[contract]") {
  CHECK(json("{\"...\": \"more\", ..., \"a\": 1,}").size() == 1);
  const auto payloads = read_json_payloads(verbatim("// first\n{\"event_type\":\"lg_a_sent\",\"a\":1}\n{\"event_type\":\"lg_b_sent\",\"b\":2}", {1, 1}), "x.md");
  REQUIRE(payloads.size() == 2);
  CHECK(payloads[1].type_name == "lg_b_sent");
  CHECK(shape(payloads[1].fields, "b") == "integer");
}

TEST_CASE("json schema: references, parts and alternatives are followed", "[contract]") {
  const auto fields = json(R"({"$schema":"x","required":["who","size"],"allOf":[{"properties":{"base":{"type":"string"}},"required":["base"]},{"$ref":"#/$defs/more"}],
    "properties":{"who":{"$ref":"#/$defs/person"},"size":{"oneOf":[{"type":"integer"},{"type":"null"}]},"kind":{"const":"crate"},
      "tags":{"type":"array","items":{"enum":["a","b"]}},"grid":{"type":"array","items":{"type":"array","items":{"type":"number"}}},"old":{"type":"string","nullable":true}},
    "oneOf":[{"properties":{"left":{"type":"string"}},"required":["left"]},{"properties":{"right":{"type":"string"}}}],
    "$defs":{"person":{"type":"object","properties":{"id":{"type":"string","format":"uuid"}},"required":["id"]},"more":{"properties":{"extra":{"type":"boolean"}}}}})");
  CHECK(shape(fields, "who") == "object!");
  CHECK(shape(fields, "who.id") == "string/uuid!");
  CHECK(shape(fields, "size") == "integer!0");
  CHECK(values(fields, "kind") == "crate");
  CHECK(find(fields, "kind")->inferred == "its constants");
  CHECK(values(fields, "tags") == "a b");
  CHECK(shape(fields, "grid") == "array<array<number>>?");
  CHECK(shape(fields, "old") == "string?0");
  CHECK(shape(fields, "base") == "string!");
  CHECK(shape(fields, "extra") == "boolean?");
  CHECK(shape(fields, "left") == "string?");
}

TEST_CASE("json schema: references in a ring, and parts that double, end", "[contract]") {
  CHECK(json(R"({"$schema":"x","properties":{"a":{"$ref":"#/$defs/t"}},"$defs":{"t":{"properties":{"next":{"$ref":"#/$defs/t"}}}}})").size() < 100);
  std::string bomb = R"({"$schema":"x","properties":{"a":{"$ref":"#/$defs/d0"}},"$defs":{)";
  for (int i = 0; i < 40; ++i) {
    const std::string next = "{\"$ref\":\"#/$defs/d" + std::to_string(i + 1) + "\"}";
    bomb += "\"d" + std::to_string(i) + "\":{\"allOf\":[" + next + "," + next + "]},";
  }
  CHECK(json(bomb + "\"z\":{}}}").size() == 1);
}

TEST_CASE("json schema: of a whole CloudEvents message the context is left out", "[contract]") {
  const Payload payload = read_json_payload(verbatim(R"({"$schema":"x","properties":{"specversion":{"const":"1.0"},"type":{"const":"lg.box.sent"},"tenantid":{"type":"string"},
    "data":{"type":"object","properties":{"id":{"type":"string"}}}}})", {1, 1}), "x.md");
  CHECK(payload.cloudevents);
  CHECK(payload.type_name == "lg.box.sent");
  CHECK(shape(payload.fields, "type") == "none");
  CHECK(shape(payload.fields, "data.id") == "string?");
}

// ---- YAML

TEST_CASE("yaml payload: nesting, lists, types and marks are read", "[contract]") {
  const Payload payload = read_yaml_payload(verbatim("event_type: lg_box_sent\ndata:\n  box_id: uuid\n  weight: 3.5\n  note?: string\n  state: open | shut\n  labels:\n    - text: hot  # what it says\n      size: 2\n  codes:\n    - a\n", {1, 1}), "x.md");
  CHECK(payload.type_name == "lg_box_sent");
  CHECK(shape(payload.fields, "data.box_id") == "string/uuid");
  CHECK(shape(payload.fields, "data.weight") == "number");
  CHECK(shape(payload.fields, "data.note") == "string?");
  CHECK(values(payload.fields, "data.state") == "open shut");
  CHECK(shape(payload.fields, "data.labels") == "array<object>");
  CHECK(shape(payload.fields, "data.labels[].size") == "integer");
  CHECK(shape(payload.fields, "data.codes") == "array<string>");
}

TEST_CASE("yaml payload: prose and code are none", "[contract]") {
  CHECK(is_yaml("a: uuid\nb: string\n", ""));
  CHECK(!is_yaml("Note: this is a sentence\nand it goes on\n", ""));
  CHECK(!is_yaml("{ a: b }", ""));
  CHECK(!is_yaml("a: uuid\nb: string\n", "text"));
}

// ---- tables and lists

TEST_CASE("field table: columns in any wording say type, requirement, null and values", "[contract]") {
  const auto fields = field_table("| Key | Data Type | Mandatory | Nullable | Description |\n|---|---|---|---|---|\n"
                                  "| `id` | uuid | ✅ | No | which |\n| `state` | string | ❌ | yes | one of open, shut; rarely lost |\n| `items` | array<object> | yes | no | |\n"
                                  "| ↳ `size` | integer | optional | no | |\n| `data.matches[].ref` | array of uuids | 0..1 | no | |\n| `kind` | enum(`a`, `b`) | Y | | |\n"
                                  "| `fixed` | string | M | | always `crate` |\n| `day` | string (date) | N | | nullable, once known |\n");
  CHECK(shape(fields, "id") == "string/uuid!");
  CHECK(shape(fields, "state") == "string?0");
  CHECK(values(fields, "state") == "open shut");
  CHECK(shape(fields, "items") == "array<object>!");
  CHECK(shape(fields, "items[].size") == "integer?");
  CHECK(shape(fields, "data.matches[].ref") == "array<string>/uuid?");
  CHECK(values(fields, "kind") == "a b");
  CHECK(values(fields, "fixed") == "crate");
  CHECK(shape(fields, "day") == "string/date?0");
}

TEST_CASE("field table: an optional column turns its answer round, and other tables are none", "[contract]") {
  const auto fields = field_table("| Field | Type | Optional |\n|---|---|---|\n| a | text | yes |\n| b | text | no |\n");
  CHECK(shape(fields, "a") == "string?");
  CHECK(shape(fields, "b") == "string!");
  CHECK(field_table("| Party | Action |\n|---|---|\n| PM-01 | books |\n").empty());
}

TEST_CASE("field bullet: name, type, requirement and constants in one line", "[contract]") {
  const auto bullet = [](std::string_view words) {
    const auto field = read_field_bullet(verbatim(words, {1, 1}), "x.md");
    return field ? shape({*field}, field->path) : std::string("none");
  };
  CHECK(bullet("crate_id (uuid, required): which crate, in words") == "string/uuid!");
  CHECK(bullet("crate_id — uuid, optional") == "string/uuid?");
  CHECK(bullet("seen_at: timestamptz") == "string/date-time");
  CHECK(bullet("labels[]: what it says") == "array");
  CHECK(bullet("note? - free words, never PHI") == "unknown?");
  CHECK(bullet("A sentence that names nothing") == "none");
}

TEST_CASE("name list: paths into lists and constants between bars are read", "[contract]") {
  const auto fields = names("items[].id, changedBy (self|admin), reason (user | refresh_replay), plain words here, n");
  CHECK(shape(fields, "items[].id") == "unknown");
  CHECK(values(fields, "changedBy") == "self admin");
  CHECK(values(fields, "reason") == "user refresh_replay");
  CHECK(fields.size() == 4);
}

TEST_CASE("payloads: deep nesting ends instead of exhausting the stack", "[contract]") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "{\"a\":";
  CHECK(json(deep).size() < 100);
  deep.clear();
  for (int i = 0; i < 200'000; ++i) deep += "{a:";
  CHECK(typescript(deep).size() < 100);
  CHECK(names(deep).size() < 100);
}
