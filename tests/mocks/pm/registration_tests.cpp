#include "tests/mocks/support.hpp"

using namespace assay;
using namespace assay::mocks;
using namespace assay::mocks::test;

TEST_CASE("registration: a converted lead is one patient with the fields of its contact", "[mocks]") {
  const Rested world(Town().convert(lead_of_ana, names::patient, "k1"));
  const auto patient = world.only(Patients::layout);
  CHECK(patient[Patients::organization_id].text() == north);
  CHECK(patient[Patients::first_name].text() == Text("Annabella"));
  CHECK(patient[Patients::last_name].text() == Text("Quillfeather"));
  CHECK(patient[Patients::phone].text() == Text("555-0142-77"));
  CHECK(patient[Patients::email].text() == Text("annabella@quillfeather.example"));
  CHECK(patient[Patients::status].text() == Text("awaiting_intake_appointment"));
  CHECK(patient[Patients::ce_lead_id].text() == lead_of_ana);
}

TEST_CASE("registration: the audit entry names the user, the patient and the event", "[mocks]") {
  const Rested world(Town().publish("e1"));
  const auto entries = world.rows(AuditLogs::layout, {{AuditLogs::action, Text("patient_registered")}});
  REQUIRE(entries.size() == 1);
  CHECK(entries.front()->values[AuditLogs::actor].text() == user);
  CHECK(entries.front()->values[AuditLogs::entity_id] == world.only(Patients::layout)[Patients::id]);
  CHECK(entries.front()->values[AuditLogs::event_id].text() == Text("e1"));
}

TEST_CASE("registration: the same conversion under another event id is a copy", "[mocks]") {
  const Rested world(Town().publish("e1").publish("e2"));
  CHECK(world.count(Patients::layout) == 1);
  CHECK(world.count(DeadLetters::layout) == 0);
}

TEST_CASE("registration: the same key with another payload is a dead letter", "[mocks]") {
  const Rested world(Town().person(north, bo, lead_of_bo).publish("e1").publish("e2", {{names::lead_id, lead_of_bo}, {names::contact_id, bo}}));
  CHECK(world.only(Patients::layout)[Patients::ce_lead_id].text() == lead_of_ana);
  CHECK(world.count(DeadLetters::layout, {{DeadLetters::subscriber, Text("PM-01")}, {DeadLetters::reason, names::idempotency_conflict}}) == 1);
}

TEST_CASE("registration: a contact of another organisation is unknown", "[mocks]") {
  const Rested world(Town().person(south, bo, lead_of_bo).publish("e1", {{names::contact_id, bo}}));
  CHECK(world.count(Patients::layout) == 0);
  const auto letter = world.only(DeadLetters::layout);
  CHECK(letter[DeadLetters::subscriber].text() == Text("PM-01"));
  CHECK(letter[DeadLetters::reason].text() == names::unknown_contact);
  CHECK(letter[DeadLetters::organization_id].text() == north);
}

TEST_CASE("registration: an event that names two organisations is refused", "[mocks]") {
  const Rested world(Town().publish("e1", {{names::organization_id, south}}));
  CHECK(world.count(Patients::layout) == 0);
  CHECK(world.count(DeadLetters::layout, {{DeadLetters::reason, names::tenant_mismatch}}) == 2);  // PM-01 and Analytics
}

TEST_CASE("registration: a payload that breaks its schema is refused", "[mocks]") {
  const Rested world(Town().publish("e1", {{names::lead_id, Text("not-an-id")}}).publish("e2", {{Text("first_name"), Text("Annabella")}}));
  CHECK(world.count(Patients::layout) == 0);
  CHECK(world.count(DeadLetters::layout, {{DeadLetters::reason, names::payload_invalid}}) == 4);
}
