#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using sample::details;
using sample::document;
using Words = std::vector<std::string>;

std::string typed(const std::string& members) { return "**Publisher:** LG-02\n\n**Subscribers:** LG-09\n\n```typescript\n{ " + members + " }\n```\n"; }
std::string listed(const std::string& members) { return "**Publisher:** LG-02\n\n**Subscribers:** LG-09\n\n**Payload:** " + members + "\n"; }

Words compared(const std::string& one, const std::string& other, std::string_view rule) {
  return details({{"a.md", document("LG-02", "lg_box_closed", one)}, {"b.md", document("LG-09", "lg_box_closed", other)}}, rule);
}

}  // namespace

TEST_CASE("between: members that only one of two declarations has", "[lint]") {
  CHECK(compared(typed("box_id: uuid; sealed_at: timestamptz;"), typed("box_id: uuid; crate_id: uuid;"), "AC410") == Words{"lg_box_closed (sealed_at / crate_id)"});
  CHECK(compared(typed("box_id: uuid; sealed_at: timestamptz;"), typed("sealed_at: timestamptz; box_id: uuid;"), "AC410").empty());
}

TEST_CASE("between: a subscriber may list fewer members than the publisher declares, not others", "[lint]") {
  const std::string full = typed("box_id: uuid; sealed_at: timestamptz; weight: number;");
  CHECK(compared(full, listed("`box_id`, `weight`"), "AC410").empty());
  CHECK(compared(full, listed("`box_id`, `crate_id`"), "AC410") == Words{"lg_box_closed (– / crate_id)"});
}

TEST_CASE("between: what envelopes add, and where the payload hangs, is no difference", "[lint]") {
  CHECK(compared(typed("box_id: uuid; weight: number;"), typed("event_id: uuid; event_type: string; timestamp: timestamptz; data: { box_id: uuid; weight: number; };"), "AC410").empty());
}

TEST_CASE("between: a payload that is cut off in the middle lacks nothing", "[lint]") {
  const std::string cut = "**Publisher:** LG-02\n\n**Subscribers:** LG-09\n\n```typescript\n{ box_id: uuid;\n";
  CHECK(compared(typed("box_id: uuid; weight: number;"), cut, "AC410").empty());
}

TEST_CASE("between: two lists of which neither has the other's members", "[lint]") {
  CHECK(compared(listed("`box_id`, `seal`"), listed("`box_id`, `depot`"), "AC429").size() == 1);
  CHECK(compared(listed("`box_id`, `seal`"), listed("`box_id`"), "AC429").empty());
}

TEST_CASE("between: type, format, values and requirement of a member", "[lint]") {
  CHECK(compared(typed("weight: number;"), typed("weight: string;"), "AC411") == Words{"weight of lg_box_closed (number / string)"});
  CHECK(compared(typed("weight: number;"), typed("weight: integer;"), "AC411").empty());
  CHECK(compared(typed("state: 'open' | 'shut';"), typed("state: 'open' | 'shut' | 'lost';"), "AC411").size() == 1);
  CHECK(compared(typed("box_id: uuid;"), typed("box_id: string;"), "AC411").empty());  // a uuid is a string
  CHECK(compared(typed("seal: uuid;"), typed("seal: string; box_id: uuid; crate_id: uuid;"), "AC411").size() == 1);  // says uuid of its ids, and not of this
  CHECK(compared(typed("note: string;"), typed("note?: string;"), "AC411").size() == 1);
}

TEST_CASE("between: identifiers only in one document, a name in the other", "[lint]") {
  const std::string promise = "\nEvent payloads carry identifiers only, no PHI.\n";
  CHECK(compared(typed("box_id: uuid;") + promise, typed("box_id: uuid; patient_name: string;"), "AC419") == Words{"lg_box_closed (patient_name)"});
  CHECK(compared(typed("box_id: uuid;") + promise, typed("box_id: uuid; depot_id: uuid;"), "AC419").empty());
  CHECK(compared(typed("box_id: uuid;"), typed("box_id: uuid; patient_name: string;"), "AC419").empty());
}

TEST_CASE("between: a promise of a party holds for the events in its other document", "[lint]") {
  const std::string promise = "# Security\n\n**Spec:** LG-02\n\nEvent payloads carry identifiers only, no PHI.\n";
  CHECK(details({{"a.md", promise}, {"b.md", document("LG-02", "lg_box_closed", typed("box_id: uuid; patient_name: string;"))}}, "AC419").size() == 1);
  CHECK(details({{"a.md", promise}, {"b.md", document("ST-05", "st_box_closed", "**Publisher:** ST-05\n\n**Subscribers:** ST-09\n\n```typescript\n{ patient_name: string; }\n```\n")}}, "AC419").empty());
}

TEST_CASE("between: a key member is a uuid in one event and any string in another", "[lint]") {
  const std::string ids = "box_id: uuid; crate_id: uuid; ";
  const auto of = [&](const std::string& event, const std::string& member) { return document("LG-02", event, typed(ids + member)); };
  CHECK(details({{"a.md", of("lg_box_closed", "correlation_id: uuid;")}, {"b.md", of("lg_box_opened", "correlation_id: string;")}}, "AC423").size() == 1);
  CHECK(details({{"a.md", of("lg_box_closed", "correlation_id: uuid;")}, {"b.md", of("lg_box_opened", "correlation_id: uuid;")}}, "AC423").empty());
}

}  // namespace assay::lint
