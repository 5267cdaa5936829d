#include "harness/contract/compile.hpp"
#include "tests/harness/contract/told.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

// Who publishes and who listens where no label says it: lists, sentences and headings, each with its counterpart that states nothing.

using namespace assay::contract;
using told::List;
using told::parties;
using told::paths;
using told::event_of;

namespace {

Model model_of(const std::string& text) { return compile_text("specs/notes.md", text); }

/// One event of LG-07 whose description is `words`.
Model described(const std::string& words) {
  return model_of("# LG-07 Parcels\n\n## Event Contracts\n\n### `lg_parcel_sorted`\n\n**Publisher:** LG-07\n**Subscribers:** TR-02\n\n" + words + "\n");
}

}  // namespace

TEST_CASE("event relations: bullets below a direction name the other side", "[contract]") {
  const Model model = model_of(
      "# LG-07 Parcels\n\n## Inbound\n\n- `tr_van_arrived` from TR-02\n- TR-03: `tr_van_delayed`, `tr_van_lost`\n- `tr_van_parked` (TR-04): frees the dock\n\n"
      "## Outbound\n\n- `lg_parcel_sorted` → TR-02, BL-01\n- lg_parcel_weighed -> BL-01\n- **`lg_parcel_packed`** (to TR-02, BL-01)\n- `lg_parcel_sealed`; consumed by TR-05\n");
  CHECK(parties(event_of(model, "tr_van_arrived").publishers) == List{"TR-02"});
  CHECK(parties(event_of(model, "tr_van_arrived").subscribers) == List{"LG-07"});
  CHECK(parties(event_of(model, "tr_van_lost").publishers) == List{"TR-03"});
  CHECK(parties(event_of(model, "tr_van_parked").publishers) == List{"TR-04"});
  CHECK(parties(event_of(model, "lg_parcel_sorted").subscribers) == List{"TR-02", "BL-01"});
  CHECK(parties(event_of(model, "lg_parcel_sorted").publishers) == List{"LG-07"});
  CHECK(parties(event_of(model, "lg_parcel_weighed").subscribers) == List{"BL-01"});
  CHECK(parties(event_of(model, "lg_parcel_packed").subscribers) == List{"TR-02", "BL-01"});
  CHECK(parties(event_of(model, "lg_parcel_sealed").subscribers) == List{"TR-05"});
  CHECK(model_of("# LG-07 Parcels\n\n## Steps\n\n- parcel_sorted → TR-02\n- TR-03: `van_delayed` is set\n").events.empty());
}

TEST_CASE("event relations: a sentence states both sides, wherever its verb stands", "[contract]") {
  for (const std::string sentence :
       {"LG-07 publishes `lg_parcel_sorted`; TR-02 consumes it.", "When weighed, LG-07 emits `lg_parcel_sorted` and TR-02 subscribes to it.", "TR-02 also listens to `lg_parcel_sorted` from LG-07.",
        "TR-02 listens for `lg_parcel_sorted`, which LG-07 publishes.", "`lg_parcel_sorted` is published by LG-07 and consumed by TR-02.", "`lg_parcel_sorted` is emitted by LG-07 for TR-02.",
        "TR-02 reacts to `lg_parcel_sorted`, fired by LG-07.", "LG-07 → `lg_parcel_sorted` → TR-02"}) {
    INFO(sentence);
    const Model model = model_of("# Parcels\n\n## Overview\n\n" + sentence + "\n");
    CHECK(parties(event_of(model, "lg_parcel_sorted").publishers) == List{"LG-07"});
    CHECK(parties(event_of(model, "lg_parcel_sorted").subscribers) == List{"TR-02"});
  }
  for (const std::string mention : {"LG-07 does not publish `lg_parcel_sorted`.", "TR-02 handles lg_parcel_sorted mails.", "See `lg_parcel_sorted` in TR-02.", "`lg_parcel_sorted` is planned."}) {
    INFO(mention);
    CHECK(model_of("# Parcels\n\n## Overview\n\n" + mention + "\n").events.empty());
  }
}

TEST_CASE("event relations: a service that speaks of itself subscribes", "[contract]") {
  const Model model = model_of("# Van Service — Event Schemas\n\nThis service subscribes to depot.dock.freed.v1 and depot.dock.blocked.v1.\n");
  CHECK(model.events.size() == 2);
  CHECK(event_of(model, "depot.dock.blocked.v1").role == Role::consumed);
}

TEST_CASE("event relations: a heading names its parties with any arrow or with words", "[contract]") {
  for (const std::string heading : {"LG-07 publishes `lg_parcel_sorted` to TR-02", "Parcel is through (`lg_parcel_sorted`), LG-07 → TR-02", "`lg_parcel_sorted` — LG-07 to TR-02", "`lg_parcel_sorted` LG-07 ⟶ TR-02",
                                    "LG-07 ➜ TR-02: `lg_parcel_sorted`", "`lg_parcel_sorted` (LG-07 => TR-02)"}) {
    INFO(heading);
    const Model model = model_of("# Parcels\n\n## Event Contracts\n\n### " + heading + "\n\n**Payload:** `{ parcel_id, depot_id }`\n");
    CHECK(parties(event_of(model, "lg_parcel_sorted").publishers) == List{"LG-07"});
    CHECK(parties(event_of(model, "lg_parcel_sorted").subscribers) == List{"TR-02"});
  }
}

