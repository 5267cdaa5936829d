#include "tests/support/tiny_world.hpp"

#include <catch2/catch.hpp>

namespace assay::world {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::OnConflict;
using party::Written;
using namespace support;

/// B handles e1 like this.
Setup when_b(MadeParty::Handler handler) { return tiny_setup({subscriber("B", std::move(handler))}, {publish("e1")}); }

/// There is a note with this label.
void given_note(Walk& walk, std::string_view id, std::string_view label) {
  walk.state.store.insert(Notes::layout, make_row({Value(id), north, Value(label), Value()}));
}

Answer in_transaction(Context& context, Text label) {
  context.begin();
  write_note(context, label);
  return context.commit() == Written::done ? Answer::done() : Answer::retry(Text("store"));
}

}  // namespace

TEST_CASE("transaction: what is committed is durable and told in order", "[world]") {
  Walk walk(when_b([](const Delivery&, Context& c) { return in_transaction(c, Text("x")); }));
  walk.drain();
  CHECK(walk.labels() == "x");
  CHECK(walk.happened("B") == "delivered, wrote, committed, acknowledged");
}

TEST_CASE("transaction: what is rolled back is gone", "[world]") {
  Walk walk(when_b([](const Delivery&, Context& c) {
    c.begin();
    write_note(c, Text("x"));
    c.rollback();
    return Answer::done();
  }));
  walk.drain();
  CHECK(walk.labels().empty());
  CHECK(walk.happened("B") == "delivered, wrote, rolled back, acknowledged");
}

TEST_CASE("transaction: its own writes are visible inside", "[world]") {
  std::vector<bool> seen;
  Walk walk(when_b([&](const Delivery&, Context& c) {
    c.begin();
    write_note(c, Text("x"));
    seen.push_back(static_cast<bool>(c.find(Notes::layout, {{Notes::label, Text("x")}})));
    c.update(Notes::layout, {{Notes::label, Text("x")}}, {{Notes::page, Text("2")}});
    seen.push_back(c.select(Notes::layout, {{Notes::page, Text("2")}}).size() == 1);
    c.erase(Notes::layout, {{Notes::label, Text("x")}});
    seen.push_back(!c.find(Notes::layout, {{Notes::label, Text("x")}}));
    c.rollback();
    seen.push_back(!c.find(Notes::layout, {{Notes::label, Text("x")}}));
    return Answer::done();
  }));
  walk.drain();
  CHECK(seen == std::vector<bool>(4, true));
}

TEST_CASE("transaction: a second worker does not see it before the commit", "[world]") {
  for (const int boundary : {1, 2, 3}) {  // begin, insert, commit
    bool seen = false;
    Walk walk(tiny_setup({subscriber("B", [&](const Delivery& delivery, Context& c) {
                           if (delivery.message->id.view() == "e1") return in_transaction(c, Text("x"));
                           seen = static_cast<bool>(c.find(Notes::layout, {{Notes::label, Text("x")}}));
                           return Answer::done();
                         })},
                         {publish("e1"), publish("e2")}));
    walk.state.left.overlaps = 1;
    walk.publish_all();
    walk.step(Walk::overlapped(Walk::deliver("e1", "B"), boundary, "e2", 1));
    CHECK(seen == (boundary == 3));
    CHECK(walk.labels() == "x");
  }
}

TEST_CASE("transaction: a taken unique key is a conflict and the transaction is lost", "[world]") {
  std::vector<Written> said;
  bool lost = false;
  Walk walk(when_b([&](const Delivery&, Context& c) {
    c.begin();
    said.push_back(write_note(c, Text("y")));
    said.push_back(write_note(c, Text("x")));
    lost = c.lost();
    said.push_back(write_note(c, Text("z")));
    said.push_back(c.commit());
    return Answer::done();
  }));
  given_note(walk, "1", "x");
  walk.drain();
  CHECK(said == std::vector<Written>{Written::done, Written::conflict, Written::unavailable, Written::conflict});
  CHECK(lost);
  CHECK(walk.labels() == "x");
}

