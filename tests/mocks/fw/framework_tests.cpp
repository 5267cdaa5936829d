#include "tests/mocks/support.hpp"

using namespace assay;
using namespace assay::mocks;
using namespace assay::mocks::test;

TEST_CASE("framework: an event of an unknown type reaches nobody", "[mocks]") {
  const Rested world(Town().publish("e1", {}, Text("ce_lead_lost")));
  CHECK(world.count(Patients::layout) == 0);
  CHECK(world.count(DeadLetters::layout) == 0);
}

TEST_CASE("framework: each subscriber's refusal is one dead letter with a code and one audit entry", "[mocks]") {
  const Rested world(Town().publish("e1", {{Text("first_name"), Text("Annabella")}}));
  CHECK(world.count(DeadLetters::layout) == 2);
  for (const Row& letter : world.rows(DeadLetters::layout)) {
    CHECK(letter->values[DeadLetters::event_id].text() == Text("e1"));
    CHECK(letter->values[DeadLetters::reason].text() == names::payload_invalid);
  }
  CHECK(world.count(AuditLogs::layout, {{AuditLogs::action, Text("event_dead_lettered")}}) == 2);
  CHECK(world.count(AuditLogs::layout, {{AuditLogs::action, Text("event_refused")}}) == 2);
}

TEST_CASE("framework: a relay that dies before it marks an event sends it again with the same id", "[mocks]") {
  Town town;
  town.convert(lead_of_ana, names::patient, "k1").setup().budget.crashes = 1;
  world::Simulation simulation(town.setup());
  world::State state = simulation.initial();
  std::vector<kernel::Choice> choices;
  simulation.enabled(state, choices);
  state = simulation.step(state, choices.front()).state;
  simulation.enabled(state, choices);
  REQUIRE(choices.front().action == kernel::Action::work);
  const auto calls = simulation.step(state, choices.front()).calls;
  const auto send = std::find_if(calls.rbegin(), calls.rend(), [](const world::Call& call) { return call.kind == world::Call::Kind::send; });
  kernel::Choice crash = choices.front();
  crash.fault = kernel::Fault::crash;
  crash.boundary = static_cast<std::uint16_t>(calls.rend() - send);
  state = simulation.step(state, crash).state;
  REQUIRE(Rested::drain(simulation, state));
  CHECK(state.store.rows(Patients::layout).size() + state.store.rows(Handoffs::layout).size() == 2);
  CHECK(state.store.rows(DomainEvents::layout).size() == 2);
}
