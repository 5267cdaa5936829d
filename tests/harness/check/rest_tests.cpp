#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {

TEST_CASE("comes to rest: an honest history passes", "[check]") {
  const Trial reference(honest());
  CHECK(told(Trial(honest()).by(comes_to_rest, &reference)) == "pass");
  CHECK(told(Trial({}).by(comes_to_rest)) == "pass");
}

TEST_CASE("comes to rest: a world that never rests is the last actor's fault", "[check]") {
  const Wire e1 = admitted("e1");
  const By pm("PM", e1);
  Trial trial({outside(e1), pm.delivered(), pm.retry_asked("busy")});
  trial.at_rest = false;
  const Verdict verdict = trial.by(comes_to_rest);
  CHECK(told(verdict) == "PM patient_admitted e1 step 2: receive deliver publish");
  CHECK(verdict.violations[0].check == "comes-to-rest");
}

TEST_CASE("comes to rest: a good event in the dead letters is found", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  const By pm("PM", e1);
  const Trial trial(then(admission(e1), {pm.delivered(), pm.retry_asked("busy"), pm.dead_lettered("attempts-exhausted")}));
  const Verdict verdict = trial.by(comes_to_rest, &reference);
  CHECK(told(verdict) == "PM patient_admitted xe1 step 3: receive deduplicate other");
  CHECK(verdict.violations[0].found == "dead-lettered (attempts-exhausted)");
}

TEST_CASE("comes to rest: what the reference refuses too may be refused", "[check]") {
  const Wire bad = wire("e5", admitted_type, "north", {{"admissio", "typo"}});
  const Trial reference(then({outside(bad)}, refusal("PM", bad, "invalid")));
  CHECK(told(Trial(then({outside(bad)}, refusal("PM", bad, "bad-payload"))).by(comes_to_rest, &reference)) == "pass");
  CHECK(told(Trial(then({outside(bad)}, refusal("RH", bad, "invalid"))).by(comes_to_rest, &reference)) ==
        "RH patient_admitted e5 step 2: receive deduplicate other");
}

TEST_CASE("comes to rest: one of two messages that claim one key with other content is not the other", "[check]") {
  const Wire first = admitted("e1");
  const Wire second = wire("e2", admitted_type, "north", {{"admission", "a1"}, {"reason", "fall"}});
  const Trial reference(then(then({outside(first)}, registration(first)), then({outside(second)}, refusal("PM", second, "conflict"))));
  CHECK(told(Trial(then(then({outside(first)}, refusal("PM", first, "conflict")), {outside(second)})).by(comes_to_rest, &reference)) ==
        "PM patient_admitted e1 step 2: receive deduplicate other");
}

TEST_CASE("comes to rest: a message that may stay may end in the dead letters", "[check]") {
  const Trial reference(honest());
  const Wire e1 = admitted("xe1");
  Trial trial(then(admission(e1), refusal("PM", e1, "unknown")));
  CHECK(told(trial.by(comes_to_rest, &reference)) != "pass");
  trial.may_stay = {Text("xe1")};
  CHECK(told(trial.by(comes_to_rest, &reference)) == "pass");
}

TEST_CASE("comes to rest: without a reference dead letters are not judged", "[check]") {
  const Wire e1 = admitted("e1");
  CHECK(told(Trial(then({outside(e1)}, refusal("PM", e1, "unknown"))).by(comes_to_rest)) == "pass");
}

}  // namespace assay::check::test
