#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {

TEST_CASE("emitted events: the same events under other ids pass", "[check]") {
  const Trial reference(honest());
  const Verdict verdict = Trial(honest("other-")).by(emitted_events_agree, &reference);
  CHECK(told(verdict) == "pass");
  CHECK(verdict.judged == 2);
}

TEST_CASE("emitted events: without a reference it is inconclusive", "[check]") {
  CHECK(told(Trial(honest()).by(emitted_events_agree)) == "inconclusive");
}

TEST_CASE("emitted events: one that was never published is the contract's publisher's", "[check]") {
  const Trial reference(honest());
  const Entries all = honest();
  const Trial trial(Entries(all.begin(), all.begin() + 5));  // all but the sending
  const Verdict verdict = trial.by(emitted_events_agree, &reference);
  CHECK(told(verdict) == "CE patient_admitted - step 0: publish deliver");
  CHECK(verdict.violations[0].check == "emitted-events-agree");
  CHECK(verdict.violations[0].what == "one patient_admitted was never published");
}

TEST_CASE("emitted events: one that stands for nothing is found where it was sent", "[check]") {
  const Trial reference(honest());
  const Trial trial(then(honest(), {sent_by("FW", admitted("e9", "a9"))}));
  CHECK(told(trial.by(emitted_events_agree, &reference)) == "CE patient_admitted e9 step 5: publish deliver");
  // No contract names a publisher of this one: the sender stands in.
  const Trial note(then(honest(), {sent_by("AN", wire("n1", noted_type, "north", {{"note", "x"}}))}));
  CHECK(told(note.by(emitted_events_agree, &reference)) == "AN note_written n1 step 5: publish deliver");
}

TEST_CASE("emitted events: one event under two ids is found", "[check]") {
  const Trial reference(honest());
  const Trial trial(then(honest(), {sent_by("FW", admitted("e9"))}));
  CHECK(told(trial.by(emitted_events_agree, &reference)) == "CE patient_admitted e9 step 5: publish deliver");
  CHECK(trial.by(emitted_events_agree, &reference).violations[0].found == "2 event ids");
}

TEST_CASE("emitted events: a relay may send the same id twice", "[check]") {
  const Trial reference(honest());
  CHECK(told(Trial(then(honest(), {sent_by("FW", admitted("xe1"))})).by(emitted_events_agree, &reference)) == "pass");
}

TEST_CASE("emitted events: what the scenario publishes itself is nobody's", "[check]") {
  const Trial reference(honest());
  CHECK(told(Trial(then(honest(), {outside(admitted("e9", "a9"))})).by(emitted_events_agree, &reference)) == "pass");
}

TEST_CASE("emitted events: another organisation's event is another event", "[check]") {
  const Trial reference(honest());
  const Entries all = honest();
  const Trial trial(then(Entries(all.begin(), all.begin() + 5), {sent_by("FW", admitted("e1", "a1", "south"))}));
  CHECK(told(trial.by(emitted_events_agree, &reference)) ==
        "CE patient_admitted - step 0: publish deliver\nCE patient_admitted e1 step 2: publish deliver");
}

}  // namespace assay::check::test
