#include "tests/support/tiny_world.hpp"

#include <catch2/catch.hpp>

namespace assay::world {
namespace {

using kernel::Fault;
using party::Answer;
using party::Context;
using party::Delivery;
using party::Written;
using namespace support;

/// Nine calls: log, begin, insert, update, commit, insert, begin, insert, commit.
Answer nine_calls(const Delivery&, Context& c) {
  c.log(Text("info"), Text("started"), north);
  c.begin();
  write_note(c, Text("x"));
  c.update(Notes::layout, {{Notes::label, Text("x")}}, {{Notes::page, Text("1")}});
  if (c.commit() != Written::done) return Answer::retry(Text("store"));
  write_note(c, Text("y"));
  c.begin();
  write_note(c, Text("z"));
  return c.commit() == Written::done ? Answer::done() : Answer::retry(Text("store"));
}

Setup one_event(MadeParty::Handler handler) {
  Setup setup = tiny_setup({subscriber("B", std::move(handler))}, {publish("e1")});
  setup.budget.crashes = 1;
  setup.budget.unavailable = 1;
  setup.budget.lost_acks = 1;
  return setup;
}

/// Where fault `k` strikes, by the calls of an undisturbed step.
Text boundary(Walk& walk, const kernel::Choice& choice, int k) {
  return name_of(walk.simulation.step(walk.state, choice).calls.at(static_cast<std::size_t>(k - 1)));
}

}  // namespace

TEST_CASE("crash: after each call exactly what was durable by then is left", "[world]") {
  const std::vector<std::string> durable{"", "", "", "", "x", "x y", "x y", "x y", "x y z"};
  for (int k = 1; k <= 9; ++k) {
    Walk walk(one_event(nine_calls));
    walk.publish_all();
    const std::vector<Call> calls = walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::crash, k));
    CHECK(walk.labels() == durable[static_cast<std::size_t>(k - 1)]);
    CHECK(calls.size() == static_cast<std::size_t>(k));  // later ones reach nothing
    CHECK(walk.state.left.crashes == 0);
    CHECK(walk.happened("B").ends_with("crashed"));
    REQUIRE(walk.state.pending.size() == 1);  // nobody acknowledged: it comes again
    CHECK(walk.state.pending[0].attempt == 2);
  }
}

TEST_CASE("crash: a commit without a transaction is a call after which one can die", "[world]") {
  Walk walk(one_event([](const Delivery&, Context& c) { return c.commit() == Written::done ? Answer::done() : Answer::retry({}); }));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::crash, 1));
  CHECK(walk.happened("B") == "delivered, crashed");
}

TEST_CASE("crash: beyond the last call nothing strikes", "[world]") {
  Walk walk(one_event(nine_calls));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::crash, 10));
  CHECK(walk.happened("B").ends_with("acknowledged"));
}

TEST_CASE("crash: the ghost reads nothing, sends nothing, commits nothing and is told so", "[world]") {
  std::vector<bool> ghost;
  Setup setup = one_event([&](const Delivery&, Context& c) {
    c.begin();
    ghost = {c.lost(), static_cast<bool>(c.find(Notes::layout, {})), !c.select(Notes::layout, {}).empty(), c.send(event_of("e2"), Text("B")),
             write_note(c, Text("x")) == Written::done, c.commit() == Written::done};
    c.acknowledge();
    c.log(Text("info"), Text("ghost"), north);
    c.metric(Text("ghost"));
    return Answer::done();
  });
  setup.given.emplace_back(&Notes::layout, make_row({Value("1"), north, Value("w"), Value()}));
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::crash, 1));
  CHECK(ghost == std::vector<bool>{true, false, false, false, false, false});
  CHECK(walk.labels() == "w");
  CHECK(walk.happened("B") == "delivered, crashed");
}

TEST_CASE("crash: memory is forgotten, that of other parties is not", "[world]") {
  const auto remember = [](std::string_view name) {
    return subscriber(name, [me = Text(name)](const Delivery& delivery, Context& c) {
      c.insert(Remembered::layout, {{Remembered::party, me}, {Remembered::slot, delivery.message->id}}, party::OnConflict::ignore);
      c.log(Text("info"), Text("noted"), north);
      return Answer::done();
    });
  };
  Setup setup = tiny_setup({remember("A"), remember("B")}, {publish("e1"), publish("e2")});
  setup.budget.crashes = 1;
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::deliver("e1", "A"));
  walk.step(Walk::deliver("e1", "B"));
  CHECK(walk.count(Remembered::layout) == 2);
  walk.step(Walk::with(Walk::deliver("e2", "B"), Fault::crash, 2));
  REQUIRE(walk.count(Remembered::layout) == 1);
  CHECK(walk.state.store.rows(Remembered::layout)[0]->values[0].text().view() == "A");
  CHECK(walk.happened("A") == "delivered, logged, acknowledged");  // memory is not told
}

