#include "tests/support/tiny_world.hpp"

#include <catch2/catch.hpp>

namespace assay::world {
namespace {

using kernel::Fault;
using party::Answer;
using party::Context;
using party::Delivery;
using namespace support;

std::shared_ptr<MadeParty> says(std::string_view name, const Answer& answer) {
  return subscriber(name, [answer](const Delivery&, Context&) { return answer; });
}

std::shared_ptr<MadeParty> keeper() {
  auto party = std::make_shared<MadeParty>("K");
  party->on_dead_letter = [](const party::Message& message, Text subscriber_name, Text reason, Context& c) {
    c.insert(Letters::layout,
             {{Letters::id, c.new_id()}, {Letters::event, message.id}, {Letters::subscriber, subscriber_name}, {Letters::reason, reason}});
  };
  return party;
}

std::string letters(const Walk& walk) {
  std::string all;
  for (const Row& row : walk.state.store.rows(Letters::layout)) {
    all += std::string(row->values[Letters::event].text().view()) + " for " + std::string(row->values[Letters::subscriber].text().view()) + ": " +
           std::string(row->values[Letters::reason].text().view()) + "; ";
  }
  return all;
}

}  // namespace

TEST_CASE("broker: a done delivery is acknowledged and gone", "[world]") {
  Walk walk(tiny_setup({says("B", Answer::done())}, {publish("e1")}));
  walk.publish_all().step(Walk::deliver("e1", "B"));
  CHECK(walk.state.pending.empty());
  CHECK(walk.happened() == "sent, delivered, acknowledged");
  CHECK(walk.enabled().empty());
}

TEST_CASE("broker: each subscriber of the type gets its own delivery, others none", "[world]") {
  auto other = says("D", Answer::done());
  other->type = Text("other");
  Walk walk(tiny_setup({says("B", Answer::done()), says("C", Answer::done()), other}, {publish("e1")}));
  walk.state.left = {};
  walk.publish_all();
  CHECK(walk.state.pending.size() == 2);
  walk.drain();
  CHECK(walk.happened("B") == "delivered, acknowledged");
  CHECK(walk.happened("C") == "delivered, acknowledged");
  CHECK(walk.happened("D").empty());
}

TEST_CASE("broker: a lost acknowledgement delivers again, later and with the next attempt", "[world]") {
  std::vector<int> attempts;
  Setup setup = tiny_setup({subscriber("B",
                                       [&](const Delivery& delivery, Context&) {
                                         attempts.push_back(delivery.attempt);
                                         return Answer::done();
                                       })},
                           {publish("e1")});
  setup.budget.lost_acks = 3;
  Walk walk(std::move(setup));
  walk.publish_all();
  std::vector<std::int64_t> times{walk.state.now.since_epoch_ms};
  for (int attempt = 1; attempt <= 3; ++attempt) {
    walk.step(Walk::with(Walk::deliver("e1", "B", attempt), Fault::lost_ack));
    times.push_back(walk.state.pending.at(0).due.since_epoch_ms);
  }
  walk.drain();
  CHECK(attempts == std::vector<int>{1, 2, 3, 4});
  CHECK(times == std::vector<std::int64_t>{0, 1000, 3000, 7000});  // after 1 s, 2 s and 4 s
  CHECK(walk.state.now.since_epoch_ms == 7000);
  CHECK(walk.state.left.lost_acks == 0);
  CHECK(walk.happened("B") == "delivered, acknowledgement lost, delivered, acknowledgement lost, delivered, acknowledgement lost, delivered, acknowledged");
}

TEST_CASE("broker: a party that always asks to retry is given up after the attempts of the contract", "[world]") {
  Setup setup = tiny_setup({says("B", Answer::retry(Text("busy"))), keeper()}, {publish("e1")});
  setup.rules.attempts_max = 3;
  Walk walk(std::move(setup));
  walk.drain();
  CHECK(walk.happened("B") == "delivered, retry asked, delivered, retry asked, delivered, retry asked, dead-lettered");
  CHECK(letters(walk) == "e1 for B: attempts-exhausted; ");
  CHECK(walk.state.now.since_epoch_ms == 3000);
}

TEST_CASE("broker: a refused event is dead-lettered once and at once", "[world]") {
  Walk walk(tiny_setup({says("B", Answer::refuse(Text("unknown"))), keeper()}, {publish("e1")}));
  walk.drain();
  CHECK(walk.happened("B") == "delivered, refused, dead-lettered");
  CHECK(letters(walk) == "e1 for B: unknown; ");
}

TEST_CASE("broker: a refusal that the broker does not hear comes again and is dead-lettered then", "[world]") {
  Setup setup = tiny_setup({says("B", Answer::refuse(Text("unknown"))), keeper()}, {publish("e1")});
  setup.budget.lost_acks = 1;
  Walk walk(std::move(setup));
  walk.publish_all().step(Walk::with(Walk::deliver("e1", "B"), Fault::lost_ack));
  CHECK(letters(walk).empty());
  walk.drain();
  CHECK(letters(walk) == "e1 for B: unknown; ");
}

TEST_CASE("broker: a duplicate is delivered again although the first was acknowledged", "[world]") {
  std::vector<Text> delivery_ids;
  Setup setup = tiny_setup({subscriber("B",
                                       [&](const Delivery& delivery, Context&) {
                                         delivery_ids.push_back(delivery.id());
                                         return Answer::done();
                                       })},
                           {publish("e1")});
  setup.budget.duplicates = 1;
  Walk walk(std::move(setup));
  walk.publish_all().step(Walk::with(Walk::deliver("e1", "B"), Fault::duplicate));
  CHECK(walk.offers() == std::vector<std::string>{"deliver e1 #2 to B"});
  CHECK(walk.state.left.duplicates == 0);
  walk.drain();
  CHECK(walk.happened("B") == "delivered, acknowledged, delivered, acknowledged");
  CHECK(walk.state.now.since_epoch_ms == 0);  // a copy does not wait
  REQUIRE(delivery_ids.size() == 2);
  CHECK(delivery_ids[0] != delivery_ids[1]);
}

TEST_CASE("broker: a fault without budget is not possible", "[world]") {
  Walk walk(tiny_setup({says("B", Answer::done())}, {publish("e1")}));
  walk.publish_all();
  for (const Fault fault : {Fault::duplicate, Fault::crash, Fault::lost_ack, Fault::unavailable, Fault::overlap, Fault::delay}) {
    CHECK_FALSE(walk.simulation.step(walk.state, Walk::with(Walk::deliver("e1", "B"), fault, 1)).possible);
  }
}

TEST_CASE("broker: what is not pending cannot be delivered", "[world]") {
  Walk walk(tiny_setup({says("B", Answer::done())}, {publish("e1")}));
  CHECK_FALSE(walk.simulation.step(walk.state, Walk::deliver("e1", "B")).possible);
  walk.publish_all();
  CHECK_FALSE(walk.simulation.step(walk.state, Walk::deliver("e1", "B", 2)).possible);
  CHECK_FALSE(walk.simulation.step(walk.state, Walk::deliver("e2", "B")).possible);
  CHECK_FALSE(walk.simulation.step(walk.state, Walk::deliver("e1", "C")).possible);
  CHECK(walk.simulation.step(walk.state, Walk::deliver("e1", "B")).possible);
}

TEST_CASE("broker: without reordering a subscriber takes messages in the order of sending", "[world]") {
  std::string order;
  const auto note_order = [&](const Delivery& delivery, Context&) {
    order += delivery.message->id.view();
    return Answer::done();
  };
  Walk walk(tiny_setup({subscriber("B", note_order)}, {publish("e1"), publish("e3"), publish("e2")}));
  CHECK(walk.offers().size() == 1);
  walk.publish_all();
  CHECK(walk.offers() == std::vector<std::string>{"deliver e1 #1 to B"});
  walk.drain();
  CHECK(order == "e1e3e2");
}

TEST_CASE("broker: with reordering any message may come next", "[world]") {
  Setup setup = tiny_setup({says("B", Answer::done()), says("C", Answer::done())}, {publish("e1"), publish("e2")});
  setup.rules.reorder = true;
  Walk walk(std::move(setup));
  walk.publish_all();
  CHECK(walk.offers() ==
        std::vector<std::string>{"deliver e1 #1 to B", "deliver e1 #1 to C", "deliver e2 #1 to B", "deliver e2 #1 to C"});
}

TEST_CASE("broker: an ordering key keeps the order of its messages and of no others", "[world]") {
  Setup setup = tiny_setup({says("B", Answer::done())}, {publish("e1", "ana"), publish("e2", "bo"), publish("e3", "ana")});
  setup.rules.reorder = true;
  setup.rules.ordering_key = Text("subject");
  Walk walk(std::move(setup));
  walk.publish_all();
  CHECK(walk.offers() == std::vector<std::string>{"deliver e1 #1 to B", "deliver e2 #1 to B"});
  walk.step(Walk::deliver("e1", "B"));
  CHECK(walk.offers() == std::vector<std::string>{"deliver e2 #1 to B", "deliver e3 #1 to B"});
}

TEST_CASE("broker: an ordering key holds back later messages while an earlier one is retried", "[world]") {
  Setup setup = tiny_setup({subscriber("B", [](const Delivery& d, Context&) { return d.attempt == 1 ? Answer::retry({}) : Answer::done(); })},
                           {publish("e1", "ana"), publish("e2", "bo"), publish("e3", "ana")});
  setup.rules.reorder = true;
  setup.rules.ordering_key = Text("subject");
  Walk walk(std::move(setup));
  walk.publish_all().step(Walk::deliver("e1", "B"));
  CHECK(walk.offers() == std::vector<std::string>{"deliver e2 #1 to B", "deliver e1 #2 to B"});
}

TEST_CASE("broker: a delay moves the clock before the delivery", "[world]") {
  Text told;
  Setup setup = tiny_setup({subscriber("B",
                                       [&](const Delivery&, Context& c) {
                                         told = c.now();
                                         return Answer::done();
                                       })},
                           {publish("e1")});
  setup.delays = {Duration(5000), Duration(60'000)};
  setup.budget.delays = 3;
  Walk walk(std::move(setup));
  walk.publish_all();
  kernel::Choice late = Walk::with(Walk::deliver("e1", "B"), Fault::delay);
  late.delay = Duration(60'000);
  walk.step(late);
  CHECK(told.view() == "1970-01-01T00:01:00.000Z");
  CHECK(walk.state.left.delays == 1);  // the other one is left
  CHECK(walk.happened() == "sent, clock advanced, delivered, acknowledged");
  late.delay = Duration(1);
  CHECK_FALSE(walk.simulation.step(walk.state, late).possible);
}

TEST_CASE("broker: a message to an unknown subscriber is told and dropped", "[world]") {
  Walk walk(tiny_setup({subscriber("B",
                                   [](const Delivery&, Context& c) { return c.send(event_of("e2"), Text("nobody")) ? Answer::done() : Answer::retry({}); })},
                       {publish("e1")}));
  walk.drain();
  CHECK(walk.happened() == "sent, delivered, sent, acknowledged");
  CHECK(walk.state.pending.empty());
}

}  // namespace assay::world
