#include "tests/harness/explore/lab.hpp"

namespace assay::explore::test {
namespace {

/// A party that always has work, and does this.
std::shared_ptr<MadeParty> restless(std::function<void(Context&)> work) {
  auto party = std::make_shared<MadeParty>("A");
  party->when_work = [](party::Reader&) { return true; };
  party->on_work = std::move(work);
  return party;
}

}  // namespace

TEST_CASE("explore all: two events in any order have the states that one counts by hand", "[explore]") {
  Lab lab(in_any_order({careful("B")}, {publish("e1"), publish("e2")}));
  const Explored explored = lab.all();
  // Nothing published; e1 pending, done; with e2: both pending, e1 done, e2 done, both done.
  CHECK(explored.states == 7);
  CHECK(explored.schedules == 1);
  CHECK(explored.deliveries == 5);  // five edges of the graph are deliveries
  CHECK(explored.complete);
  CHECK(explored.failures.empty());
}

TEST_CASE("explore all: one fault adds the states that one counts by hand", "[explore]") {
  Lab copies(in_any_order({careful("B")}, {publish("e1")}, {.duplicates = 1}));
  const Explored with_copies = copies.all();
  CHECK(with_copies.states == 5);  // nothing, pending, done; copied, copy done
  CHECK(with_copies.schedules == 2);
  Lab crashes(in_any_order({careful("B")}, {publish("e1")}, {.crashes = 1}));
  const Explored with_crashes = crashes.all();
  CHECK(with_crashes.states == 5);  // nothing, pending, done; crashed after its only call, mended
  CHECK(with_crashes.schedules == 2);
  Lab refusals(in_any_order({subscriber("B",
                                        [](const Delivery& d, Context& c) {
                                          return write_note(c, d.message->id) == Written::unavailable ? Answer::retry({}) : Answer::done();
                                        })},
                            {publish("e1")}, {.unavailable = 1}));
  CHECK(refusals.all().states == 5);  // nothing, pending, done; refused, mended
}

TEST_CASE("explore all: nothing to do is one state at rest", "[explore]") {
  Lab lab(in_any_order({careful("B")}, {}));
  const Explored explored = lab.all();
  CHECK(explored.states == 1);
  CHECK(explored.schedules == 1);
  CHECK(explored.complete);
}

TEST_CASE("explore all: the schedule of a failure holds only the fault that it needs", "[explore]") {
  Lab lab(in_any_order({careless("B"), careful("C")}, {publish("e1"), publish("e2")}, {.duplicates = 2, .crashes = 1, .lost_acks = 1}));
  lab.wrong = [](const world::State& end) { return end.store.rows(Notes::layout).size() > 4; };
  const Explored explored = lab.all();
  REQUIRE(signatures_of(explored).contains("then//"));
  for (const Found& found : explored.failures) {
    CHECK(found.schedule.size() == 1);  // one repetition is enough
    CHECK(found.steps.size() == 1);
    CHECK(found.schedule[0].fault != Fault::none);
    const Ran ran = follow(lab.simulation, found.schedule);
    CHECK(ran.not_possible.empty());
    CHECK(ran.drained == found.drained);
    CHECK(kernel::to_string(kernel::Journal(ran.end.journal)) == kernel::to_string(kernel::Journal(found.journal)));
  }
}

TEST_CASE("explore all: what fails without a fault has an empty schedule", "[explore]") {
  Lab lab(in_any_order({careful("B")}, {publish("e1")}, {.duplicates = 1}));
  lab.wrong = [](const world::State&) { return true; };
  const Explored explored = lab.all();
  REQUIRE(explored.failures.size() == 1);
  CHECK(explored.failures[0].schedule.empty());
  CHECK(explored.failures[0].drained == 2);
  CHECK(explored.failures[0].journal);
}

TEST_CASE("explore all: work that never ends and changes nothing is a livelock", "[explore]") {
  Lab lab(in_any_order({restless([](Context&) {}), careful("B")}, {publish("e1")}));
  const Explored explored = lab.all();
  CHECK(explored.complete);
  REQUIRE(signatures_of(explored).size() == 1);
  CHECK(explored.failures[0].violation.check == "comes-to-rest");
  CHECK(explored.failures[0].journal);
}

TEST_CASE("explore all: work that never ends and always leaves a trace is a livelock too", "[explore]") {
  Lab lab(in_any_order({restless([](Context& c) { c.log(Text("info"), Text("still here"), {}); }), careful("B")}, {publish("e1")}));
  const Explored explored = lab.all(Limits{.states_max = 50, .failures_max = 20, .stop_at_check = {}});
  CHECK_FALSE(explored.complete);
  REQUIRE_FALSE(explored.failures.empty());
  CHECK(explored.failures[0].violation.check == "comes-to-rest");
  CHECK(explored.failures[0].violation.party.view() == "A");
}

TEST_CASE("explore all: a party that always asks to retry comes to rest in the dead letters", "[explore]") {
  Lab lab(in_any_order({subscriber("B", [](const Delivery&, Context&) { return Answer::retry(Text("busy")); })}, {publish("e1")}));
  const Explored explored = lab.all();
  CHECK(explored.complete);
  CHECK(explored.schedules == 1);
  CHECK(explored.failures.empty());
  REQUIRE(lab.results.size() == 1);
  CHECK(lab.results.begin()->find("attempts-exhausted") != std::string::npos);
}

TEST_CASE("explore all: past the limit of states it is not complete, but what was entered is judged", "[explore]") {
  const auto world = [] { return in_any_order({careless("B")}, {publish("e1"), publish("e2"), publish("e3")}, {.duplicates = 2, .crashes = 2}); };
  Lab whole(world());
  const Explored all = whole.all();
  CHECK(all.complete);
  for (const std::uint64_t limit : {std::uint64_t{1}, std::uint64_t{5}, std::uint64_t{20}, all.states / 2}) {
    Lab lab(world());
    lab.wrong = [](const world::State&) { return true; };
    const Explored some = lab.all(Limits{.states_max = limit, .failures_max = 20, .stop_at_check = {}});
    CHECK_FALSE(some.complete);
    CHECK(some.schedules >= 1);
    CHECK(some.schedules < all.schedules);
    CHECK(signatures_of(some).contains("then//"));
  }
}

TEST_CASE("explore all: it stops at the check that was asked for and at enough failures", "[explore]") {
  const auto world = [] { return in_any_order({careless("B"), careless("C")}, {publish("e1"), publish("e2")}, {.duplicates = 1}); };
  Lab whole(world());
  const Explored all = whole.own_reference().all();
  REQUIRE(all.failures.size() > 2);
  Lab first(world());
  const Explored one = first.own_reference().all(Limits{.states_max = 1000, .failures_max = 1, .stop_at_check = {}});
  CHECK(one.schedules < all.schedules);
  CHECK_FALSE(one.failures.empty());
  Lab asked(world());
  const Explored stopped = asked.own_reference().all(Limits{.states_max = 1000, .failures_max = 20, .stop_at_check = "effect-exactly-once"});
  CHECK(stopped.schedules < all.schedules);
  CHECK(stopped.failures.front().violation.check == "effect-exactly-once");
}

TEST_CASE("explore all: twice the same is the same", "[explore]") {
  const auto run = [] {
    Lab lab(in_any_order({careless("B"), careful("C")}, {publish("e1"), publish("e2")}, {.duplicates = 1, .crashes = 1}));
    const Explored explored = lab.own_reference().all();
    std::string text = std::to_string(explored.states) + " " + std::to_string(explored.schedules) + " " + std::to_string(explored.judged);
    for (const Found& found : explored.failures) {
      text += "\n" + signature_of(found.violation);
      for (const std::string& label : labels_of(found.schedule)) text += "\n  " + label;
    }
    return text;
  };
  CHECK(run() == run());
}

}  // namespace assay::explore::test
