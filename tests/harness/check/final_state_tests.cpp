#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {
namespace {

constexpr std::string_view state_kinds = ": create-record set-status preserve-reference trigger aggregate audit";

/// honest(), but PM writes this patient.
Entries with_patient(const Row& patient) {
  const Wire e1 = admitted("xe1");
  const By pm("PM", e1);
  return then(then(admission(e1), {pm.delivered(), pm.inserted(patients, patient), pm.committed(), pm.acknowledged()}), bed_given(e1));
}

}  // namespace

TEST_CASE("final state: other generated ids and other times are the same state", "[check]") {
  const Trial reference(honest());
  CHECK(told(Trial(honest("other-")).by(final_state_agrees, &reference)) == "pass");
  CHECK(told(Trial(with_patient(row_of({"xp1", "north", "Ana", "active", "lead-1", "23:59"}))).by(final_state_agrees, &reference)) == "pass");
}

TEST_CASE("final state: without a reference it is inconclusive", "[check]") {
  CHECK(told(Trial(honest()).by(final_state_agrees)) == "inconclusive");
  CHECK(told(Trial(honest()).by(schedule_independent)) == "inconclusive");
}

TEST_CASE("final state: another value is the owner's, at the step of the last write", "[check]") {
  const Trial reference(honest());
  const Trial trial(with_patient(row_of({"xp1", "north", "Ana", "waiting", "lead-1", "10:00"})));
  const Verdict verdict = trial.by(final_state_agrees, &reference);
  REQUIRE(verdict.outcome == Outcome::fail);
  CHECK(verdict.violations[0].check == "final-state-agrees");
  // The bed points at a patient of other content, so it differs as well.
  CHECK(told(verdict) == "RH patient_admitted xe1 step 4" + std::string(state_kinds) + "\nPM patient_admitted xe1 step 3" + std::string(state_kinds));
}

TEST_CASE("final state: a second row of equal content is one too many", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  const Trial trial(then(honest(), registration(e1, "y")));
  CHECK(told(trial.by(final_state_agrees, &reference)) == "PM patient_admitted xe1 step 5" + std::string(state_kinds));
}

TEST_CASE("final state: a reference to the wrong row is found although all ids are generated", "[check]") {
  const Wire e1 = admitted("e1");
  const Wire e2 = admitted("e2", "a2");
  const By pm("PM", e1);
  const By rh("RH", e2);
  const auto story = [&](std::string_view bed_of) {
    return Entries{outside(e1),
                   pm.delivered(),
                   pm.inserted(patients, row_of({"p1", "north", "Ana", "active", "lead-1", ""})),
                   pm.inserted(patients, row_of({"p2", "north", "Bo", "active", "lead-2", ""})),
                   pm.committed(),
                   outside(e2),
                   rh.delivered(),
                   rh.inserted(beds, row_of({"b1", "north", bed_of})),
                   rh.committed()};
  };
  const Trial reference(story("p1"));
  CHECK(told(Trial(story("p1")).by(final_state_agrees, &reference)) == "pass");
  CHECK(told(Trial(story("p2")).by(final_state_agrees, &reference)) == "RH patient_admitted e2 step 4" + std::string(state_kinds));
}

TEST_CASE("final state: rows that nobody wrote are missed at the party that lacks its effect", "[check]") {
  const By pm("PM", admitted("xe1"));
  const Trial reference(then({outside(admitted("xe1"))}, registration(admitted("xe1"))));
  const Trial trial({outside(admitted("xe1")), pm.delivered(), pm.acknowledged()});
  CHECK(told(trial.by(final_state_agrees, &reference)) == "PM - - step 0" + std::string(state_kinds));
}

TEST_CASE("final state: a row that came and went is no difference", "[check]") {
  const Trial reference(honest());
  const By pm("PM", admitted("xe1"));
  const Row passing = row_of({"z", "north", "Zoe", "active", "lead-9", ""});
  const Row changed = row_of({"z", "north", "Zoe", "gone", "lead-9", ""});
  const Entries visit{pm.delivered(), pm.inserted(patients, passing), pm.updated(patients, passing, changed), pm.erased(patients, changed), pm.committed()};
  CHECK(told(Trial(then(honest(), visit)).by(final_state_agrees, &reference)) == "pass");
  CHECK(told(Trial(then(honest(), {visit.begin(), visit.end() - 2})).by(final_state_agrees, &reference)) == "pass");  // never committed
}

TEST_CASE("final state: inboxes and audit entries are not compared here, dead letters are", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  const By pm("PM", e1);
  const Entries more{pm.delivered(), pm.inserted(inbox, row_of({"i9", "north", "a9"})),
                     pm.inserted(audit, row_of({"u9", "north", "PM", "skip", "event", "xe1"})), pm.committed(), pm.acknowledged()};
  CHECK(told(Trial(then(honest(), more)).by(final_state_agrees, &reference)) == "pass");
  CHECK(told(Trial(then(honest(), refusal("PM", e1, "unknown"))).by(final_state_agrees, &reference)) ==
        "FW patient_admitted xe1 step 5" + std::string(state_kinds));
}

TEST_CASE("schedule independent: the same parties' own result counts, not the reference", "[check]") {
  const Trial own(with_patient(row_of({"xp1", "north", "Ana", "waiting", "lead-1", ""})));
  const Trial reference(honest());
  const Trial trial(with_patient(row_of({"zp1", "north", "Ana", "waiting", "lead-1", ""})));
  const Trial other(with_patient(row_of({"xp1", "north", "Ana", "gone", "lead-1", ""})));
  CHECK(told(other.by(schedule_independent, &reference, &other)) == "pass");
  CHECK(told(trial.by(final_state_agrees, &reference)) != "pass");
  const Verdict verdict = other.by(schedule_independent, &reference, &own);
  REQUIRE(verdict.outcome == Outcome::fail);
  CHECK(verdict.violations[0].check == "schedule-independent");
  CHECK(told(Trial(then(honest(), registration(admitted("xe1"), "y"))).by(schedule_independent, nullptr, &reference)) ==
        "PM patient_admitted xe1 step 5" + std::string(state_kinds));
}

}  // namespace assay::check::test
