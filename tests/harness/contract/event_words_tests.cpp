#include "harness/contract/compile.hpp"
#include "tests/harness/contract/told.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

// Shapes in which lines and headings speak of events, each with its counterpart that must not be read so.

using namespace assay::contract;
using told::List;
using told::names;
using told::parties;
using told::paths;
using told::event_of;

namespace {

Model model_of(const std::string& text) { return compile_text("specs/notes.md", text); }

}  // namespace

TEST_CASE("event words: a direction gives publisher and subscriber", "[contract]") {
  const Model model = model_of("# LG-07: Parcels\n\n## Event Contracts\n\n### `lg_parcel_sorted`\n\n**Direction:** LG-07 → TR-02, BL-01\n");
  CHECK(parties(event_of(model, "lg_parcel_sorted").publishers) == List{"LG-07"});
  CHECK(parties(event_of(model, "lg_parcel_sorted").subscribers) == List{"TR-02", "BL-01"});
  const Model both = model_of("# Parcels\n\n## Event Contracts\n\n### `lg_parcel_sorted`\n\n**Direction:** both ways\n");
  CHECK(event_of(both, "lg_parcel_sorted").publishers.empty());
}

TEST_CASE("event words: a heading that names its event says whose it is", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Events\n\n### Consumed: `tr_van_arrived` (from TR-02)\n\nwords\n\n### Published: `lg_parcel_sorted`\n\nwords\n\n"
                               "### LG-09 → TR-03, BL-02: `lg_depot_closed`\n\nwords\n");
  CHECK(names(model) == List{"lg_depot_closed", "lg_parcel_sorted", "tr_van_arrived"});
  CHECK(parties(event_of(model, "tr_van_arrived").publishers) == List{"TR-02"});
  CHECK(parties(event_of(model, "tr_van_arrived").subscribers) == List{"LG-07"});
  CHECK(event_of(model, "tr_van_arrived").role == Role::consumed);
  CHECK(parties(event_of(model, "lg_parcel_sorted").publishers) == List{"LG-07"});
  CHECK(parties(event_of(model, "lg_depot_closed").publishers) == List{"LG-09"});
  CHECK(parties(event_of(model, "lg_depot_closed").subscribers) == List{"TR-03", "BL-02"});
}

TEST_CASE("event words: what is said below two names of a heading holds for both", "[contract]") {
  const Model model = model_of("# Parcels\n\n## Events\n\n### `lg_parcel_lost` / `lg_parcel_found`\n\n**Publisher:** LG-07\n**Channel:** `lg_events`\n\n### `lg_box_sealed` (formerly `lg_box_closed`)\n");
  CHECK(names(model) == List{"lg_box_sealed", "lg_parcel_found", "lg_parcel_lost"});
  CHECK(parties(event_of(model, "lg_parcel_found").publishers) == List{"LG-07"});
  CHECK(event_of(model, "lg_parcel_found").channel == "lg_events");
  CHECK(event_of(model, "lg_box_sealed").aliases == List{"lg_box_closed"});
}

TEST_CASE("event words: a mechanism may state delivery, envelope and channel", "[contract]") {
  const Model model = model_of("# Parcels\n\n## Events\n\n### `lg_parcel_lost`\n\n**Mechanism:** FW-16 event, at least once, on channel `lg_events`\n\n### `lg_parcel_found`\n\n**Mechanism:** a nightly file\n");
  const Event& lost = event_of(model, "lg_parcel_lost");
  CHECK(lost.envelope == "fw16");
  CHECK(lost.delivery == "at-least-once");
  CHECK(lost.channel == "lg_events");
  CHECK(lost.stated_at.at("delivery").line == 7);
  CHECK_FALSE(event_of(model, "lg_parcel_found").delivery);
  CHECK(event_of(model, "lg_parcel_found").envelope == "none");
}

TEST_CASE("event words: labels that were glued together or slipped a line are told apart", "[contract]") {
  const Model model = model_of("Version: 1.0.0\nEvent Contracts\nEvent 1: lg_parcel_lost\nEvent: lg_parcel_lostChannel:\nlg_eventsPublisher: LG (LG-07 Sorting)\n"
                               "Subscribers: TR (TR-02 Vans)\nStatus: Planned Purpose: tell the vans Trigger:\nlg_parcels UPDATE\nPayload Schema:\n"
                               "Event: lg_parcel_found\nPublisher: LG (LG-07)Subscribers: BL-01\nStatus: Implemented (channel:\nlg_events, by trigger)\n");
  CHECK(names(model) == List{"lg_parcel_found", "lg_parcel_lost"});
  const Event& lost = event_of(model, "lg_parcel_lost");
  CHECK(lost.channel == "lg_events");
  CHECK(parties(lost.publishers) == List{"LG"});
  CHECK(parties(lost.subscribers) == List{"TR"});
  CHECK(lost.status == "planned");
  CHECK(lost.trigger == "lg_parcels UPDATE");
  CHECK(lost.aliases.empty());
  const Event& found = event_of(model, "lg_parcel_found");
  CHECK(parties(found.subscribers) == List{"BL-01"});
  CHECK(found.status == "implemented");
  CHECK(found.channel == "lg_events");
}

