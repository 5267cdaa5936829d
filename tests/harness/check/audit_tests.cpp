#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {
namespace {

const Wire e1 = admitted("xe1");
const By pm("PM", e1);
const Row patient = row_of({"xp1", "north", "Ana", "active", "lead-1", "10:00"});
const Row entry_of_pm = row_of({"xu2", "north", "PM", "create", "patients", "xp1"});

/// honest(), but PM does this.
std::string told_when(const Entries& doing) {
  const Trial reference(honest());
  return told(Trial(then(then(admission(e1), then({pm.delivered()}, doing)), bed_given(e1))).by(audit_complete, &reference));
}

}  // namespace

TEST_CASE("audit complete: an honest history passes, other generated ids too", "[check]") {
  const Trial reference(honest());
  CHECK(told(Trial(honest("other-")).by(audit_complete, &reference)) == "pass");
  CHECK(told(Trial(honest()).by(audit_complete)) == "pass");
}

TEST_CASE("audit complete: a missing entry is found at its effect", "[check]") {
  CHECK(told_when({pm.inserted(patients, patient), pm.committed(), pm.acknowledged()}) == "PM patient_admitted xe1 step 3: audit append-only");
}

TEST_CASE("audit complete: an entry of a transaction that was rolled back is missing", "[check]") {
  CHECK(told_when({pm.inserted(patients, patient), pm.committed(), pm.inserted(audit, entry_of_pm), pm.rolled_back(), pm.acknowledged()}) ==
        "PM patient_admitted xe1 step 3: audit append-only");
}

TEST_CASE("audit complete: an entry too many and one with other content are found", "[check]") {
  const Row again = row_of({"xu3", "north", "PM", "create", "patients", "xp1"});
  const Row other_actor = row_of({"xu2", "north", "somebody", "create", "patients", "xp1"});
  const Row other_row = row_of({"xu2", "north", "PM", "create", "patients", "lead-1"});
  CHECK(told_when({pm.inserted(patients, patient), pm.inserted(audit, entry_of_pm), pm.inserted(audit, again), pm.committed()}) ==
        "PM patient_admitted xe1 step 3: audit append-only");
  for (const Row& other : {other_actor, other_row}) {
    CHECK(told_when({pm.inserted(patients, patient), pm.inserted(audit, other), pm.committed()}) == "PM patient_admitted xe1 step 3: audit append-only");
  }
}

TEST_CASE("audit complete: entries about events and commands may be there or not", "[check]") {
  for (const std::string_view entity : {"event", "command"}) {
    const Row extra = row_of({"xu3", "north", "PM", "skip", entity, "xe1"});
    CHECK(told_when({pm.inserted(patients, patient), pm.inserted(audit, entry_of_pm), pm.inserted(audit, extra), pm.committed()}) == "pass");
  }
}

TEST_CASE("audit complete: a refusal without an entry is found, with or without a reference", "[check]") {
  CHECK(told(Trial(then({outside(e1)}, refusal("PM", e1, "unknown"))).by(audit_complete)) == "pass");
  const Verdict verdict = Trial(then({outside(e1)}, refusal("PM", e1, "unknown", false))).by(audit_complete);
  CHECK(told(verdict) == "PM patient_admitted xe1 step 2: audit append-only");
  CHECK(verdict.violations[0].check == "audit-complete");
}

TEST_CASE("audit complete: an audit table that shrinks or changes is found", "[check]") {
  const Row changed = row_of({"xu2", "north", "nobody", "create", "patients", "xp1"});
  const By fw("FW", e1);
  const Entries changes{fw.delivered(), fw.updated(audit, entry_of_pm, changed), fw.committed()};
  const Entries erases{fw.delivered(), fw.erased(audit, entry_of_pm), fw.committed()};
  CHECK(told(Trial(then(honest(), changes)).by(audit_complete)) == "FW patient_admitted xe1 step 5: append-only audit");
  const Verdict verdict = Trial(then(honest(), erases)).by(audit_complete);
  CHECK(told(verdict) == "FW patient_admitted xe1 step 5: append-only audit");
  CHECK(verdict.violations[0].found == "a delete");
  CHECK(told(Trial(then(honest(), {fw.delivered(), fw.erased(audit, entry_of_pm), fw.rolled_back()})).by(audit_complete)) == "pass");
}

}  // namespace assay::check::test
