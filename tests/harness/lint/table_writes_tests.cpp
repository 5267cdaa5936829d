#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::finds;
using support::linted;

namespace {

std::string told(const std::string& sentence, const std::string& rest = {}) {
  return "# LG-02 Parcels\n\n**Spec:** LG-02\n\n## Published Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Subscribers:** ST-01\n\n## Tables\n\n"
         "| Table | Owner |\n|---|---|\n| `st_shelf_rows` | ST |\n| `lg_parcel_log` | LG |\n\n" + rest + "## Storage\n\n" + sentence + "\n";
}

}  // namespace

TEST_CASE("table writes: another core's table is written in whichever form a sentence says it", "[lint]") {
  for (const char* const write : {"LG-02 writes directly to `st_shelf_rows`.", "`st_shelf_rows.state` is updated by LG-02.", "The handler runs `INSERT INTO st_shelf_rows`.",
                                  "The job runs `UPDATE st_shelf_rows SET state = 'x'`.", "`st_shelf_rows.state` is set later by the LG-02 job."}) {
    CAPTURE(write);
    CHECK(finds(told(write), "AC313"));
  }
  for (const char* const other : {"LG-02 never writes directly to `st_shelf_rows`.", "`st_shelf_rows.state` is updated by ST-01.", "`st_shelf_rows.state` is never updated by LG-02.",
                                  "ST-01 runs `INSERT INTO st_shelf_rows`.", "LG-02 writes directly to `lg_parcel_log`."}) {
    CAPTURE(other);
    CHECK_FALSE(finds(told(other), "AC313"));
  }
}

TEST_CASE("table writes: a statement in another party's section is that party's", "[lint]") {
  const std::string page = told("Parcels wait.") + "\n## ST-01\n\nThe handler runs `INSERT INTO st_shelf_rows`.\n";
  CHECK_FALSE(finds(page, "AC313"));
}

TEST_CASE("table writes: an append-only table does not change in a sentence either", "[lint]") {
  const std::string rule = "`lg_parcel_log` is append-only.\n\n";
  CHECK(finds(told("`lg_parcel_log.closed_at` is set later by LG-02.", rule), "AC319"));
  CHECK(finds(told("The job runs `UPDATE lg_parcel_log SET closed_at = now()`.", rule), "AC319"));
  CHECK_FALSE(finds(told("`lg_parcel_log.closed_at` is set later by LG-02."), "AC319"));
  CHECK_FALSE(finds(told("The job runs `INSERT INTO lg_parcel_log`.", rule), "AC319"));
}

TEST_CASE("table writes: an id that the subscriber gives cannot have come with the event", "[lint]") {
  const auto with = [](const std::string& members, const std::string& duty) {
    return finds("# P\n\n## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Subscribers:** ST-01\n\n```typescript\n{ parcel_id: string; " + members + " }\n```\n\n## ST-01\n\n- " + duty + "\n", "AC302");
  };
  CHECK(with("ticket_id: string;", "Create the ticket and set `ticket_id`"));
  CHECK_FALSE(with("ticket_id?: string;", "Create the ticket and set `ticket_id`"));
  CHECK_FALSE(with("ticket_id: string;", "Create the ticket line and set `ticket_id` from the payload"));
  CHECK_FALSE(with("depot_id: string;", "Create the ticket and set `depot_id`"));
}
