#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::find;
using support::finds;
using support::linted;
using support::title_of;

namespace {

std::string event(const std::string& name, const std::string& payload, const std::string& labels = {}) {
  return "### `" + name + "`\n\n**Publisher:** LG-02\n" + labels + (payload.empty() ? "" : "\n```typescript\n{ " + payload + " }\n```\n") + "\n";
}

std::string described(const std::string& events, const std::string& rest = {}) { return "# P\n\n## Published Events\n\n" + events + "## Rules\n\n" + rest; }

}  // namespace

TEST_CASE("key rules: a key that the payload lacks is found, with the member that is near", "[lint]") {
  const auto findings = linted(described(event("lg_parcel_sent", "parcel_id: uuid;", "**Idempotency:** `group_parcel_id`\n")));
  CHECK(title_of(findings, "AC104") == "idempotency key is not in the payload: group_parcel_id of lg_parcel_sent (it has parcel_id)");
  CHECK_FALSE(finds(described(event("lg_parcel_sent", "parcel_id: uuid;", "**Idempotency:** `parcel_id`\n")), "AC104"));
}

TEST_CASE("key rules: a key that other payloads of the document call otherwise", "[lint]") {
  const std::string keyed = event("lg_parcel_packed", "", "**Idempotency:** Insert-once by `(organization_id, group_parcel_id)`\n");
  CHECK(finds(described(keyed + event("lg_parcel_sent", "parcel_id: uuid; organization_id: uuid;")), "AC312"));
  CHECK_FALSE(finds(described(keyed + event("lg_parcel_sent", "group_parcel_id: uuid; parcel_id: uuid; organization_id: uuid;")), "AC312"));
  CHECK_FALSE(finds(described(keyed + event("lg_parcel_sent", "sender_id: uuid; organization_id: uuid;")), "AC312"));
}

TEST_CASE("key rules: a key for all events that some events lack", "[lint]") {
  const std::string events = event("lg_parcel_sent", "parcel_id: uuid;") + event("lg_parcel_lost", "parcel_id: uuid;") + event("lg_parcels_joined", "first_id: uuid; second_id: uuid;");
  const auto findings = linted(described(events, "Consumers deduplicate by `parcel_id`.\n"));
  CHECK(title_of(findings, "AC307").find("lg_parcels_joined (1 of 3 events)") != std::string::npos);
  CHECK_FALSE(finds(described(event("lg_parcel_sent", "parcel_id: uuid;"), "Consumers deduplicate by `parcel_id`.\n"), "AC307"));
}

TEST_CASE("key rules: members of the payload that are called the envelope's", "[lint]") {
  const std::string first =
      "# P\n\nEnvelope: CloudEvents 1.0\n\n## Events Produced\n\n### DEPOT.box.sealed v1\n\n```json\n{ \"specversion\": \"1.0\", \"type\": \"depot.box.sealed\", \"source\": \"depot\", \"id\": \"1\","
      " \"data\": { \"boxId\": \"a\", \"tenantId\": \"b\", \"weight\": 1 } }\n```\n\n### DEPOT.box.weighed v1\n\n";
  CHECK(finds(first + "Payload: Same envelope fields as box.sealed (boxId, weight).\n", "AC308"));
  CHECK_FALSE(finds(first + "Payload: Same fields as box.sealed (boxId, weight).\n", "AC308"));
}

TEST_CASE("key rules: one pattern with different placeholders", "[lint]") {
  CHECK(finds("# P\n\nThe key is `{parcel_id}_to_{kind}_{time}`.\n\nIt looks like `{parcel_id}_to_{parcel_kind}_{time}` in the log.\n", "AC322"));
  CHECK_FALSE(finds("# P\n\nThe key is `{parcel_id}_to_{kind}_{time}`.\n\nIt is `{parcel_id}_to_{kind}_{time}` again.\n", "AC322"));
  CHECK_FALSE(finds("# P\n\nFiles are `{CORE}-{name}` or `{A}-{B}-{name}`.\n", "AC322"));
}

TEST_CASE("key rules: the tenant in two places of one message", "[lint]") {
  CHECK(finds(described(event("lg_parcel_sent", "tenantid: string; data: { tenantId: string };")), "AC325"));
  CHECK_FALSE(finds(described(event("lg_parcel_sent", "data: { tenantId: string };")), "AC325"));
}

TEST_CASE("key rules: the envelope's own id is no missing member, unless the payload prints the envelope", "[lint]") {
  const auto with = [](const std::string& key, const std::string& members) {
    return support::finds("# P\n\n## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Idempotency:** `" + key + "`\n\n```typescript\n{ organization_id: string; " + members + " }\n```\n", "AC104");
  };
  CHECK_FALSE(with("event_id", "parcel_id: string;"));
  CHECK_FALSE(with("id", "parcel_id: string;"));
  CHECK(with("request_key", "parcel_id: string;"));
  CHECK(with("event_id", "event_type: string; parcel_id: string;"));
}
