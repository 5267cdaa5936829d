#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {

TEST_CASE("result: two runs with other ids and times give equal results but for the events' ids", "[check]") {
  const Trial one(honest("one-"));
  const Trial two(honest("two-"));
  CHECK(one.result.effects == two.result.effects);
  CHECK(one.result.rows == two.result.rows);
  CHECK(one.result.audit == two.result.audit);
  CHECK(one.result.answers == two.result.answers);
  CHECK(one.result.dead_letters == two.result.dead_letters);
  REQUIRE(one.result.emitted.size() == 1);
  CHECK(one.result.emitted.begin()->first == two.result.emitted.begin()->first);
  CHECK_FALSE(one.result.rows.empty());
}

TEST_CASE("result: it does not depend on the order of unrelated events", "[check]") {
  const Wire e1 = admitted("e1");
  const Wire e2 = admitted("e2", "a2");
  const Entries first = then({outside(e1)}, registration(e1, "x"));
  const Entries second = then({outside(e2)}, registration(e2, "y"));
  CHECK(Trial(then(first, second)).result == Trial(then(second, first)).result);
}

TEST_CASE("result: copies, retries and crashes without effect leave no trace", "[check]") {
  const Wire e1 = admitted("xe1");
  const By pm("PM", e1);
  const Entries trouble{pm.delivered(), pm.inserted(patients, row_of({"t", "north", "Ana", "", "", ""})), pm.crashed("insert patients"),
                        pm.delivered(), pm.inserted(patients, row_of({"t", "north", "Ana", "", "", ""})), pm.rolled_back(), pm.retry_asked("store"),
                        pm.delivered(), pm.lost_ack()};
  const Entries all = honest();
  const Entries begun(all.begin(), all.begin() + 6);
  const Entries rest(all.begin() + 6, all.end());
  CHECK(Trial(then(then(begun, trouble), then(rest, copy_left_alone("PM", e1)))).result == Trial(honest()).result);
}

TEST_CASE("result: effects are counted by party and business key", "[check]") {
  const Wire e1 = admitted("e1");
  const Wire again = admitted("e2");
  const Trial trial(then(then({outside(e1)}, registration(e1, "x")), then({outside(again)}, registration(again, "y"))));
  REQUIRE(trial.result.effects.size() == 1);
  CHECK(trial.result.effects.begin()->first.party.view() == "PM");
  CHECK(trial.result.effects.begin()->second == 2);
}

TEST_CASE("result: rows that came and went leave nothing, those of each organisation stand apart", "[check]") {
  const By pm("PM", admitted("e1"));
  const Row north_row = row_of({"p1", "north", "Ana", "", "", ""});
  const Row south_row = row_of({"p2", "south", "Ana", "", "", ""});
  CHECK(Trial({pm.inserted(patients, north_row), pm.erased(patients, north_row), pm.committed()}).result.rows.empty());
  CHECK(Trial({pm.inserted(patients, north_row), pm.inserted(patients, south_row), pm.committed()}).result.rows.size() == 2);
}

TEST_CASE("result: only a change of a time is no change", "[check]") {
  const By pm("PM", admitted("e1"));
  const Row before = row_of({"p1", "north", "Ana", "", "", "10:00"});
  const Row after = row_of({"p1", "north", "Ana", "", "", "11:00"});
  CHECK(Trial({pm.updated(patients, before, after), pm.committed()}).result.rows.empty());
}

TEST_CASE("result: dead letters and the last answers are kept", "[check]") {
  const Wire e1 = admitted("e1");
  const By ce("CE", "c1", "north");
  const Trial trial(then(then({outside(e1)}, refusal("PM", e1, "unknown")),
                         {ce.commanded("admit"), ce.answered("failed"), ce.commanded("admit"), ce.answered("done")}));
  REQUIRE(trial.result.dead_letters.size() == 1);
  CHECK(trial.result.dead_letters.begin()->first.party.view() == "PM");
  CHECK(trial.result.dead_letters.begin()->second.view() == "unknown");
  CHECK(trial.result.answers.at(Text("c1")).view() == "done");
}

TEST_CASE("result: only parties' events are emitted, each id once", "[check]") {
  const Trial trial({outside(admitted("e1")), sent_by("FW", admitted("e2", "a2")), sent_by("FW", admitted("e2", "a2")), sent_by("FW", admitted("e3", "a2"))});
  REQUIRE(trial.result.emitted.size() == 1);
  CHECK(trial.result.emitted.begin()->second == std::vector<Text>{Text("e2"), Text("e3")});
}

}  // namespace assay::check::test
