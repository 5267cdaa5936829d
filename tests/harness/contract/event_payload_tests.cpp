#include "harness/contract/compile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay::contract;

// Which payload of a document belongs to which event.

namespace {

constexpr const char* head = "# Depot\n\n## Published Events\n\n### `lg_box_sent`\n\n**Publisher:** PM-01\n\n";

Model compiled(const std::string& text) { return compile_text("depot.md", text); }

/// The paths of an event's fields, each with a space behind it.
std::string paths(const Model& model, std::string_view name) {
  const Event* event = model.event(name);
  if (event == nullptr) return "no event";
  std::string out;
  for (const Field& field : event->fields) out += field.path + " ";
  return out;
}

}  // namespace

TEST_CASE("event payload: a type that another block declares is followed, above or below", "[contract]") {
  const Model model = compiled(std::string(head) + "```typescript\ninterface BoxSentEvent {\n  payload: BoxPayload;\n}\n```\n\n```typescript\ninterface BoxPayload {\n  box_id: string; // UUID\n}\n```\n");
  CHECK(paths(model, "lg_box_sent") == "payload payload.box_id ");
  CHECK(model.events[0].fields[1].format == "uuid");
}

TEST_CASE("event payload: a declaration wins over bare names and over a sample, whichever comes first", "[contract]") {
  const std::string declared = "```typescript\n{\n  box_id: uuid;\n}\n```\n\n";
  const std::string sample = "```json\n{ \"box_id\": \"b-1\", \"weight\": 2 }\n```\n\n";
  CHECK(paths(compiled(head + declared + sample), "lg_box_sent") == "box_id ");
  CHECK(paths(compiled(head + sample + declared), "lg_box_sent") == "box_id ");
  CHECK(paths(compiled(std::string(head) + "**Payload:** `box_id`, `note`\n\n" + declared), "lg_box_sent") == "box_id ");
  CHECK(paths(compiled(std::string(head) + "**Payload:** `box_id`, `note`\n\n" + sample), "lg_box_sent") == "box_id weight note ");
}

TEST_CASE("event payload: payloads of one block go to the events that they name, also above the events", "[contract]") {
  const std::string block = "```typescript\ninterface A { event_type: 'lg_box_sent'; box_id: uuid }\ninterface B { event_type: 'lg_box_lost'; where: string }\n```\n\n";
  const std::string table = "## Published Events\n\n| Event | Subscribers |\n|---|---|\n| `lg_box_sent` | PM-01 |\n| `lg_box_lost` | PM-02 |\n\n";
  for (const std::string& text : {"# Depot\n\n" + table + "## Types\n\n" + block, "# Depot\n\n## Types\n\n" + block + table}) {
    const Model model = compiled(text);
    CHECK(paths(model, "lg_box_sent") == "event_type box_id ");
    CHECK(paths(model, "lg_box_lost") == "event_type where ");
  }
}

TEST_CASE("event payload: code that publishes gives the named event its payload, and states no event by itself", "[contract]") {
  const std::string call = "```typescript\nawait publishEvent('lg_box_lost', { box_id: box.id });\n```\n";
  const Model model = compiled(head + call);
  CHECK(model.events.size() == 1);
  CHECK(paths(model, "lg_box_sent").empty());
  CHECK(paths(compiled(std::string(head) + "```typescript\nawait publishEvent('lg_box_sent', { box_id: box.id, n: 1 });\n```\n"), "lg_box_sent") == "box_id n ");
}

TEST_CASE("event payload: bullets nest, and a label among them ends the payload", "[contract]") {
  const Model model = compiled(std::string(head) + "**Payload:**\n\n- `box_id` (uuid, required): which box\n- `parts` (array of objects)\n  - `part_id` (uuid)\n  - `size` — integer, optional\n- `note?`: string\n- Subscribers: PM-07\n");
  CHECK(paths(model, "lg_box_sent") == "box_id parts parts[].part_id parts[].size note ");
  CHECK(model.events[0].fields[0].required == true);
  CHECK(model.events[0].fields[3].required == false);
  REQUIRE(model.events[0].subscribers.size() == 1);
  CHECK(model.events[0].subscribers[0].party == "PM-07");
}

TEST_CASE("event payload: a block that is cut, or holds no payload, does no harm", "[contract]") {
  CHECK(paths(compiled(std::string(head) + "```json\n{ \"box_id\": \"b-1\", \"lid\": { \"wei"), "lg_box_sent") == "box_id lid ");
  CHECK(paths(compiled(std::string(head) + "```typescript\nconst client = createClient();\n```\n"), "lg_box_sent").empty());
  CHECK(paths(compiled(std::string(head) + "```sql\nSELECT 1;\n```\n"), "lg_box_sent").empty());
  CHECK(paths(compiled(std::string(head) + "```yaml\nbox_id: uuid\nparts:\n  - part_id: uuid\n```\n"), "lg_box_sent") == "box_id parts parts[].part_id ");
}
