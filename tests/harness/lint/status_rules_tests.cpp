#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::finds;
using support::linted;

namespace {

std::string described(const std::string& status, const std::string& row, const std::string& rest = {}) {
  return "# P\n\n**Spec:** LG-02\n**Status:** " + status + "\n\n## Published Events\n\n| Event | Publisher | Channel | Subscribers | Status |\n|---|---|---|---|---|\n" + row + "\n\n## Notes\n\n" + rest;
}

constexpr const char* planned = "| `lg_parcel_sent` | LG-02 | lg_events | ST-01 | Planned |";
constexpr const char* implemented = "| `lg_parcel_sent` | LG-02 | lg_events | ST-01 | Implemented |";

}  // namespace

TEST_CASE("status rules: a complete document has no planned event", "[lint]") {
  CHECK(finds(described("Complete", planned), "AC315"));
  CHECK_FALSE(finds(described("Complete", implemented), "AC315"));
  CHECK_FALSE(finds(described("Draft", planned), "AC315"));
  CHECK_FALSE(finds(described("Implemented (core features)", planned), "AC315"));
}

TEST_CASE("status rules: a provisional name in a complete document", "[lint]") {
  const std::string table = "\n| Source | Mechanism | Payload |\n|---|---|---|\n| PM-38 | Event `no_box_found` (or equivalent) | `a`, `b` |\n";
  CHECK(finds("# P\n\n**Status:** ✅ Complete\n\n## Inbound\n" + table, "AC110"));
  CHECK_FALSE(finds("# P\n\n**Status:** Draft\n\n## Inbound\n" + table, "AC110"));
}

TEST_CASE("status rules: an implemented event with a subscriber to come", "[lint]") {
  CHECK(finds(described("Draft", "| `lg_parcel_sent` | LG-02 | lg_events | ST-01 (planned) | Implemented |"), "AC327"));
  CHECK_FALSE(finds(described("Draft", "| `lg_parcel_sent` | LG-02 | lg_events | ST-01 (planned) | Planned |"), "AC327"));
  CHECK_FALSE(finds(described("Draft", implemented), "AC327"));
}

TEST_CASE("status rules: an event on a channel that is said to be idle", "[lint]") {
  CHECK(finds(described("Draft", implemented, "The channel `lg_events` is not in use.\n"), "AC323"));
  CHECK_FALSE(finds(described("Draft", implemented, "The channel `st_events` is not in use.\n"), "AC323"));
  CHECK_FALSE(finds(described("Draft", implemented, "The channel `lg_events` is busy.\n"), "AC323"));
}

TEST_CASE("status rules: a party that only listens and yet publishes", "[lint]") {
  CHECK(finds(described("Draft", implemented, "LG-02 only listens.\n"), "AC328"));
  CHECK_FALSE(finds(described("Draft", implemented, "ST-01 only listens.\n"), "AC328"));
}

TEST_CASE("status rules: a sentence that calls the event's name provisional", "[lint]") {
  const auto with = [](const std::string& status, const std::string& sentence) {
    return finds("# P\n\n**Status:** " + status + "\n\n## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n\n" + sentence + "\n", "AC110");
  };
  CHECK(with("Complete", "The name `lg_parcel_sent` is provisional."));
  CHECK(with("Complete", "Event name to be confirmed with the depot."));
  CHECK_FALSE(with("Draft", "Event name to be confirmed with the depot."));
  CHECK_FALSE(with("Complete", "The name `lg_parcel_sent` is final."));
  CHECK_FALSE(with("Complete", "The name `lg_parcel_sent` is no longer provisional."));
  CHECK_FALSE(with("Complete", "The column name is to be confirmed."));
  CHECK_FALSE(with("Complete", "The date of the first release is to be confirmed."));
}
