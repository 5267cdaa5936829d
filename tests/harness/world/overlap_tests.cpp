#include "tests/support/tiny_world.hpp"

#include <catch2/catch.hpp>

namespace assay::world {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Written;
using namespace support;

Setup two_workers(MadeParty::Handler handler, std::vector<ScriptAction> script = {publish("e1")}) {
  Setup setup = tiny_setup({subscriber("B", std::move(handler))}, std::move(script));
  setup.budget.overlaps = 1;
  return setup;
}

/// Looks for the note, writes it in a transaction: begin, find, insert, commit.
Answer check_then_write(const Delivery& delivery, Context& c) {
  c.begin();
  if (c.find(Notes::layout, {{Notes::label, delivery.message->id}})) {
    c.rollback();
    return Answer::done();
  }
  write_note(c, delivery.message->id);
  return c.commit() == Written::done ? Answer::done() : Answer::retry(Text("conflict"));
}

}  // namespace

TEST_CASE("overlap: before it has looked, the first worker finds what the second has committed", "[world]") {
  Walk walk(two_workers(check_then_write));
  walk.publish_all();
  walk.step(Walk::overlapped(Walk::deliver("e1", "B"), 1, "e1", 2));
  CHECK(walk.labels() == "e1");
  CHECK(walk.happened("B").ends_with("second worker acknowledged, rolled back, acknowledged"));
}

TEST_CASE("overlap: once it has looked, the first worker sees the commit of the second as a conflict", "[world]") {
  for (const int boundary : {2, 3}) {
    Walk walk(two_workers(check_then_write));
    walk.publish_all();
    walk.step(Walk::overlapped(Walk::deliver("e1", "B"), boundary, "e1", 2));
    CHECK(walk.labels() == "e1");
    CHECK(walk.happened("B").ends_with("second worker acknowledged, rolled back, retry asked"));
    CHECK(walk.state.left.overlaps == 0);
    walk.drain();
    CHECK(walk.labels() == "e1");
    CHECK(walk.happened("B").ends_with("retry asked, delivered, rolled back, acknowledged"));
  }
}

TEST_CASE("overlap: after the commit the second worker sees it", "[world]") {
  Walk walk(two_workers(check_then_write));
  walk.publish_all();
  walk.step(Walk::overlapped(Walk::deliver("e1", "B"), 4, "e1", 2));
  CHECK(walk.happened("B") == "delivered, wrote, committed, second worker delivered, second worker rolled back, second worker acknowledged, acknowledged");
}

TEST_CASE("overlap: two workers on unrelated messages both get through", "[world]") {
  for (const int boundary : {1, 2, 3, 4}) {
    Walk walk(two_workers(check_then_write, {publish("e1"), publish("e2")}));
    walk.publish_all();
    walk.step(Walk::overlapped(Walk::deliver("e1", "B"), boundary, "e2", 1));
    CHECK(walk.labels() == "e1 e2");
    CHECK(walk.state.pending.empty());
  }
}

TEST_CASE("overlap: two workers who write without a unique key both write, under different ids", "[world]") {
  Walk walk(two_workers([](const Delivery&, Context& c) {
    c.begin();
    c.insert(Notes::layout, {{Notes::id, c.new_id()}, {Notes::organization_id, north}});
    return c.commit() == Written::done ? Answer::done() : Answer::retry({});
  }));
  walk.publish_all();
  walk.step(Walk::overlapped(Walk::deliver("e1", "B"), 1, "e1", 2));
  CHECK(walk.count(Notes::layout) == 2);
}

TEST_CASE("overlap: a row that both change is changed by both when the condition still holds", "[world]") {
  const auto set_page = [](const Delivery& delivery, Context& c) {
    c.begin();
    c.update(Notes::layout, {{Notes::id, Text("1")}}, {{Notes::page, delivery.message->id}});
    return c.commit() == Written::done ? Answer::done() : Answer::retry({});
  };
  Setup setup = two_workers(set_page, {publish("e1"), publish("e2")});
  setup.given.emplace_back(&Notes::layout, make_row({Value("1"), north, Value("x"), Value()}));
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::overlapped(Walk::deliver("e1", "B"), 2, "e2", 1));
  CHECK(walk.state.store.rows(Notes::layout)[0]->values[Notes::page].text().view() == "e1");  // the later commit stays
}

TEST_CASE("overlap: a row that changed since is a conflict where the condition no longer holds", "[world]") {
  const auto compare_and_set = [](const Delivery& delivery, Context& c) {
    c.begin();
    c.update(Notes::layout, {{Notes::page, Text("free")}}, {{Notes::page, delivery.message->id}});
    return c.commit() == Written::done ? Answer::done() : Answer::retry({});
  };
  Setup setup = two_workers(compare_and_set, {publish("e1"), publish("e2")});
  setup.given.emplace_back(&Notes::layout, make_row({Value("1"), north, Value("x"), Value("free")}));
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::overlapped(Walk::deliver("e1", "B"), 2, "e2", 1));
  CHECK(walk.state.store.rows(Notes::layout)[0]->values[Notes::page].text().view() == "e2");
  CHECK(walk.happened("B").ends_with("rolled back, retry asked"));
}

TEST_CASE("overlap: a unique key that the second worker took by an update is a conflict", "[world]") {
  const auto handler = [](const Delivery& delivery, Context& c) {
    c.begin();
    const Text id = delivery.message->id;
    c.update(Notes::layout, {{Notes::id, id}}, {{Notes::label, Text("same")}});
    return c.commit() == Written::done ? Answer::done() : Answer::retry({});
  };
  Setup setup = two_workers(handler, {publish("e1"), publish("e2")});
  for (const std::string_view id : {"e1", "e2"}) setup.given.emplace_back(&Notes::layout, make_row({Value(id), north, Value(id), Value()}));
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::overlapped(Walk::deliver("e1", "B"), 2, "e2", 1));
  CHECK(walk.labels() == "e1 same");
}

TEST_CASE("overlap: faults offers every other message of the party and a copy of its own, at every call", "[world]") {
  Setup setup = two_workers(check_then_write, {publish("e1"), publish("e2")});
  Walk walk(std::move(setup));
  walk.publish_all();
  const kernel::Choice choice = Walk::deliver("e1", "B");
  const Stepped stepped = walk.simulation.step(walk.state, choice);
  std::vector<kernel::Choice> faults;
  walk.simulation.faults(walk.state, choice, stepped.calls, faults);
  REQUIRE(faults.size() == 8);
  CHECK(to_string(faults[0]) == "deliver e1 #1 to B, meanwhile (after begin) a second worker handles e1 #2");
  CHECK(to_string(faults[3]) == "deliver e1 #1 to B, meanwhile (after commit) a second worker handles e1 #2");
  CHECK(to_string(faults[6]) == "deliver e1 #1 to B, meanwhile (after insert notes) a second worker handles e2 #1");
  for (const kernel::Choice& fault : faults) CHECK(walk.simulation.step(walk.state, fault).possible);
}

}  // namespace assay::world