TEST_CASE("crash: after an early acknowledgement the message does not come again", "[world]") {
  Setup setup = one_event([](const Delivery&, Context& c) {
    c.acknowledge();
    write_note(c, Text("x"));
    return Answer::done();
  });
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::crash, 1));
  CHECK(walk.state.pending.empty());
  CHECK(walk.labels().empty());
  CHECK(walk.happened("B") == "delivered, acknowledged, crashed");
}

TEST_CASE("crash: a command is asked again by its caller until it answers", "[world]") {
  auto ce = std::make_shared<MadeParty>("CE");
  ce->on_command = [](const party::Command& asked, Context& c) {
    write_note(c, asked.id, party::OnConflict::ignore);
    return Answer::done();
  };
  Setup setup = tiny_setup({ce}, {command("CE", "c1")});
  setup.budget.crashes = 1;
  Walk walk(std::move(setup));
  const kernel::Choice first = walk.enabled().front();
  walk.step(Walk::with(first, Fault::crash, 1));
  CHECK(walk.labels() == "c1");
  CHECK(walk.offers() == std::vector<std::string>{to_string(first)});
  walk.drain();
  CHECK(walk.happened() == "commanded, wrote, committed, crashed, commanded, answered");
}

TEST_CASE("unavailable: a refused call leaves nothing of its transaction, and the commit says so", "[world]") {
  for (int k = 2; k <= 5; ++k) {  // begin, insert, update, commit
    Walk walk(one_event(nine_calls));
    walk.publish_all();
    const kernel::Choice choice = Walk::deliver("e1", "B");
    const Text name = boundary(walk, choice, k);
    walk.step(Walk::with(choice, Fault::unavailable, k));
    CHECK(walk.labels().empty());
    CHECK(walk.happened("B").ends_with("rolled back, retry asked"));
    CHECK(walk.happened("B").find("store unavailable") != std::string::npos);
    const kernel::Journal journal(walk.state.journal);
    for (const kernel::Entry* const entry : journal.entries()) {
      if (entry->kind == kernel::Happened::unavailable) CHECK(entry->detail == name);
    }
    walk.drain();
    CHECK(walk.labels() == "x y z");
  }
}

TEST_CASE("unavailable: a refused read finds nothing and loses the transaction", "[world]") {
  bool found = true;
  bool lost = false;
  Written said = Written::done;
  Setup setup = one_event([&](const Delivery& delivery, Context& c) {
    if (delivery.attempt > 1) return Answer::done();
    c.begin();
    found = static_cast<bool>(c.find(Notes::layout, {}));
    lost = c.lost();
    write_note(c, Text("x"));
    said = c.commit();
    return Answer::retry(Text("store"));
  });
  setup.given.emplace_back(&Notes::layout, make_row({Value("1"), north, Value("w"), Value()}));
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::unavailable, 2));
  CHECK_FALSE(found);
  CHECK(lost);
  CHECK(said == Written::unavailable);
  CHECK(walk.labels() == "w");
}

TEST_CASE("unavailable: a refused write outside of a transaction is not done", "[world]") {
  Written said = Written::done;
  Setup setup = one_event([&](const Delivery&, Context& c) {
    said = write_note(c, Text("x"));
    return Answer::done();
  });
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::unavailable, 1));
  CHECK(said == Written::unavailable);
  CHECK(walk.labels().empty());
}

TEST_CASE("faults: a crash is offered once for calls that nothing can tell apart", "[world]") {
  Walk walk(one_event(nine_calls));
  walk.publish_all();
  const kernel::Choice choice = Walk::deliver("e1", "B");
  const Stepped stepped = walk.simulation.step(walk.state, choice);
  REQUIRE(stepped.calls.size() == 9);
  std::vector<kernel::Choice> faults;
  walk.simulation.faults(walk.state, choice, stepped.calls, faults);
  std::vector<int> crashes;
  std::vector<int> refusals;
  for (const kernel::Choice& fault : faults) {
    if (fault.fault == Fault::crash) crashes.push_back(fault.boundary);
    if (fault.fault == Fault::unavailable) refusals.push_back(fault.boundary);
  }
  CHECK(crashes == std::vector<int>{1, 5, 6, 9});           // log, commit, insert of its own, commit
  CHECK(refusals == std::vector<int>{2, 3, 4, 5, 6, 7, 8, 9});  // all but the log
  walk.state.left = {};
  walk.simulation.faults(walk.state, choice, stepped.calls, faults);
  CHECK(faults.empty());
}

}  // namespace assay::world