TEST_CASE("event words: a second name below a described event is a second event, right below the heading another name", "[contract]") {
  const Model second = model_of("Events\n\nEvent: lg_parcel_lost\n\nPublisher: LG-07\n\nEvent: lg_parcel_found\n\nPublisher: LG-07\n");
  CHECK(names(second) == List{"lg_parcel_found", "lg_parcel_lost"});
  const Model renamed = model_of("# Parcels\n\n## Events\n\n### Event 1: parcel_lost\n\n| Field | Value |\n|---|---|\n| Event Name | `lg_parcel_lost` |\n");
  CHECK(names(renamed) == List{"lg_parcel_lost"});
  CHECK(event_of(renamed, "lg_parcel_lost").aliases == List{"parcel_lost"});
}

TEST_CASE("event words: the subject of an event that has a name is no other name of it", "[contract]") {
  const Model model = model_of("# Box Service — Event Schemas\n\nStream: BOXES\n\n## Events Produced\n\n### box.sealed.v1\n\nNATS subject: BOXES.box.sealed Retention: 30 days Trigger: the lid is shut.\n");
  CHECK(names(model) == List{"box.sealed.v1"});
  const Event& sealed = event_of(model, "box.sealed.v1");
  CHECK(sealed.subject == "BOXES.box.sealed");
  CHECK(sealed.retention == "30 days");
  CHECK(sealed.trigger == "the lid is shut.");
  CHECK(sealed.stream == "BOXES");
  CHECK(sealed.aliases.empty());
  CHECK(model.documents[0].party == "box-service");
}

TEST_CASE("event words: a pattern of subjects is the channel, a naming scheme is none", "[contract]") {
  const Model pattern = model_of("# Box Service\n\n## Produced Events\n\nNATS subject: storage.boxes.{boxId} (in order per box).\n\n### storage.boxes.box.sealed.v1\n");
  CHECK(event_of(pattern, "storage.boxes.box.sealed.v1").channel == "storage.boxes.{boxId}");
  const Model scheme = model_of("# Box Service\n\n## Produced Events\n\nSubjects: storage.{aggregate}.{event}.v{N}.\n\n### storage.box.sealed.v1\n");
  CHECK_FALSE(event_of(scheme, "storage.box.sealed.v1").channel);
}

TEST_CASE("event words: lists of published and consumed events state each", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Quick Reference\n\n| Item | Value |\n|---|---|\n| DB Tables | `lg_parcels`, `lg_boxes` |\n"
                               "| Key Events Published | `parcel_sorted`, `parcel_no_show` |\n| Permission keys | `lg.parcels.approved` |\n| Key Events Consumed | `tr_van_arrived` (TR-02 → shows the dock) |\n");
  CHECK(names(model) == List{"parcel_no_show", "parcel_sorted", "tr_van_arrived"});
  CHECK(parties(event_of(model, "parcel_no_show").publishers) == List{"LG-07"});
  CHECK(parties(event_of(model, "tr_van_arrived").publishers) == List{"TR-02"});
  CHECK(parties(event_of(model, "tr_van_arrived").subscribers) == List{"LG-07"});
}

TEST_CASE("event words: the primary event of a feature is its own, none is none", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Quick Reference\n\n| Item | Value |\n|---|---|\n| Primary event | `parcel_registered` |\n");
  CHECK(names(model) == List{"parcel_registered"});
  CHECK(parties(event_of(model, "parcel_registered").publishers) == List{"LG-07"});
  CHECK(names(model_of("# Parcels\n\n**Spec:** LG-07\n\n## Events and APIs\n\n* **Events published:** None.\n* **Events consumed:** None.\n")).empty());
}

TEST_CASE("event words: a sentence states what a party publishes and consumes, a mention states nothing", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Event Contracts (LG-07 → BL)\n\n**Pattern:** Events. LG-07 publishes to `lg_events`; BL subscribes.\n\n"
                               "* LG-07 (or LG-08 at night) publishes `parcel_weighed` and `parcel_priced`; BL consumes both. Idempotency by `event_id`.\n* See LG-07 → BL (`parcel_stamped`).\n"
                               "* The screen waits until `parcel_shown` is over, see [list](./EVENTS.md#parcel_drawn).\n");
  CHECK(names(model) == List{"parcel_priced", "parcel_stamped", "parcel_weighed"});
  const Event& priced = event_of(model, "parcel_priced");
  CHECK(parties(priced.publishers) == List{"LG-07"});
  CHECK(priced.channel == "lg_events");
  REQUIRE(priced.idempotency);
  CHECK(priced.idempotency->key == List{"event_id"});
  CHECK(parties(event_of(model, "parcel_stamped").subscribers) == List{"BL"});
}

