#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {
namespace {

std::string told_after(std::initializer_list<Entry> doing) {
  Entries story{outside(admitted("e1")), By("PM", admitted("e1")).delivered()};
  story.insert(story.end(), doing.begin(), doing.end());
  return told(Trial(story).by(no_phi_leaves));
}

const By pm("PM", admitted("e1"));
constexpr std::string_view by_logs = "PM patient_admitted e1 step 2: protect-logs";

}  // namespace

TEST_CASE("no phi leaves: an honest history passes, names in columns for them too", "[check]") {
  CHECK(told(Trial(honest()).by(no_phi_leaves)) == "pass");
  CHECK(told_after({pm.inserted(patients, row_of({"p1", "north", "Quillfeather", "active", "", ""})), pm.committed(),
                    pm.logged("patient_created id=p1"), pm.measured("patients_created{core=pm}"), pm.answered("done")}) == "pass");
}

TEST_CASE("no phi leaves: a canary in a log, a metric, an answer or a reason is found", "[check]") {
  CHECK(told_after({pm.logged("saw Quillfeather")}) == by_logs);
  CHECK(told_after({pm.measured("seen{name=quillfeather}")}) == by_logs);
  CHECK(told_after({pm.refused("no bed for Quillfeather")}) == by_logs);
  CHECK(told_after({pm.retry_asked("Quillfeather is locked")}) == by_logs);
  CHECK(told_after({pm.answered("done", "Quillfeather")}) == std::string(by_logs) + " minimise-payload");
}

TEST_CASE("no phi leaves: a canary in a published message is its publisher's, at the step of sending", "[check]") {
  const Wire leak = wire("e7", noted_type, "north", {{"note", "about Quillfeather"}});
  const Verdict verdict = Trial({sent_by("FW", leak)}).by(no_phi_leaves);
  CHECK(told(verdict) == "FW note_written e7 step 1: minimise-payload");
  CHECK(verdict.violations[0].check == "no-phi-leaves");
  CHECK(told(Trial({outside(leak)}).by(no_phi_leaves)) == "pass");
}

TEST_CASE("no phi leaves: a canary in a column that is not for it is found", "[check]") {
  CHECK(told_after({pm.inserted(patients, row_of({"p1", "north", "", "Quillfeather", "", ""})), pm.committed()}) ==
        std::string(by_logs) + " minimise-payload");
  CHECK(told_after({pm.inserted(inbox, row_of({"i1", "north", "quillfeather-1"})), pm.committed()}) ==
        "PM patient_admitted e1 step 2: minimise-payload protect-logs");
  CHECK(told_after({pm.inserted(patients, row_of({"p1", "north", "", "Quillfeather", "", ""})), pm.rolled_back()}) == "pass");
}

TEST_CASE("no phi leaves: no message tells the value", "[check]") {
  const Trial trial({outside(admitted("e1")), pm.delivered(), pm.logged("saw Quillfeather")});
  const Verdict verdict = trial.by(no_phi_leaves);
  REQUIRE(verdict.violations.size() == 1);
  const Violation& violation = verdict.violations[0];
  CHECK(violation.what.find("north/ana/last_name") != std::string::npos);
  CHECK((violation.what + violation.expected + violation.found).find("uillfeather") == std::string::npos);
}

TEST_CASE("no phi leaves: two people in one line are two findings", "[check]") {
  CHECK(told_after({pm.logged("Quillfeather and Brambleworth")}) == std::string(by_logs) + "\n" + std::string(by_logs));
}

}  // namespace assay::check::test
