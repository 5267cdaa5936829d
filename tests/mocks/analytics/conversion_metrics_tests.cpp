#include "tests/mocks/support.hpp"

using namespace assay;
using namespace assay::mocks;
using namespace assay::mocks::test;

TEST_CASE("conversion metrics: counts are by organisation and type", "[mocks]") {
  const Rested world(Town().person(north, bo, lead_of_bo)
                         .convert(lead_of_ana, names::patient, "k1")
                         .convert(lead_of_bo, names::patient, "k2")
                         .convert(lead_of_bo, names::resident, "k3"));
  const auto conversions = [&](Text type) {
    const auto rows = world.rows(ConversionCounts::layout,
                                 {{ConversionCounts::organization_id, north}, {ConversionCounts::converted_to_type, type}});
    REQUIRE(rows.size() == 1);
    return rows.front()->values[ConversionCounts::conversions].integer();
  };
  CHECK(conversions(names::patient) == 2);
  CHECK(conversions(names::resident) == 1);
}

TEST_CASE("conversion metrics: a copy counts once", "[mocks]") {
  const Rested world(Town().publish("e1").publish("e2"));
  CHECK(world.only(ConversionCounts::layout)[ConversionCounts::conversions].integer() == 1);
}

TEST_CASE("conversion metrics: the latest conversion is the one that happened last, not the one that came last", "[mocks]") {
  const Value late(Text("2026-04-17T09:30:00.000Z"));
  const Rested world(Town().publish("e1", {{names::correlation_id, Text("k2")}, {names::converted_at, late}}).publish("e2"));
  CHECK(world.only(LeadStatus::layout)[LeadStatus::latest_at] == late);
  CHECK(world.only(ConversionCounts::layout)[ConversionCounts::conversions].integer() == 2);
}

TEST_CASE("conversion metrics: times with another offset are compared as instants", "[mocks]") {
  const Value earlier(Text("2026-04-17T10:30:00.000+02:00"));  // 08:30 in UTC
  const Rested world(Town().publish("e1").publish("e2", {{names::correlation_id, Text("k2")}, {names::converted_at, earlier}}));
  CHECK(world.only(LeadStatus::layout)[LeadStatus::latest_at].text() == Text("2026-04-17T09:00:00.000Z"));
}