TEST_CASE("event words: labels above the first event of a section hold for all of it", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Event Contracts (FW-16)\n\n**Channel:** `lg_events` (or the like)\n**Subscribers:** TR-02\n\n### `lg_parcel_lost`\n\n**Trigger:** nobody finds it\n");
  const Event& lost = event_of(model, "lg_parcel_lost");
  CHECK(lost.channel == "lg_events");
  CHECK(parties(lost.subscribers) == List{"TR-02"});
  CHECK(lost.envelope == "fw16");
}

TEST_CASE("event words: same-as references reach the other event and what they add", "[contract]") {
  const Model model = model_of("# Parcels\n\n## Events\n\n### `lg_parcel_lost`\n\n**Payload:** `parcel_id`, `depot_id`\n\n### `lg_parcel_found`\n\n**Payload:** Same payload as `lg_parcel_lost`\n\n"
                               "### `lg_parcel_moved`\n\n**Payload:** Same as `lg_parcel_lost`, plus `moved_at`\n");
  CHECK(event_of(model, "lg_parcel_found").same_as == "lg_parcel_lost");
  CHECK(event_of(model, "lg_parcel_found").fields.empty());
  CHECK(event_of(model, "lg_parcel_moved").same_as == "lg_parcel_lost");
  CHECK(paths(event_of(model, "lg_parcel_moved")) == List{"moved_at"});
}

TEST_CASE("event words: status signs count however they were damaged, a cross by itself says nothing", "[contract]") {
  const auto status = [](const std::string& printed) { return event_of(model_of("# P\n\n## Events\n\n### `lg_parcel_lost`\n\n**Status:** " + printed + "\n"), "lg_parcel_lost").status; };
  CHECK(status("✅") == "implemented");
  CHECK(status("&#x2705;") == "implemented");
  CHECK(status("\\U0001F7E1") == "in_progress");
  CHECK(status("\xc3\xb0\xc2\x9f\xc2\x93\xc2\x9d") == "planned");
  CHECK(status("âœ…") == "implemented");
  CHECK(status("❌ Not implemented") == "planned");
  CHECK(status("❌ Deprecated") == "deprecated");
  CHECK_FALSE(status("❌"));
}

TEST_CASE("event words: queues, channels, roles, tables, keys and functions are no events", "[contract]") {
  const Model model = model_of("# Parcels\n\n**Spec:** LG-07\n\n## Events\n\n* **`lg_events`** — a `pg_notify` channel\n* **`parcel_sorted` queue** — of the worker\n* the role `lg_admin_assigned`\n\n"
                               "LG-07 uses `parcels_sorted` table for that.\n\n## Permissions\n\n* **`lg.parcels.approved`** — may approve\n\n## Audit Events\n\n* **`parcel_opened`** — written to the trail\n\n"
                               "| Spec | Topic |\n|---|---|\n| LG-16 | aligns with `fw_domain_events` where it can |\n");
  CHECK(names(model).empty());
}

TEST_CASE("event words: what was pushed together is no event", "[contract]") {
  const Model model = model_of("Events Consumed\n\nboxes.lid.closeddock-service\n\nboxes.lid.closedv1long\n\nA line about boxes.\n");
  CHECK(names(model).empty());
}

TEST_CASE("event words: half a name at the end of a text is no event", "[contract]") {
  CHECK(names(model_of("# Box Service\n\n## Events Produced\n\n### box.lid.shut.v1\n\nwords\n\n### box.lid.clo\n")) == List{"box.lid.shut.v1"});
  CHECK(names(model_of("# Box Service\n\n## Events Produced\n\n### box.lid.clo\n\nwords\n")) == List{"box.lid.clo"});
}

TEST_CASE("event words: the owner of a document publishes only if it is a core", "[contract]") {
  const auto publishers = [](const std::string& owner) {
    return parties(event_of(model_of("# Parcels\n\n**Owner:** " + owner + "\n\n## Events\n\n### `lg_parcel_lost`\n"), "lg_parcel_lost").publishers);
  };
  CHECK(publishers("LG (Logistics)") == List{"LG"});
  CHECK(publishers("LG") == List{"LG"});
  CHECK(publishers("LG team").empty());
  CHECK(publishers("Platform / LG").empty());
  CHECK(publishers("TBD").empty());
}
