#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::finds;
using support::linted;

namespace {

constexpr std::array rules{"AC103", "AC106", "AC118", "AC119", "AC120", "AC121"};

std::string described(const std::string& labels, const std::string& rest = {}) {
  return "# P\n\n## Published Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Subscribers:** ST-01\n" + labels + "\n```typescript\n{ parcel_id: uuid; organization_id: uuid }\n```\n\n" + rest;
}

}  // namespace

TEST_CASE("delivery rules: each matter of which nothing is said is found", "[lint]") {
  const auto findings = linted(described("**Delivery:** At-least-once\n"));
  CHECK_FALSE(finds(findings, "AC106"));
  for (const char* const rule : {"AC103", "AC118", "AC119", "AC120", "AC121"}) {
    INFO(rule);
    CHECK(finds(findings, rule));
  }
}

TEST_CASE("delivery rules: where nothing at all is said, one finding says so", "[lint]") {
  const auto findings = linted(described(""));
  CHECK(support::title_of(findings, "AC106") == "delivery is not stated: lg_parcel_sent; nothing on ordering, retries, dead letters, the redelivery horizon either");
  for (const char* const rule : {"AC118", "AC119", "AC120", "AC121"}) {
    INFO(rule);
    CHECK_FALSE(finds(findings, rule));
  }
}

TEST_CASE("delivery rules: a row of the event is enough", "[lint]") {
  const auto findings = linted(described("**Delivery:** At-least-once\n**Idempotency:** `parcel_id`\n**Ordering:** none\n"));
  CHECK_FALSE(finds(findings, "AC103"));
  CHECK_FALSE(finds(findings, "AC106"));
  CHECK_FALSE(finds(findings, "AC118"));
  CHECK(finds(findings, "AC119"));
}

TEST_CASE("delivery rules: a section for all events is enough", "[lint]") {
  const auto findings = linted(described("", "## Operation\n\n- The idempotency key is the parcel's id.\n- Delivery is at least once, in order of booking.\n- A refused message is retried five times.\n"
                                            "- After that it goes to the dead letters.\n- The redelivery window is one day.\n"));
  for (const char* const rule : rules) {
    INFO(rule);
    CHECK_FALSE(finds(findings, rule));
  }
}

TEST_CASE("delivery rules: a listener is not asked how its publisher delivers", "[lint]") {
  const auto findings = linted("# P\n\n**Spec:** ST-01\n\n## Events Consumed\n\n| Event | Source | Purpose |\n|---|---|---|\n| `lg.parcel.sent` | parcel-service | to know |\n");
  for (const char* const rule : rules) {
    INFO(rule);
    CHECK_FALSE(finds(findings, rule));
  }
}
