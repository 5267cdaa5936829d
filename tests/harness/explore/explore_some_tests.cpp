#include "tests/harness/explore/lab.hpp"

namespace assay::explore::test {
namespace {

world::Setup world_of(std::shared_ptr<MadeParty> party) {
  return in_any_order({std::move(party), careful("C")}, {publish("e1"), publish("e2")}, {.duplicates = 1, .crashes = 1, .lost_acks = 1, .overlaps = 1});
}

std::string run(std::uint64_t seed) {
  Lab lab(world_of(careless("B")));
  lab.own_reference();
  const Explored explored = explore_some(lab.simulation, lab.judge, {}, seed, 60);
  std::string text = std::to_string(explored.schedules) + " " + std::to_string(explored.deliveries) + " " + std::to_string(explored.judged);
  for (const Found& found : explored.failures) {
    text += "\n" + signature_of(found.violation);
    for (const std::string& label : labels_of(found.schedule)) text += "\n  " + label;
  }
  return text;
}

}  // namespace

TEST_CASE("explore some: the same seed makes the same runs", "[explore]") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) CHECK(run(seed) == run(seed));
}

TEST_CASE("explore some: other seeds make other runs", "[explore]") { CHECK(run(1) != run(2)); }

TEST_CASE("explore some: it says that it did not try everything", "[explore]") {
  Lab lab(world_of(careful("B")));
  lab.own_reference();
  const Explored explored = explore_some(lab.simulation, lab.judge, {}, 1, 40);
  CHECK_FALSE(explored.complete);
  CHECK(explored.schedules == 40);
  CHECK(explored.failures.empty());
  CHECK(explored.deliveries >= 4 * 40);
}

TEST_CASE("explore some: it finds what is easily found, and its schedules show it again", "[explore]") {
  Lab lab(world_of(careless("B")));
  lab.own_reference();
  const Explored explored = explore_some(lab.simulation, lab.judge, {}, 1, 200);
  CHECK(signatures_of(explored).contains("effect-exactly-once/B/note_written"));
  for (const Found& found : explored.failures) {
    const Ran ran = follow(lab.simulation, found.schedule);
    CHECK(ran.not_possible.empty());
    bool again = false;
    for (const check::Violation& violation : lab.judge.judge(ran.end, ran.at_rest).violations) {
      again = again || signature_of(violation) == signature_of(found.violation);
    }
    CHECK(again);
  }
}

TEST_CASE("explore some: no end is one that exploring all does not know", "[explore]") {
  Lab whole(world_of(careless("B")));
  CHECK(whole.all().complete);
  Lab lab(world_of(careless("B")));
  (void)explore_some(lab.simulation, lab.judge, {}, 3, 500);
  CHECK(lab.results.size() > 1);
  for (const std::string& result : lab.results) CHECK(whole.results.contains(result));
}

TEST_CASE("explore some: a world that never rests ends and is reported", "[explore]") {
  auto restless = std::make_shared<MadeParty>("A");
  restless->when_work = [](party::Reader&) { return true; };
  restless->on_work = [](Context&) {};
  Lab lab(in_any_order({restless}, {}));
  const Explored explored = explore_some(lab.simulation, lab.judge, {}, 1, 2);
  REQUIRE(explored.failures.size() == 1);
  CHECK(explored.failures[0].violation.check == "comes-to-rest");
}

}  // namespace assay::explore::test
