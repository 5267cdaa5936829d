#include "harness/contract/compile.hpp"
#include "harness/contract/labels.hpp"
#include "tests/harness/contract/told.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace assay::contract;
using told::List;
using told::parties;
using told::paths;

namespace {

Model model_of(const std::string& words) { return compile_text("specs/notes.md", "# LG-07 Parcels — Integration\n\n" + words); }

/// One event, described by what stands below its heading.
Event event_of(const std::string& below) {
  const Model model = model_of("## Event Contracts\n\n### `lg_parcel_sorted`\n\n" + below);
  REQUIRE(model.event("lg_parcel_sorted") != nullptr);
  return *model.event("lg_parcel_sorted");
}

const Table* table_of(const Model& model, const std::string& name) {
  const auto found = std::find_if(model.tables.begin(), model.tables.end(), [&](const Table& table) { return table.name == name; });
  return found == model.tables.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("labels: the words at the ends decide who and how", "[contract]") {
  for (const char* printed : {"Raised by", "Sent by", "Producing service", "Publishing core", "Event source", "Origin", "Who publishes", "Source module"}) CHECK(label_of(printed) == Label::publisher);
  for (const char* printed : {"Listeners", "Who listens", "Consuming cores", "Subscribing core", "Known consumers", "Consumer(s)"}) CHECK(label_of(printed) == Label::subscriber);
  for (const char* printed : {"Goes to", "Used by", "Received by", "Handled by", "Recipients", "Downstream", "Destination"}) CHECK(label_of(printed) == Label::receiver);
  for (const char* printed : {"Event bus", "Notify channel", "Bus", "Channel / topic"}) CHECK(label_of(printed) == Label::channel);
  for (const char* printed : {"State", "Lifecycle", "Rollout", "Implementation status", "Readiness"}) CHECK(label_of(printed) == Label::state);
  for (const char* printed : {"Idempotent on", "Duplicate detection", "Unique key", "Dedupe key"}) CHECK(label_of(printed) == Label::idempotency);
  CHECK(label_of("Partition key") == Label::ordering);
  CHECK(label_of("Kept for") == Label::retention);
  CHECK(label_of("Ver.") == Label::version);
  CHECK(label_of("QoS") == Label::delivery);
  CHECK(label_of("Raised when") == Label::trigger);
}

TEST_CASE("labels: words of payloads and prose are none of them", "[contract]") {
  for (const char* printed : {"Parcel status", "Data source", "Delivered", "Primary key", "Foreign key", "Approved by", "Shipping service", "Addressed to", "Retention policy"}) {
    CHECK(label_of(printed) == Label::none);
  }
}

TEST_CASE("labels: the rows make a table one of labels, whatever its header is", "[contract]") {
  for (const char* header : {"Attribute | Detail", "Item | Value", "What | Value", "Metadata | Value", " | "}) {
    const Event event = event_of("| " + std::string(header) + " |\n|---|---|\n| Raised by | LG-07 |\n| Listeners | TR-02 |\n| State | 📝 Planned |\n| Event bus | `lg_events` |\n");
    CHECK(parties(event.publishers) == List{"LG-07"});
    CHECK(parties(event.subscribers) == List{"TR-02"});
    CHECK(event.status == "planned");
    CHECK(event.channel == "lg_events");
    CHECK(event.fields.empty());
  }
}

TEST_CASE("labels: a table of payload members stays one", "[contract]") {
  const Event event = event_of("| Attribute | Type |\n|---|---|\n| `status` | string |\n| `source` | string |\n| `channel` | string |\n");
  CHECK(paths(event) == List{"status", "source", "channel"});
  CHECK(event.publishers.empty());
  CHECK_FALSE(event.channel);
  const Event small = event_of("| Key | Kind |\n|---|---|\n| publisher | string |\n| delivery | string |\n");
  CHECK(small.publishers.empty());
  CHECK_FALSE(small.delivery);
}

TEST_CASE("labels: a glossary below an event describes nothing of it", "[contract]") {
  const Event event = event_of("| Term | Meaning |\n|---|---|\n| Parcel | What a sender hands over |\n| State | Where it is |\n| Dock | Live place of a van |\n");
  CHECK_FALSE(event.status);
  CHECK(event.subscribers.empty());
}

TEST_CASE("labels: the same words serve in bullets, columns and lines", "[contract]") {
  const Event bullets = event_of("* **Channel / topic**: `lg_events`\n* **Ver.:** v3\n* **Goes to:** TR-02, BL-01\n* **Idempotent on:** `parcel_id`\n* **Topic:** `lg_events`\n");
  CHECK(bullets.channel == "lg_events");
  CHECK(bullets.version == "3");
  CHECK(parties(bullets.subscribers) == List{"TR-02", "BL-01"});
  REQUIRE(bullets.idempotency);
  CHECK(bullets.idempotency->key == List{"parcel_id"});
  const Model columns = model_of("## Outgoing\n\n| State | Event name | Fired by | Who listens | Bus |\n|---|---|---|---|---|\n| ✅ Live | `lg_parcel_lost` | LG-07 | TR-02; BL-01 | `lg_events` |\n");
  const Event& lost = *columns.event("lg_parcel_lost");
  CHECK(lost.status == "implemented");
  CHECK(parties(lost.publishers) == List{"LG-07"});
  CHECK(parties(lost.subscribers) == List{"TR-02", "BL-01"});
  CHECK(lost.channel == "lg_events");
}

TEST_CASE("labels: soft words count only with the value of a party or a status", "[contract]") {
  const Event event = event_of("* **Used by:** people at the front desk\n* **State:** the parcel is active as long as nobody has fetched it from the dock\n* **Bus:** FW-16\n");
  CHECK(event.subscribers.empty());
  CHECK_FALSE(event.status);
  CHECK_FALSE(event.channel);
  CHECK(event_of("* **Status:** Planned\n* **State:** Live\n").status == "planned");
}

TEST_CASE("labels: how it is notified is not the channel", "[contract]") {
  CHECK(event_of("**Transport:** pg_notify on `lg_events`\n").channel == "lg_events");
  CHECK(event_of("**Channel:** pg\\_notify channel `lg_events`\n").channel == "lg_events");
  CHECK_FALSE(event_of("**Channel:** pg_notify\n").channel);
}

TEST_CASE("labels: a sentence below an event says how it travels", "[contract]") {
  const Event event = event_of("Goes through `publishEvent` (FW-16), at-least-once; subscribers deduplicate by `sort_id`.\n");
  CHECK(event.envelope == "fw16");
  CHECK(event.delivery == "at-least-once");
  REQUIRE(event.idempotency);
  CHECK(event.idempotency->key == List{"sort_id"});
  const Event other = event_of("Unlike `lg_parcel_lost`, which is deduplicated by `loss_id` and goes through FW-16, it is not stored.\n");
  CHECK_FALSE(other.idempotency);
  CHECK(other.envelope == "none");
  CHECK_FALSE(event_of("A check ensures at-most-once creation of a label.\n").delivery);
}

TEST_CASE("labels: a function that notifies gives the channel to the event it is named after", "[contract]") {
  const Model model = model_of("## 1. lg_parcel_sorted\n\n**Published by:** LG-07\n\n## 2. lg_parcel_lost\n\n**Published by:** LG-07\n\n## API\n\nThe trigger function `lg_notify_parcel_sorted()` calls `pg_notify('lg_events', …)`.\n");
  CHECK(model.event("lg_parcel_sorted")->channel == "lg_events");
  CHECK_FALSE(model.event("lg_parcel_lost")->channel);
}

TEST_CASE("tables: the other cells of a row speak of the table that it begins with", "[contract]") {
  const Model model = model_of("## Tables\n\n| Table | Owner | Notes |\n|---|---|---|\n| `pm_box_log` | PM-52 | append-only |\n| `pm_boxes` | PM-52 | row-level security |\n| `pm_lids` | PM-52 | not append-only, no RLS |\n");
  REQUIRE(table_of(model, "pm_box_log") != nullptr);
  CHECK(table_of(model, "pm_box_log")->append_only);
  CHECK_FALSE(table_of(model, "pm_box_log")->row_level_security);
  CHECK(table_of(model, "pm_boxes")->row_level_security);
  CHECK_FALSE(table_of(model, "pm_lids")->append_only);
  CHECK_FALSE(table_of(model, "pm_lids")->row_level_security);
}

TEST_CASE("tables: what runs at night is none", "[contract]") {
  const Model model = model_of("## Notes\n\nNightly job `pm_box_nightly` fills `pm_boxes`; the `pm_lid_sync` worker reads it.\n");
  CHECK(table_of(model, "pm_box_nightly") == nullptr);
  CHECK(table_of(model, "pm_lid_sync") == nullptr);
  CHECK(table_of(model, "pm_boxes") != nullptr);
}
