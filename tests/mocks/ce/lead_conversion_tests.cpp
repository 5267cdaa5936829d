#include "tests/mocks/support.hpp"

using namespace assay;
using namespace assay::mocks;
using namespace assay::mocks::test;

using Answers = std::vector<std::string>;

TEST_CASE("lead conversion: one row, one converted lead, the event and its deprecated alias", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::patient, "k1"));
  CHECK(world.answers() == Answers{"done"});
  const auto conversion = world.only(Conversions::layout);
  CHECK(conversion[Conversions::lead_id].text() == lead_of_ana);
  CHECK(conversion[Conversions::conversion_type].text().view() == "lead_to_patient");
  CHECK(conversion[Conversions::converted_by].text() == user);
  CHECK(world.only(Leads::layout)[Leads::status].text() == Text("converted"));
  CHECK(world.count(DomainEvents::layout) == 2);
  CHECK(world.count(DomainEvents::layout, {{DomainEvents::event_type, names::ce_lead_converted_to_patient}}) == 1);
  CHECK(world.count(DomainEvents::layout, {{DomainEvents::dispatched, Value::of(false)}}) == 0);
}

TEST_CASE("lead conversion: the events hold no part of the person", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::patient, "k1"));
  for (const Row& event : world.rows(DomainEvents::layout)) {
    const std::string_view payload = event->values[DomainEvents::payload].text().view();
    CHECK(payload.find("Annabella") == std::string_view::npos);
    CHECK(payload.find(ana.view()) != std::string_view::npos);
  }
}

TEST_CASE("lead conversion: a repeated intent is done already and publishes nothing more", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::patient, "k1").convert(lead_of_ana, names::patient, "k1"));
  CHECK(world.answers() == Answers{"done", "done"});
  CHECK(world.count(Conversions::layout) == 1);
  CHECK(world.count(DomainEvents::layout) == 2);
  CHECK(world.count(Patients::layout) == 1);
}

TEST_CASE("lead conversion: a lead that becomes patient and resident is converted twice", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::patient, "k1").convert(lead_of_ana, names::resident, "k2"));
  CHECK(world.count(Conversions::layout) == 2);
  CHECK(world.count(DomainEvents::layout) == 4);
  CHECK(world.count(Handoffs::layout) == 2);
}

TEST_CASE("lead conversion: a lead of another organisation is unknown", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::patient, "k1", south));
  CHECK(world.answers() == Answers{"refused unknown-lead"});
  CHECK(world.count(Conversions::layout) == 0);
  CHECK(world.only(AuditLogs::layout)[AuditLogs::action].text() == Text("conversion_refused"));
}

TEST_CASE("lead conversion: data under Part 2 without consent convert nothing", "[mocks]") {
  const Rested world(Town().substance_use_data().convert(lead_of_ana, names::patient, "k1"));
  CHECK(world.answers() == Answers{"refused consent-missing"});
  CHECK(world.count(Conversions::layout) == 0);
  CHECK(world.count(DomainEvents::layout) == 0);
  CHECK(world.only(Leads::layout)[Leads::status].text() == Text("open"));
}

TEST_CASE("lead conversion: a consent to something else is none", "[mocks]") {
  CHECK(Rested(Town().substance_use_data().consent(Text("marketing")).convert(lead_of_ana, names::patient, "k1")).answers() ==
        Answers{"refused consent-missing"});
  CHECK(Rested(Town().substance_use_data().consent(Text("treatment-referral")).convert(lead_of_ana, names::patient, "k1")).answers() ==
        Answers{"done"});
}
