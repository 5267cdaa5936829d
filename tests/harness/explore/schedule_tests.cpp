#include "tests/harness/explore/lab.hpp"

namespace assay::explore::test {
namespace {

Choice deliver(std::string_view message, int attempt = 1) { return Walk::deliver(message, "B", attempt); }

world::Setup world_of(std::shared_ptr<MadeParty> party) {
  return in_any_order({std::move(party)}, {publish("e1"), publish("e2")}, {.duplicates = 1, .crashes = 1});
}

std::string journal_of(const world::State& state) { return kernel::to_string(kernel::Journal(state.journal)); }

}  // namespace

TEST_CASE("follow: an empty schedule is the drain alone", "[explore]") {
  Lab lab(world_of(careful("B")));
  const Ran ran = follow(lab.simulation, {});
  CHECK(ran.at_rest);
  CHECK(ran.drained == 4);
  CHECK(ran.steps.empty());
  CHECK(ran.end.store.rows(Notes::layout).size() == 2);
}

TEST_CASE("follow: where a choice cannot be made yet the world goes on by itself", "[explore]") {
  Lab lab(world_of(careful("B")));
  const Ran ran = follow(lab.simulation, {Walk::with(deliver("e2"), Fault::duplicate)});
  CHECK(ran.not_possible.empty());
  CHECK(ran.steps == std::vector<std::uint16_t>{3});  // both are published first
  CHECK(ran.drained == 2);                            // e1 and the copy
  CHECK(ran.end.left.duplicates == 0);
}

TEST_CASE("follow: choices that never become possible are left out and named, the others are made", "[explore]") {
  Lab lab(world_of(careful("B")));
  const Choice unknown = deliver("e9");
  const Choice unbudgeted = Walk::with(deliver("e1"), Fault::lost_ack);
  const Ran ran = follow(lab.simulation, {unknown, Walk::with(deliver("e1"), Fault::duplicate), unbudgeted});
  CHECK(labels_of(ran.not_possible) == std::vector<std::string>{to_string(unknown), to_string(unbudgeted)});
  CHECK(ran.steps.size() == 1);
  const Ran without = follow(lab.simulation, {Walk::with(deliver("e1"), Fault::duplicate)});
  CHECK(journal_of(ran.end) == journal_of(without.end));  // what is left out leaves no trace
}

TEST_CASE("follow: the order of deliveries is the schedule's", "[explore]") {
  Lab lab(world_of(careful("B")));
  const Ran ran = follow(lab.simulation, {deliver("e2"), deliver("e1")});
  std::string order;
  const kernel::Journal journal(ran.end.journal);
  for (const kernel::Entry* const entry : journal.entries()) {
    if (entry->kind == kernel::Happened::delivered) order += entry->message.view();
  }
  CHECK(order == "e2e1");
}

TEST_CASE("follow: a drain that does not end is stopped and said", "[explore]") {
  auto restless = std::make_shared<MadeParty>("A");
  restless->when_work = [](party::Reader&) { return true; };
  restless->on_work = [](Context&) {};
  Lab lab(in_any_order({restless}, {}));
  const Ran ran = follow(lab.simulation, {});
  CHECK_FALSE(ran.at_rest);
  CHECK(ran.drained == drain_steps_max);
}

TEST_CASE("shrunk: choices that the failure does not need are left out, the end is as wrong as before", "[explore]") {
  Lab lab(world_of(careless("B")));
  lab.wrong = [](const world::State& end) { return end.store.rows(Notes::layout).size() == 3; };
  Choice publish_first;
  publish_first.party = Text("outside");
  publish_first.message = Text("e1");
  const Schedule schedule{publish_first, deliver("e1"), Walk::with(deliver("e2"), Fault::duplicate), deliver("e2", 2)};
  check::Violation violation;
  violation.check = "then";
  const Found found = shrunk(lab.simulation, lab.judge, schedule, violation);
  CHECK(labels_of(found.schedule) == std::vector<std::string>{"deliver e2 #1 to B, keep a copy"});
  const Ran ran = follow(lab.simulation, found.schedule);
  CHECK(ran.end.store.rows(Notes::layout).size() == 3);
  CHECK(ran.drained == found.drained);
  CHECK(journal_of(ran.end) == kernel::to_string(kernel::Journal(found.journal)));
}

TEST_CASE("shrunk: of two faults that are both needed none is left out", "[explore]") {
  Lab lab(world_of(careless("B")));
  lab.wrong = [](const world::State& end) { return end.store.rows(Notes::layout).size() == 4; };
  check::Violation violation;
  violation.check = "then";
  const Schedule schedule{Walk::with(deliver("e1"), Fault::crash, 1), Walk::with(deliver("e2"), Fault::duplicate)};
  CHECK(shrunk(lab.simulation, lab.judge, schedule, violation).schedule == schedule);
}

TEST_CASE("shrunk: a schedule that shows nothing is given back as it was", "[explore]") {
  Lab lab(world_of(careful("B")));
  check::Violation violation;
  violation.check = "then";
  const Schedule schedule{deliver("e1")};
  const Found found = shrunk(lab.simulation, lab.judge, schedule, violation);
  CHECK(found.schedule == schedule);
  CHECK_FALSE(found.journal);
}

TEST_CASE("shrunk: leaving choices out does not break the order that the broker keeps", "[explore]") {
  const auto note_event = [](const Delivery& delivery, Context& c) {
    c.insert(Notes::layout, {{Notes::id, c.new_id()}, {Notes::organization_id, north}, {Notes::page, delivery.message->id}});
    return Answer::done();
  };
  for (const bool by_key : {false, true}) {
    world::Setup setup = world_of(subscriber("B", note_event));
    setup.rules.reorder = by_key;
    setup.rules.ordering_key = by_key ? Text("subject") : Text();
    Lab lab(std::move(setup));
    lab.wrong = [](const world::State& end) {
      const std::vector<party::Match> about_e2{{Notes::page, Value("e2")}};
      return world::select_in(end.store, Notes::layout, about_e2).size() == 2;
    };
    const Explored explored = lab.all();
    REQUIRE(explored.failures.size() == 1);
    std::string order;
    const kernel::Journal journal(explored.failures[0].journal);
    for (const kernel::Entry* const entry : journal.entries()) {
      if (entry->kind == kernel::Happened::delivered) order += entry->message.view();
    }
    CHECK(order == "e1e2e2");
  }
}

TEST_CASE("signature: check, party and event type, nothing else", "[explore]") {
  check::Violation violation;
  violation.check = "effect-exactly-once";
  violation.party = Text("B");
  violation.event = Text("note_written");
  violation.step = 7;
  violation.message = Text("e1");
  CHECK(signature_of(violation) == "effect-exactly-once/B/note_written");
  CHECK(signature_of(check::Violation{}) == "//");
}

}  // namespace assay::explore::test
