#include "tests/mocks/support.hpp"

using namespace assay;
using namespace assay::mocks;
using namespace assay::mocks::test;

TEST_CASE("admission: a resident gets the free bed of the site", "[mocks]") {
  const Rested world(Town().bed().convert(lead_of_ana, names::resident, "k1"));
  const auto resident = world.only(Residents::layout);
  CHECK(resident[Residents::status].text() == Text("bed_assigned"));
  CHECK(resident[Residents::site_id].text() == site);
  CHECK(resident[Residents::first_name].text() == Text("Annabella"));
  CHECK(world.only(BedAssignments::layout)[BedAssignments::resident_id] == resident[Residents::id]);
  CHECK(world.count(ResidentWaitlist::layout) == 0);
}

TEST_CASE("admission: without a free bed a resident waits", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::resident, "k1"));
  CHECK(world.only(Residents::layout)[Residents::status].text() == Text("waitlisted"));
  CHECK(world.only(ResidentWaitlist::layout)[ResidentWaitlist::resident_id] == world.only(Residents::layout)[Residents::id]);
  CHECK(world.count(BedAssignments::layout) == 0);
}

TEST_CASE("admission: of two residents one gets the bed and one waits", "[mocks]") {
  const Rested world(Town().bed().person(north, bo, lead_of_bo).convert(lead_of_ana, names::resident, "k1").convert(lead_of_bo, names::resident, "k2"));
  CHECK(world.count(Residents::layout) == 2);
  CHECK(world.count(BedAssignments::layout) == 1);
  CHECK(world.count(ResidentWaitlist::layout) == 1);
}

TEST_CASE("admission: the bed of another organisation is not free", "[mocks]") {
  const Rested world(Town().bed().person(south, bo, lead_of_bo).convert(lead_of_bo, names::resident, "k1", south));
  CHECK(world.only(Residents::layout)[Residents::status].text() == Text("waitlisted"));
  CHECK(world.count(BedAssignments::layout) == 0);
}
