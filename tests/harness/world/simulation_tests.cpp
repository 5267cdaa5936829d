#include "tests/support/tiny_world.hpp"

#include "harness/kernel/random.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace assay::world {
namespace {

using kernel::Fault;
using party::Answer;
using party::Context;
using party::Delivery;
using party::Written;
using namespace support;

/// CE writes an outbox row for a command; the relay A sends it to all subscribers, one for each piece of work.
party::Cast relay_cast() {
  auto ce = std::make_shared<MadeParty>("CE");
  ce->on_command = [](const party::Command& asked, Context& c) {
    c.insert(Outbox::layout, {{Outbox::id, asked.id}, {Outbox::sent, Value::of(false)}}, party::OnConflict::ignore);
    return Answer::done();
  };
  auto relay = std::make_shared<MadeParty>("A");
  relay->when_work = [](party::Reader& reader) { return static_cast<bool>(reader.find(Outbox::layout, {{Outbox::sent, Value::of(false)}})); };
  relay->on_work = [](Context& c) {
    const Row row = c.find(Outbox::layout, {{Outbox::sent, Value::of(false)}});
    if (!row) return;
    const Text id = row->values[Outbox::id].text();
    for (const Text to : c.subscribers_of(noted)) {
      if (!c.send(event_of(id.view()), to)) return;
    }
    c.update(Outbox::layout, {{Outbox::id, id}}, {{Outbox::sent, Value::of(true)}});
  };
  const auto writer = [](const Delivery& delivery, Context& c) {
    c.begin();
    write_note(c, Text("B " + std::string(delivery.message->id.view())), party::OnConflict::ignore);
    c.log(Text("info"), c.now(), north);
    return c.commit() == Written::done ? Answer::done() : Answer::retry({});
  };
  return {ce, relay, subscriber("B", writer)};
}

Setup busy() {
  Setup setup = tiny_setup(relay_cast(), {command("CE", "c1"), command("CE", "c2"), publish("e3")});
  setup.rules.reorder = true;
  setup.budget = {.duplicates = 1, .crashes = 1, .lost_acks = 1, .unavailable = 1, .overlaps = 1, .delays = 1};
  setup.delays = {Duration(1500)};
  return setup;
}

/// A random walk to the end, as choices.
std::vector<kernel::Choice> random_walk(Walk& walk, std::uint64_t seed) {
  kernel::Random random(kernel::Seed{seed});
  std::vector<kernel::Choice> taken;
  std::vector<kernel::Choice> faults;
  for (auto choices = walk.enabled(); !choices.empty(); choices = walk.enabled()) {
    kernel::Choice choice = choices[random.below(choices.size())];
    const Stepped stepped = walk.simulation.step(walk.state, choice);
    walk.simulation.faults(walk.state, choice, stepped.calls, faults);
    if (!faults.empty() && random.chance(1, 3)) choice = faults[random.below(faults.size())];
    walk.step(choice);
    taken.push_back(choice);
  }
  return taken;
}

}  // namespace

TEST_CASE("simulation: the same schedule gives a byte-identical journal", "[world]") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Walk first(busy());
    const std::vector<kernel::Choice> schedule = random_walk(first, seed);
    Walk again(busy());
    random_walk(again, seed + 1000);  // what the world did before leaves no trace
    again.state = again.simulation.initial();
    for (const kernel::Choice& choice : schedule) again.step(choice);
    CHECK(kernel::to_string(kernel::Journal(again.state.journal)) == kernel::to_string(kernel::Journal(first.state.journal)));
    CHECK(again.simulation.hash(again.state) == first.simulation.hash(first.state));
    CHECK(again.enabled().empty());
  }
}

