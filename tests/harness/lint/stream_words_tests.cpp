#include "tests/harness/lint/corpus.hpp"
#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::finds;

namespace {

std::string service(const std::string& transport, const std::string& section) {
  return "# Parcel Service — Event Schemas\n\n## Transport\n\n| Property | Value |\n|---|---|\n| Stream | PARCEL |\n" + transport + "\n## Events Produced\n\n### `parcel.box.sent.v1`\n\n" + section +
         "\n```json\n{ \"data\": { \"tenantId\": \"ten_1\", \"boxId\": \"box_1\" } }\n```\n";
}

constexpr const char* queue = "| Retention | Work queue (gone once acknowledged) |\n";

}  // namespace

TEST_CASE("stream words: a work queue keeps nothing for years", "[lint]") {
  CHECK(finds(service(queue, "Kept for 8 years.\n"), "AC304"));
  CHECK(finds(service(queue, "Messages are retained for 8 years.\n"), "AC304"));
  CHECK_FALSE(finds(service(queue, "Kept for 8 days.\n"), "AC304"));
  CHECK_FALSE(finds(service(queue, "The audit table is kept for 8 years.\n"), "AC304"));
  CHECK_FALSE(finds(service("| Retention | Limits |\n", "Kept for 8 years.\n"), "AC304"));
}

TEST_CASE("stream words: a type in a sentence or an example differs in case", "[lint]") {
  CHECK(finds(service(queue, "Type `acme.PARCEL.box.sent`\n"), "AC309"));
  CHECK_FALSE(finds(service(queue, "Type `acme.parcel.box.sent`\n"), "AC309"));
  CHECK_FALSE(finds(service(queue, "Its type is not that of `PARCEL.box.lost`.\n"), "AC309"));
}

TEST_CASE("stream words: a map of one row is a map where the page states no event", "[lint]") {
  using lint::sample::details;
  const std::string own = service(queue, "");
  const auto map = [](const std::string& name) { return "# Streams\n\n| Stream | Subjects |\n|---|---|\n| " + name + " | `parcel.>` |\n"; };
  CHECK(details({{"a.md", own}, {"b.md", map("DEPOT_PARCEL")}}, "AC421").size() == 1);
  CHECK(details({{"a.md", own}, {"b.md", map("PARCEL")}}, "AC421").empty());
}

TEST_CASE("stream words: keys that differ are shown as they are printed", "[lint]") {
  using lint::sample::details;
  using lint::sample::document;
  const auto with = [](const std::string& key) { return "**Publisher:** LG-02\n**Subscribers:** ST-01\n**Idempotency:** `" + key + "`\n"; };
  const auto found = details({{"a.md", document("LG-02", "lg_parcel_sent", with("ticket_no"))}, {"b.md", document("ST-01", "lg_parcel_sent", with("event_id"))}}, "AC415");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == "lg_parcel_sent (ticket_no / event_id)");
}