TEST_CASE("event relations: labels below a heading make its name an event", "[contract]") {
  const std::string head = "# Parcels\n\n## Docks\n\n### `lg_dock_in_use`\n\n";
  CHECK(model_of(head + "**Publisher:** LG-07\n**Subscribers:** TR-02\n**Payload:** `{ dock_id, since }`\n").events.size() == 1);
  CHECK(model_of(head + "Whether somebody stands there.\n").events.empty());
}

TEST_CASE("event relations: prose below an event gives its former name", "[contract]") {
  for (const std::string words : {"Formerly `parcel_done`.", "Previously named `parcel_done`.", "Renamed from `parcel_done`.", "(was `parcel_done`)", "aka `parcel_done`", "Also known as `parcel_done`.", "Old name `parcel_done` is kept."}) {
    INFO(words);
    CHECK(event_of(described(words), "lg_parcel_sorted").aliases == List{"parcel_done"});
  }
  CHECK(event_of(described("`tr_van_arrived`, formerly `van_done`, comes first."), "lg_parcel_sorted").aliases.empty());
}

TEST_CASE("event relations: a sentence refers to the payload of another event", "[contract]") {
  const std::string base = "**Payload:** `{ parcel_id, depot_id }`\n\n### `lg_parcel_lost`\n\n**Publisher:** LG-07\n\n";
  for (const std::string words : {"- Payload is the same as for `lg_parcel_sorted`.", "Identical payload to the event above.", "Mirrors the `lg_parcel_sorted` payload.", "Reuses the schema of `lg_parcel_sorted`.", "**Payload:** ditto"}) {
    INFO(words);
    CHECK(event_of(described(base + words), "lg_parcel_lost").same_as == "lg_parcel_sorted");
  }
  for (const std::string words : {"Same payload as `lg_parcel_sorted`, plus `last_seen`.", "Payload: same as `lg_parcel_sorted`, with additional data fields `last_seen`.", "Extends `lg_parcel_sorted` with `last_seen`."}) {
    INFO(words);
    const Model model = described(base + words);
    CHECK(event_of(model, "lg_parcel_lost").same_as == "lg_parcel_sorted");
    CHECK(paths(event_of(model, "lg_parcel_lost")) == List{"last_seen"});
  }
  CHECK_FALSE(event_of(described(base + "Uses the dock of the morning."), "lg_parcel_lost").same_as);
}

TEST_CASE("event relations: words that are no label introduce a payload", "[contract]") {
  for (const std::string words : {"Fields on top of the envelope:\n\n- `parcel_id` (uuid, required)\n- `state` (string)", "**Payload members**\n\n* `parcel_id` — uuid\n* `state` — string", "The payload contains:\n\n1. `parcel_id` (uuid)\n2. `state` (string)",
                                  "The body carries `parcel_id` and `state`.", "**Attributes:** `parcel_id`, `state`", "**Message:** `{ \"parcel_id\": \"p\", \"state\": null }`",
                                  "| Key | Kind | Constraint |\n|---|---|---|\n| parcel_id | uuid | required |\n| state | string | optional |", "| Column | Type | Null |\n|---|---|---|\n| parcel_id | uuid | NOT NULL |\n| state | text | NULL |"}) {
    INFO(words);
    CHECK(paths(event_of(described(words), "lg_parcel_sorted")) == List{"parcel_id", "state"});
  }
  CHECK(event_of(described("The payload contains no names."), "lg_parcel_sorted").fields.empty());
  CHECK(event_of(described("The table `lg_parcels`:\n\n| Column | Type | Null |\n|---|---|---|\n| parcel_id | uuid | NO |"), "lg_parcel_sorted").fields.empty());
}

TEST_CASE("event relations: a generic envelope holds the fields of each event", "[contract]") {
  const Model model = model_of(
      "# Van Service — Event Schemas\n\n## Envelope\n\n```ts\ninterface EventEnvelope<T> {\n  eventId: string;\n  payload: T;\n}\n```\n\n## Produced events\n\n### depot.dock.freed.v1\n\n"
      "| Field | Type | Required |\n|---|---|---|\n| dockId | string | Yes |\n");
  CHECK(paths(event_of(model, "depot.dock.freed.v1")) == List{"eventId", "payload", "payload.dockId"});
}

TEST_CASE("event relations: what analytics tools count is no contract", "[contract]") {
  const std::string table = "| Event name | Property | Tool |\n|---|---|---|\n| `screen_opened` | path | counter |\n";
  CHECK(model_of("# LG-07 Parcels\n\n## Analytics events\n\n" + table).events.empty());
  CHECK(model_of("# LG-07 Parcels\n\n## Analytics events\n\n| Event name | Consumer |\n|---|---|\n| `lg_parcel_sorted` | TR-02 |\n").events.size() == 1);
}