TEST_CASE("simulation: a step leaves the state that it came from as it was", "[world]") {
  Walk walk(busy());
  walk.publish_all();
  const std::uint64_t hash = walk.simulation.hash(walk.state);
  const std::string before = walk.happened();
  for (const kernel::Choice& choice : walk.enabled()) {
    CHECK(walk.simulation.hash(walk.simulation.step(walk.state, choice).state) != hash);
  }
  CHECK(walk.simulation.hash(walk.state) == hash);
  CHECK(walk.happened() == before);
}

TEST_CASE("simulation: unrelated deliveries in any order come to the same hash", "[world]") {
  const auto writer = [](std::string_view name) {
    return subscriber(name, [me = std::string(name)](const Delivery& delivery, Context& c) {
      write_note(c, Text(me + " " + std::string(delivery.message->id.view())));
      return Answer::done();
    });
  };
  std::vector<kernel::Choice> order{Walk::deliver("e1", "B"), Walk::deliver("e2", "B"), Walk::deliver("e1", "C"), Walk::deliver("e2", "C")};
  const auto by_label = [](const kernel::Choice& a, const kernel::Choice& b) { return to_string(a) < to_string(b); };
  std::sort(order.begin(), order.end(), by_label);
  std::set<std::uint64_t> hashes;
  int orders = 0;
  do {
    Setup setup = tiny_setup({writer("B"), writer("C")}, {publish("e1"), publish("e2")});
    setup.rules.reorder = true;
    Walk walk(std::move(setup));
    walk.publish_all();
    for (const kernel::Choice& choice : order) walk.step(choice);
    hashes.insert(walk.simulation.hash(walk.state));
    ++orders;
  } while (std::next_permutation(order.begin(), order.end(), by_label));
  CHECK(orders == 24);
  CHECK(hashes.size() == 1);
}

TEST_CASE("simulation: what was seen outside tells two states apart", "[world]") {
  const auto hash_after = [](std::string_view line) {
    Walk walk(tiny_setup({subscriber("B",
                                     [&](const Delivery&, Context& c) {
                                       c.log(Text("info"), Text(line), north);
                                       return Answer::done();
                                     })},
                         {publish("e1")}));
    walk.drain();
    return walk.simulation.hash(walk.state);
  };
  CHECK(hash_after("one") == hash_after("one"));
  CHECK(hash_after("one") != hash_after("two"));
}

TEST_CASE("simulation: what is left of the budget and of the clock tells two states apart", "[world]") {
  Walk walk(busy());
  const std::uint64_t hash = walk.simulation.hash(walk.state);
  for (std::uint8_t Budget::* const part : {&Budget::duplicates, &Budget::crashes, &Budget::lost_acks, &Budget::unavailable, &Budget::overlaps, &Budget::delays}) {
    State other = walk.state;
    other.left.*part = 0;
    CHECK(walk.simulation.hash(other) != hash);
  }
  State later = walk.state;
  later.now = later.now + Duration(1);
  CHECK(walk.simulation.hash(later) != hash);
}

TEST_CASE("simulation: new ids are never the same twice in a run and the same again in a replay", "[world]") {
  std::vector<Text> made;
  const auto three_ids = [&](const Delivery&, Context& c) {
    for (int i = 0; i < 3; ++i) {
      made.push_back(c.new_id());
      c.insert(Notes::layout, {{Notes::id, made.back()}, {Notes::organization_id, north}});
    }
    return Answer::done();
  };
  Setup setup = tiny_setup({subscriber("B", three_ids), subscriber("C", three_ids)}, {publish("e1"), publish("e2")});
  setup.budget.duplicates = 1;
  Walk walk(std::move(setup));
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::duplicate));
  walk.drain();
  const std::vector<Text> first = made;
  CHECK(first.size() == 15);
  CHECK(std::set<Text>(first.begin(), first.end()).size() == 15);
  CHECK(walk.count(Notes::layout) == 15);
  made.clear();
  walk.state = walk.simulation.initial();
  walk.publish_all();
  walk.step(Walk::with(Walk::deliver("e1", "B"), Fault::duplicate));
  walk.drain();
  CHECK(made == first);
}

