#include "tests/harness/check/clinic.hpp"

#include <algorithm>
#include <set>

namespace assay::check::test {
namespace {

/// What every check says of a story, against the honest one.
std::string all_told(const Entries& story) {
  const Trial reference(honest());
  const Trial trial(story);
  std::string lines;
  for (const CheckEntry& entry : all_checks) {
    const std::string line = told(trial.by(entry.judge, &reference, &reference));
    if (line != "pass") lines += std::string(entry.name) + ": " + line + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("checks: each stands once in the table, with a name and what it says", "[check]") {
  std::set<std::string_view> names;
  for (const CheckEntry& entry : all_checks) {
    CHECK(names.insert(entry.name).second);
    CHECK_FALSE(entry.what.empty());
    REQUIRE(entry.judge != nullptr);
  }
  CHECK(names.size() == 11);
}

TEST_CASE("checks: every violation bears the name of its check and kinds that obligations have", "[check]") {
  const Wire e1 = admitted("xe1");
  const Wire bad = wire("e5", noted_type, "north", {{"nothing", "Quillfeather"}});
  const By pm("PM", e1);
  Trial trial(then(then(honest(), registration(e1, "y")),
                   {sent_by("PM", bad), pm.delivered(), pm.acknowledged(), pm.inserted(patients, row_of({"z", "south", "", "", "", ""})), pm.committed(),
                    pm.erased(audit, row_of({"xu2", "north", "PM", "create", "patients", "xp1"})), pm.committed(), pm.refused("late")}));
  trial.at_rest = false;
  const Trial reference(honest());
  std::size_t failed = 0;
  for (const CheckEntry& entry : all_checks) {
    const Verdict verdict = trial.by(entry.judge, &reference, &reference);
    failed += verdict.outcome == Outcome::fail ? 1 : 0;
    CHECK((verdict.outcome == Outcome::fail) == !verdict.violations.empty());
    for (const Violation& violation : verdict.violations) {
      CHECK(violation.check == entry.name);
      CHECK_FALSE(violation.kinds.empty());
      for (const std::string_view kind : violation.kinds) {
        CHECK(std::find(contract::obligation_kinds.begin(), contract::obligation_kinds.end(), kind) != contract::obligation_kinds.end());
      }
    }
  }
  CHECK(failed == 9);  // all but the acknowledgement, which came after a commit
}

TEST_CASE("checks: they are silent on an honest history", "[check]") { CHECK(all_told(honest("other-")).empty()); }

TEST_CASE("checks: they are silent on copies acknowledged without effect", "[check]") {
  const Wire e1 = admitted("xe1");
  CHECK(all_told(then(honest(), then(copy_left_alone("PM", e1), copy_left_alone("RH", e1)))).empty());
}

TEST_CASE("checks: they are silent on a relay that sends the same id twice", "[check]") {
  const Wire e1 = admitted("xe1");
  CHECK(all_told(then(honest(), then({sent_by("FW", e1)}, copy_left_alone("PM", e1)))).empty());
}

TEST_CASE("checks: they are silent on extra audit entries about events", "[check]") {
  const By pm("PM", admitted("xe1"));
  CHECK(all_told(then(honest(), {pm.delivered(), pm.inserted(audit, row_of({"u9", "north", "PM", "skip", "event", "xe1"})), pm.committed(),
                                 pm.acknowledged()}))
            .empty());
}

TEST_CASE("checks: they are silent on a superseded event whose copy dies", "[check]") {
  const By an("AN", admitted("xe1"));
  CHECK(all_told(then(honest(), {an.delivered(), an.acknowledged(), an.delivered(), an.crashed("find counts"), an.delivered(), an.acknowledged()})).empty());
}

TEST_CASE("checks: they are silent on crashes, retries and lost acknowledgements that are mended", "[check]") {
  const Wire e1 = admitted("xe1");
  const By pm("PM", e1);
  Entries mended = registration(e1);
  mended.back() = pm.lost_ack();
  const Entries before{pm.delivered(), pm.crashed("begin"), pm.delivered(), pm.inserted(inbox, row_of({"i0", "north", "a1"})), pm.rolled_back(),
                       pm.retry_asked("conflict")};
  CHECK(all_told(then(then(admission(e1), before), then(then(mended, copy_left_alone("PM", e1)), bed_given(e1)))).empty());
}

TEST_CASE("checks: they are silent on a refusal that the reference makes too", "[check]") {
  const Wire bad = wire("e5", admitted_type, "north", {{"admissio", "typo"}});
  const Trial reference(then({outside(bad)}, refusal("PM", bad, "invalid")));
  for (const CheckEntry& entry : all_checks) CHECK(told(reference.by(entry.judge, &reference, &reference)) == "pass");
}

}  // namespace assay::check::test
