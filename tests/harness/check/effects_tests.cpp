#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {

TEST_CASE("effect exactly once: an honest history passes", "[check]") {
  const Trial reference(honest());
  const Verdict verdict = Trial(honest("other-")).by(effect_exactly_once, &reference);
  CHECK(told(verdict) == "pass");
  CHECK(verdict.judged == 3);  // the command, PM's and RH's effects
}

TEST_CASE("effect exactly once: without a reference it is inconclusive", "[check]") {
  CHECK(told(Trial(honest()).by(effect_exactly_once)) == "inconclusive");
}

TEST_CASE("effect exactly once: a repeated effect is its party's, at the step of the repetition", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  const Trial trial(then(honest(), registration(e1, "y")));
  CHECK(told(trial.by(effect_exactly_once, &reference)) == "PM patient_admitted xe1 step 5: deduplicate receive");
  const Verdict verdict = trial.by(effect_exactly_once, &reference);
  CHECK(verdict.violations[0].check == "effect-exactly-once");
  CHECK(verdict.violations[0].what == "PM applied one patient_admitted twice");
  CHECK(verdict.violations[0].expected == "1 transaction(s) that change its rows");
  CHECK(verdict.violations[0].found == "2");
}

TEST_CASE("effect exactly once: the same event under another id is still one event", "[check]") {
  const Trial reference(honest());
  const Wire again = admitted("e9");
  CHECK(told(Trial(then(honest(), then({sent_by("FW", again)}, registration(again, "y")))).by(effect_exactly_once, &reference)) ==
        "PM patient_admitted e9 step 6: deduplicate receive");
  CHECK(told(Trial(then(honest(), then({sent_by("FW", again)}, copy_left_alone("PM", again)))).by(effect_exactly_once, &reference)) == "pass");
}

TEST_CASE("effect exactly once: a lost effect is its party's", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  const Trial trial(then(then(admission(e1), copy_left_alone("PM", e1)), bed_given(e1)));
  CHECK(told(trial.by(effect_exactly_once, &reference)) == "PM patient_admitted xe1 step 0: receive create-record trigger aggregate deduplicate");
}

TEST_CASE("effect exactly once: an effect that was rolled back or died is none", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  const By pm("PM", e1);
  const Entries tried{pm.delivered(), pm.inserted(patients, row_of({"q", "north", "Ana", "active", "lead-1", ""})), pm.rolled_back(), pm.retry_asked("store")};
  const Entries died{pm.delivered(), pm.inserted(patients, row_of({"q", "north", "Ana", "active", "lead-1", ""})), pm.crashed("insert patients")};
  for (const Entries& attempt : {tried, died}) {
    CHECK(told(Trial(then(then(then(admission(e1), attempt), registration(e1)), bed_given(e1))).by(effect_exactly_once, &reference)) == "pass");
    CHECK(told(Trial(then(then(admission(e1), attempt), bed_given(e1))).by(effect_exactly_once, &reference)) ==
          "PM patient_admitted xe1 step 0: receive create-record trigger aggregate deduplicate");
  }
}

TEST_CASE("effect exactly once: an effect of a command that nobody asked for twice is the command's", "[check]") {
  const Trial reference(honest());
  const By ce("CE", "c1", "north");
  const Trial trial(then(honest(), {ce.commanded("admit"), ce.inserted(admissions, row_of({"m9", "north", "lead-1"})), ce.committed()}));
  CHECK(told(trial.by(effect_exactly_once, &reference)) == "CE - c1 step 5: deduplicate receive");
}

TEST_CASE("effect exactly once: an effect that the reference does not have is one too many", "[check]") {
  const Trial reference(honest());
  const By an("AN", admitted("xe1"));
  const Trial trial(then(honest(), {an.delivered(), an.inserted(counts, row_of({"north", "admissions", "1"})), an.committed(), an.acknowledged()}));
  CHECK(told(trial.by(effect_exactly_once, &reference)) == "AN patient_admitted xe1 step 5: deduplicate receive");
}

}  // namespace assay::check::test
