#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {
namespace {

const Wire bad = wire("e5", admitted_type, "north", {{"admissio", "typo"}});

Entries effect_of(const Wire& event, std::string_view id) {
  const By pm("PM", event);
  return {pm.delivered(), pm.inserted(patients, row_of({id, "north", "", "", "", ""})), pm.committed(), pm.acknowledged()};
}

}  // namespace

TEST_CASE("messages conform: an honest history passes", "[check]") {
  const Verdict verdict = Trial(honest()).by(messages_conform);
  CHECK(told(verdict) == "pass");
  CHECK(verdict.judged == 3);  // one message, two effects
}

TEST_CASE("messages conform: a published message that breaks its schema is its publisher's", "[check]") {
  const Verdict verdict = Trial({sent_by("CE", bad)}).by(messages_conform);
  CHECK(told(verdict) == "CE patient_admitted e5 step 1: publish other minimise-payload");
  CHECK(verdict.violations[0].check == "messages-conform");
  CHECK(verdict.violations[0].found.find("typo") == std::string::npos);
}

TEST_CASE("messages conform: an unknown type, another type inside and another organisation inside are found", "[check]") {
  CHECK(told(Trial({sent_by("CE", wire("e6", Text("never_heard"), "north", {}))}).by(messages_conform)) ==
        "CE never_heard e6 step 1: publish other minimise-payload");
  Entry other = sent_by("CE", admitted("e7"));
  other.subject = noted_type;
  CHECK(told(Trial({other}).by(messages_conform)) == "CE note_written e7 step 1: publish other minimise-payload");
  Wire two_tenants = admitted("e8");
  two_tenants.tenant = Text("south");
  CHECK(told(Trial({sent_by("CE", two_tenants)}).by(messages_conform)) == "CE patient_admitted e8 step 1: publish other minimise-payload");
}

TEST_CASE("messages conform: an alias is a name of the event", "[check]") {
  Wire arrived = admitted("e1");
  arrived.type = Text("patient_arrived");
  CHECK(told(Trial({sent_by("CE", arrived)}).by(messages_conform)) == "pass");
}

TEST_CASE("messages conform: acting on what does not conform is the subscriber's", "[check]") {
  CHECK(told(Trial(then({outside(bad)}, effect_of(bad, "p1"))).by(messages_conform)) ==
        "PM patient_admitted e5 step 2: receive other create-record");
  CHECK(told(Trial(then({outside(bad)}, refusal("PM", bad, "invalid"))).by(messages_conform)) == "pass");
}

TEST_CASE("messages conform: a conflict that is taken for a copy is found", "[check]") {
  const Wire first = admitted("e1");
  const Wire second = wire("e2", admitted_type, "north", {{"admission", "a1"}, {"reason", "fall"}});
  const Entries beginning = then(then({outside(first)}, effect_of(first, "p1")), {outside(second)});
  const Verdict verdict = Trial(then(beginning, copy_left_alone("PM", second))).by(messages_conform);
  CHECK(told(verdict) == "PM patient_admitted e2 step 0: deduplicate");
  CHECK(verdict.violations[0].found == "both acknowledged");
  CHECK(told(Trial(then(beginning, refusal("PM", second, "conflict"))).by(messages_conform)) == "pass");
}

TEST_CASE("messages conform: who took only one of two conflicting messages is not blamed", "[check]") {
  const Wire first = admitted("e1");
  const Wire second = wire("e2", admitted_type, "north", {{"admission", "a1"}, {"reason", "fall"}});
  CHECK(told(Trial(then(then({outside(first)}, effect_of(first, "p1")), {outside(second)})).by(messages_conform)) == "pass");
}

TEST_CASE("messages conform: the same content, another key or another organisation is no conflict", "[check]") {
  for (const Wire& second : {admitted("e2"), admitted("e2", "a2"), admitted("e2", "a1", "south")}) {
    CHECK(told(Trial(then(then({outside(admitted("e1"))}, effect_of(admitted("e1"), "p1")), then({outside(second)}, copy_left_alone("PM", second))))
                   .by(messages_conform)) == "pass");
  }
}

}  // namespace assay::check::test