TEST_CASE("transaction: a taken key can be left alone and the rest goes on", "[world]") {
  std::vector<Written> said;
  Walk walk(when_b([&](const Delivery&, Context& c) {
    c.begin();
    said.push_back(write_note(c, Text("x"), OnConflict::ignore));
    said.push_back(write_note(c, Text("z"), OnConflict::ignore));
    said.push_back(c.commit());
    return Answer::done();
  }));
  given_note(walk, "1", "x");
  walk.drain();
  CHECK(said == std::vector<Written>{Written::nothing, Written::done, Written::done});
  CHECK(walk.labels() == "x z");
}

TEST_CASE("transaction: an update to a taken unique key is a conflict", "[world]") {
  std::vector<Written> said;
  Walk walk(when_b([&](const Delivery&, Context& c) {
    c.begin();
    said.push_back(c.update(Notes::layout, {{Notes::label, Text("y")}}, {{Notes::label, Text("x")}}));
    said.push_back(c.commit());
    said.push_back(c.update(Notes::layout, {{Notes::label, Text("y")}}, {{Notes::label, Text("y")}, {Notes::page, Text("2")}}));
    return Answer::done();
  }));
  given_note(walk, "1", "x");
  given_note(walk, "2", "y");
  walk.drain();
  CHECK(said == std::vector<Written>{Written::conflict, Written::conflict, Written::done});
  CHECK(walk.labels() == "x y");
}

TEST_CASE("transaction: writes outside of one are each their own", "[world]") {
  Walk walk(when_b([](const Delivery&, Context& c) {
    write_note(c, Text("x"));
    write_note(c, Text("y"));
    return Answer::done();
  }));
  walk.drain();
  CHECK(walk.happened("B") == "delivered, wrote, committed, wrote, committed, acknowledged");
}

TEST_CASE("transaction: one statement that changes two rows outside of one is one commit", "[world]") {
  Walk walk(when_b([](const Delivery&, Context& c) {
    c.update(Notes::layout, {{Notes::organization_id, north}}, {{Notes::page, Text("2")}});
    return Answer::done();
  }));
  given_note(walk, "1", "x");
  given_note(walk, "2", "y");
  walk.drain();
  CHECK(walk.happened("B") == "delivered, wrote, wrote, committed, acknowledged");
}

TEST_CASE("transaction: one that the handler leaves open is rolled back", "[world]") {
  Walk walk(tiny_setup({subscriber("B", [](const Delivery& delivery, Context& c) {
                         c.begin();
                         write_note(c, delivery.message->id);
                         if (delivery.message->id.view() == "e1") return Answer::done();
                         return c.commit() == Written::done ? Answer::done() : Answer::retry({});
                       })},
                       {publish("e1"), publish("e2")}));
  walk.drain();
  CHECK(walk.labels() == "e2");
  CHECK(walk.happened("B") == "delivered, wrote, rolled back, acknowledged, delivered, wrote, committed, acknowledged");
}

TEST_CASE("transaction: a commit without one changes nothing", "[world]") {
  Walk walk(when_b([](const Delivery&, Context& c) {
    c.begin();
    write_note(c, Text("y"));
    const Written first = c.commit();
    const Written second = c.commit();
    return first == Written::done && second != Written::conflict ? Answer::done() : Answer::retry({});
  }));
  given_note(walk, "1", "x");
  walk.drain();
  CHECK(walk.labels() == "x y");
}

TEST_CASE("transaction: an update that changes nothing is done and not told", "[world]") {
  std::vector<Written> said;
  Walk walk(when_b([&](const Delivery&, Context& c) {
    said.push_back(c.update(Notes::layout, {{Notes::label, Text("x")}}, {{Notes::organization_id, north}}));
    said.push_back(c.update(Notes::layout, {{Notes::label, Text("q")}}, {{Notes::page, Text("2")}}));
    said.push_back(c.erase(Notes::layout, {{Notes::label, Text("q")}}));
    return Answer::done();
  }));
  given_note(walk, "1", "x");
  walk.drain();
  CHECK(said == std::vector<Written>{Written::done, Written::nothing, Written::nothing});
  CHECK(walk.happened("B") == "delivered, acknowledged");
}

}  // namespace assay::world
