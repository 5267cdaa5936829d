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

std::vector<Field> typescript(std::string_view code) {
  KnownTypes known;
  return read_typescript_payload(verbatim(code, {1, 1}), "x.md", known).fields;
}

std::vector<Field> json(std::string_view code) { return read_json_payload(verbatim(code, {1, 1}), "x.md").fields; }
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

TEST_CASE("payloads: deep nesting ends instead of exhausting the stack", "[contract]") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "{\"a\":";
  CHECK(json(deep).size() < 100);
  deep.clear();
  for (int i = 0; i < 200'000; ++i) deep += "{a:";
  CHECK(typescript(deep).size() < 100);
  CHECK(names(deep).size() < 100);
}
