#include "harness/lint/retention.hpp"
#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using sample::details;
using sample::document;
using Words = std::vector<std::string>;

std::string table(const std::string& rows) { return "| Field | Value |\n|---|---|\n| Publisher | LG-02 |\n| Subscribers | LG-09 |\n" + rows; }

Words compared(const std::string& one, const std::string& other, std::string_view rule) {
  return details({{"a.md", document("LG-02", "lg_box_closed", table(one))}, {"b.md", document("LG-09", "lg_box_closed", table(other))}}, rule);
}

}  // namespace

TEST_CASE("between: facts of one event that differ", "[lint]") {
  CHECK(compared("| Status | ✅ Implemented |\n", "| Status | 📝 Planned |\n", "AC409") == Words{"lg_box_closed (implemented / planned)"});
  CHECK(compared("| Status | ✅ Implemented |\n", "| Status | Implemented |\n", "AC409").empty());
  CHECK(compared("| Channel | `lg_events` |\n", "| Channel | `depot_events` |\n", "AC412") == Words{"lg_box_closed (lg_events / depot_events)"});
  CHECK(compared("| Channel | `lg_events` |\n", "| Channel | `lg_events` (pg_notify) |\n", "AC412").empty());
  CHECK(compared("| Retention | 7 years |\n", "| Retention | 90 days |\n", "AC413").size() == 1);
  CHECK(compared("| Retention | 7 years |\n", "| Retention | 7y, then deleted |\n", "AC413").empty());
  CHECK(compared("| Delivery | At-least-once |\n", "| Delivery | Exactly-once |\n", "AC416").size() == 1);
  CHECK(compared("| Delivery | At-least-once |\n", "| Delivery | At-least-once (FW-16) |\n", "AC416").empty());
}

TEST_CASE("between: what one document leaves open is no contradiction", "[lint]") {
  for (const char* const rule : {"AC409", "AC412", "AC413", "AC414", "AC415", "AC416"}) {
    CHECK(compared("| Status | Planned |\n| Channel | `lg_events` |\n| Retention | 7 years |\n| Delivery | At-least-once |\n| Idempotency | `box_id` |\n", "", rule).empty());
  }
}

TEST_CASE("between: idempotency keys that differ, the tenant aside", "[lint]") {
  CHECK(compared("| Idempotency | `box_id` |\n", "| Idempotency | `seal_id` |\n", "AC415") == Words{"lg_box_closed (box_id / seal_id)"});
  CHECK(compared("| Idempotency | `box_id` |\n", "| Idempotency | `organization_id`, `box_id` |\n", "AC415").empty());
}

TEST_CASE("between: envelopes that differ", "[lint]") {
  const std::string platform = document("LG-02", "lg_box_closed", table("| Mechanism | FW-16 `publishEvent` |\n"));
  const std::string cloud = document("LG-09", "lg_box_closed", table("") + "\n```json\n{ \"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"lg\", \"type\": \"lg_box_closed\", \"data\": { \"box_id\": \"b\" } }\n```\n");
  const auto found = details({{"a.md", platform}, {"b.md", cloud}}, "AC414");
  CHECK(found == Words{"lg_box_closed (fw16 / cloudevents)"});
  CHECK(details({{"a.md", platform}, {"b.md", platform}}, "AC414").empty());
}

TEST_CASE("between: a retention class with two lengths", "[lint]") {
  const auto stated = [](const std::string& event, const std::string& retention) { return document("LG-02", event, table("| Retention | " + retention + " |\n")); };
  CHECK(details({{"a.md", stated("lg_box_closed", "clinical — 10 years")}, {"b.md", stated("lg_box_opened", "clinical-7y")}}, "AC428") == Words{"clinical (2555 days / 3650 days)"});
  CHECK(details({{"a.md", stated("lg_box_closed", "clinical — 10 years")}, {"b.md", stated("lg_box_opened", "audit-7y")}}, "AC428").empty());
}

TEST_CASE("retention: policy, class and time are read from words", "[lint]") {
  CHECK(kept("WorkQueue — consumers must ACK").policy == "workqueue");
  CHECK(kept("clinical-7y").days == 7 * 365);
  CHECK(kept("clinical-7y").name == "clinical");
  CHECK(kept("180d hot; cold copy for 2y").days == 180);
  CHECK(kept("Long-term (7 years minimum)").days == 7 * 365);
  CHECK_FALSE(kept("see v2 of the plan, 3 copies").days);
  CHECK_FALSE(kept("99999999999999999999 y").days.value_or(0) < 0);
}

}  // namespace assay::lint