TEST_CASE("simulation: ids that did not become durable may come again", "[world]") {
  std::vector<Text> made;
  Walk walk(tiny_setup({subscriber("B",
                                   [&](const Delivery& delivery, Context& c) {
                                     c.begin();
                                     made.push_back(c.new_id());
                                     write_note(c, Text("x"));
                                     if (delivery.attempt > 1) return c.commit() == Written::done ? Answer::done() : Answer::retry({});
                                     c.rollback();
                                     return Answer::retry(Text("later"));
                                   })},
                       {publish("e1")}));
  walk.drain();
  REQUIRE(made.size() == 2);
  CHECK(made[0] == made[1]);
}

TEST_CASE("simulation: script, relay and deliveries come in this order without reordering", "[world]") {
  Setup setup = busy();
  setup.rules.reorder = false;
  Walk walk(std::move(setup));
  std::vector<std::string> labels;
  for (auto offers = walk.offers(); !offers.empty(); offers = walk.offers()) {
    REQUIRE(offers.size() == 1);
    labels.push_back(offers.front());
    walk.step(walk.enabled().front());
  }
  CHECK(labels == std::vector<std::string>{"CE: c1", "CE: c2", "outside: e3", "A sends from its outbox", "A sends from its outbox",
                                           "deliver e3 #1 to B", "deliver c1 #1 to B", "deliver c2 #1 to B"});
  CHECK(walk.labels() == "B c1 B c2 B e3");
}

TEST_CASE("simulation: a relay that dies between sending and noting it sends the same event id again", "[world]") {
  Walk walk(busy());
  walk.step(walk.enabled().front());
  kernel::Choice work;
  work.action = kernel::Action::work;
  work.party = Text("A");
  walk.step(Walk::with(work, Fault::crash, 2));  // find, send, update
  CHECK(walk.happened("A") == "sent, crashed");
  walk.step(work);
  CHECK(walk.happened("A") == "sent, crashed, sent, wrote, committed");
  CHECK(walk.state.pending.size() == 2);
  CHECK(walk.state.pending[0].message == walk.state.pending[1].message);
  walk.drain();
  CHECK(walk.labels() == "B c1 B c2 B e3");
}

TEST_CASE("simulation: the clock of the script moves by itself only", "[world]") {
  Setup setup = tiny_setup({subscriber("B", [](const Delivery&, Context&) { return Answer::done(); })},
                           {publish("e1"), ScriptAdvance{Duration(90'000)}});
  setup.start = Instant{1000};
  Walk walk(std::move(setup));
  walk.drain();
  CHECK(walk.state.now.since_epoch_ms == 91'000);
  CHECK(walk.happened() == "sent, clock advanced, delivered, acknowledged");
}

TEST_CASE("simulation: a command that is asked to wait for ever is given up and answered as failed", "[world]") {
  auto ce = std::make_shared<MadeParty>("CE");
  ce->on_command = [](const party::Command&, Context&) { return Answer::retry(Text("busy")); };
  Walk walk(tiny_setup({ce}, {command("CE", "c1"), command("nobody", "c2")}));
  walk.drain();
  const kernel::Journal journal(walk.state.journal);
  std::string answers;
  for (const kernel::Entry* const entry : journal.entries()) {
    if (entry->kind == kernel::Happened::answered) answers += std::string(entry->subject.view()) + " " + std::string(entry->detail.view()) + "; ";
  }
  CHECK(answers == "failed busy; refused no-such-party; ");
}

TEST_CASE("simulation: deliveries are counted by party and event", "[world]") {
  Walk walk(busy());
  walk.drain();
  CHECK(walk.simulation.deliveries() == 3);
  REQUIRE(walk.simulation.seen().size() == 1);
  CHECK(walk.simulation.seen()[0].party.view() == "B");
  CHECK(walk.simulation.seen()[0].deliveries == 3);
}

}  // namespace assay::world
