#include "harness/lint/drift_sources.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using Words = std::vector<std::string>;

Words events(const Result<RegistryExport>& registry) {
  Words out;
  REQUIRE(registry);
  for (const RegisteredEvent& event : registry->events) out.push_back(event.name);
  return out;
}

Words names(const std::string& text) {
  const auto types = type_names_of("t.ts", text);
  REQUIRE(types);
  Words out;
  for (const KnownName& known : types->names) out.push_back(known.name);
  return out;
}

std::string refused(const std::string& path, const std::string& text) {
  const auto registry = registry_of(path, text);
  REQUIRE_FALSE(registry);
  return to_string(registry.error());
}

}  // namespace

TEST_CASE("registry: rows as an array, in an object, as lines and as CSV", "[lint]") {
  const Words both{"lg_a_closed", "lg_b_closed"};
  CHECK(events(registry_of("r.json", R"([{"event_name": "lg_b_closed", "category": 7}, {"event_name": "lg_a_closed"}])")) == both);
  CHECK(events(registry_of("r.json", R"({"rows": [{"event_name": "lg_b_closed"}, {"event_name": "lg_a_closed"}]})")) == both);
  CHECK(events(registry_of("r.jsonl", "{\"event_name\": \"lg_b_closed\"}\n\n{\"event_name\": \"lg_a_closed\"}\n")) == both);
  CHECK(events(registry_of("r.csv", "id,event_name,payload_schema\r\n1,lg_b_closed,\r\n2,\"lg_a_closed\",\"{\"\"type\"\": \"\"object\"\"}\"\r\n")) == both);
}

TEST_CASE("registry: fields come from the payload schema", "[lint]") {
  const auto registry = registry_of("r.csv", "event_name,payload_schema\nlg_a_closed,\"{\"\"type\"\":\"\"object\"\",\"\"properties\"\":{\"\"box_id\"\":{\"\"type\"\":\"\"string\"\",\"\"format\"\":\"\"uuid\"\"}}}\"\nlg_b_closed,\n");
  REQUIRE(registry);
  REQUIRE(registry->events[0].fields);
  REQUIRE(registry->events[0].fields->size() == 1);
  CHECK(registry->events[0].fields->front().format == "uuid");
  CHECK_FALSE(registry->events[1].fields);
}

TEST_CASE("registry: bad files are refused with the place", "[lint]") {
  CHECK(refused("r.json", "[\n  {\"event_name\": }\n]").starts_with("r.json:2:18: "));
  CHECK(refused("r.json", "{\"events\": []}").starts_with("r.json:1:1: an export is an array"));
  CHECK(refused("r.json", "[{\"event_name\": \"a\"},\n {\"name\": \"b\"}]").starts_with("r.json:2:2: a row needs an event_name"));
  CHECK(refused("r.json", "[{\"event_name\": \"a\",\n \"payload_schema\": \"no json\"}]").starts_with("r.json:2:2: payload_schema of 'a'"));
  CHECK(refused("r.json", "[1]").starts_with("r.json:1:2: a row is an object"));
  CHECK(refused("r.jsonl", "{\"event_name\": \"a\"}\n{\"event_name\": \n").starts_with("r.jsonl:2:"));
  CHECK(refused("r.csv", "name,schema\na,b\n").starts_with("r.csv:1:1: the header has no column event_name"));
  CHECK(refused("r.csv", "event_name,x\na,b\nc\n").starts_with("r.csv:3:1: a row of 1 cells"));
  CHECK(refused("r.csv", "event_name\n\"a\n").starts_with("r.csv:2:1: a quoted cell that does not close"));
  CHECK(refused("r.csv", "event_name\n\"a\"b\n").starts_with("r.csv:2:4: text behind the closing quote"));
  CHECK(refused("r.csv", "").starts_with("r.csv:1:1: the file is empty"));
  CHECK(refused("r.json", std::string(1000, '[')).find("r.json") == 0);
}

TEST_CASE("type names: unions, references, const arrays and objects, enums", "[lint]") {
  const Words both{"lg_a_closed", "lg_b_closed"};
  CHECK(names("export type KnownEventName =\n  // boxes\n  | 'lg_b_closed'\n  | \"lg_a_closed\";\nexport type Other = 'x';\n") == both);
  CHECK(names("type Lg = 'lg_a_closed';\nexport type KnownEventName = Lg | 'lg_b_closed'\nexport const x = 'no';\n") == both);
  CHECK(names("const NAMES = ['lg_b_closed', 'lg_a_closed'] as const;\nexport type KnownEventName = (typeof NAMES)[number];\n") == both);
  CHECK(names("const N = { B: 'lg_b_closed', 'A': 'lg_a_closed' } as const;\ntype KnownEventName = typeof N[keyof typeof N];\n") == both);
  CHECK(names("export enum KnownEventName { A = 'lg_a_closed', B = 'lg_b_closed' }\n") == both);
  CHECK(names("export const KnownEventName: readonly string[] = ['lg_a_closed', 'lg_b_closed'];\n") == both);
}

TEST_CASE("type names: a circle of types ends, and a file without the name is refused", "[lint]") {
  CHECK(names("type A = B | 'lg_a_closed';\ntype B = A;\ntype KnownEventName = A;\n") == Words{"lg_a_closed"});
  CHECK_FALSE(type_names_of("t.ts", "export type Names = 'a';"));
  const auto none = type_names_of("t.ts", "\nexport type KnownEventName = never;");
  REQUIRE_FALSE(none);
  CHECK(to_string(none.error()) == "t.ts:2:8: KnownEventName lists no names");
}

TEST_CASE("matrix: a grid, a list, or an error", "[lint]") {
  const auto grid = matrix_of("m.md", "# M\n\n| From \\ To | LG | ST |\n|---|---|---|\n| LG | — | `lg_box_closed`, `lg_box_moved` |\n| ST | API | |\n");
  REQUIRE(grid);
  REQUIRE(grid->cells.size() == 3);
  CHECK(grid->cells[0].event == "lg_box_closed");
  CHECK(grid->cells[0].to == "ST");
  CHECK(grid->cells[2].event.empty());
  const auto list = matrix_of("m.md", "| Event | Publisher | Consumers |\n|---|---|---|\n| `lg_box_closed` | LG-02 | ST-01, ST-04 |\n");
  REQUIRE(list);
  CHECK(list->cells.size() == 2);
  CHECK_FALSE(matrix_of("m.md", "# Nothing\n\nWords.\n"));
}

}  // namespace assay::lint
