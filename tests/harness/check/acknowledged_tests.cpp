#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {

TEST_CASE("acknowledged after commit: an honest history passes", "[check]") {
  const Verdict verdict = Trial(honest()).by(acknowledged_after_commit);
  CHECK(told(verdict) == "pass");
  CHECK(verdict.judged == 2);
}

TEST_CASE("acknowledged after commit: an acknowledgement before the commit is found", "[check]") {
  const Wire e1 = admitted("e1");
  const By pm("PM", e1);
  const Trial trial({outside(e1), pm.delivered(), pm.acknowledged(), pm.inserted(patients, row_of({"p1", "north", "", "", "", ""})), pm.committed()});
  const Verdict verdict = trial.by(acknowledged_after_commit);
  CHECK(told(verdict) == "PM patient_admitted e1 step 2: receive create-record deliver");
  CHECK(verdict.violations[0].check == "acknowledged-after-commit");
  CHECK(verdict.violations[0].found == "acknowledge, then commit");
}

TEST_CASE("acknowledged after commit: an acknowledgement, a crash and nothing durable is found", "[check]") {
  const Wire e1 = admitted("e1");
  const By pm("PM", e1);
  const Trial trial({outside(e1), pm.delivered(), pm.acknowledged(), pm.inserted(patients, row_of({"p1", "north", "", "", "", ""})), pm.crashed("insert patients")});
  CHECK(told(trial.by(acknowledged_after_commit)) == "PM patient_admitted e1 step 2: receive create-record deliver");
}

TEST_CASE("acknowledged after commit: a crash before the acknowledgement is the broker's to mend", "[check]") {
  const Wire e1 = admitted("e1");
  const By pm("PM", e1);
  CHECK(told(Trial(then({outside(e1), pm.delivered(), pm.crashed("begin")}, registration(e1))).by(acknowledged_after_commit)) == "pass");
}

TEST_CASE("acknowledged after commit: a copy that dies after its original was rightly left alone is no fault", "[check]") {
  const Wire e1 = admitted("e1");
  const By an("AN", e1);  // a superseded event: nothing to do
  const Trial trial({outside(e1), an.delivered(), an.acknowledged(), an.delivered(), an.crashed("find counts"), an.delivered(), an.acknowledged()});
  CHECK(told(trial.by(acknowledged_after_commit)) == "pass");
}

TEST_CASE("acknowledged after commit: a copy under another id needs nothing durable", "[check]") {
  const Wire again = admitted("e9");
  CHECK(told(Trial(then(honest(), then({sent_by("FW", again)}, copy_left_alone("PM", again)))).by(acknowledged_after_commit)) == "pass");
}

TEST_CASE("acknowledged after commit: what the reference refuses must not vanish behind an acknowledgement", "[check]") {
  const Wire bad = wire("e5", admitted_type, "north", {{"admissio", "typo"}});
  const By pm("PM", bad);
  const Trial reference(then({outside(bad)}, refusal("PM", bad, "invalid")));
  const Trial swallowed({outside(bad), pm.delivered(), pm.acknowledged()});
  const Verdict verdict = swallowed.by(acknowledged_after_commit, &reference);
  CHECK(told(verdict) == "PM patient_admitted e5 step 2: receive other deduplicate");
  CHECK(verdict.violations[0].expected == "a dead letter (invalid)");
  CHECK(told(swallowed.by(acknowledged_after_commit)) == "pass");  // without a reference nobody knows
  const Trial late(then({outside(bad)}, then(refusal("PM", bad, "invalid"), {pm.delivered(), pm.acknowledged()})));
  CHECK(told(late.by(acknowledged_after_commit, &reference)) == "pass");
}

}  // namespace assay::check::test
