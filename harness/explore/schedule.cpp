#include "harness/explore/schedule.hpp"

#include <algorithm>

namespace assay::explore {

using kernel::Choice;

namespace {

void drain(world::Simulation& simulation, Ran& ran) {
  std::vector<Choice> enabled;
  for (; ran.drained < drain_steps_max; ++ran.drained) {
    simulation.enabled(ran.end, enabled);
    if (enabled.empty()) return;
    ran.end = simulation.step(ran.end, enabled.front()).state;
  }
  ran.at_rest = false;
}

}  // namespace

Ran follow(world::Simulation& simulation, const Schedule& schedule) {
  Ran ran{simulation.initial(), true, 0, {}};
  for (const Choice& choice : schedule) {
    world::Stepped stepped = simulation.step(ran.end, choice);
    if (stepped.possible) {
      ran.end = std::move(stepped.state);
    } else {
      ran.not_possible.push_back(choice);
    }
  }
  drain(simulation, ran);
  return ran;
}

Schedule trimmed(world::Simulation& simulation, Schedule schedule) {
  world::State state = simulation.initial();
  std::size_t needed = 0;
  std::vector<Choice> enabled;
  for (std::size_t i = 0; i < schedule.size(); ++i) {
    simulation.enabled(state, enabled);
    if (enabled.empty() || enabled.front() != schedule[i]) needed = i + 1;
    state = simulation.step(state, schedule[i]).state;
  }
  schedule.resize(needed);
  return schedule;
}

std::string signature_of(const check::Violation& violation) {
  std::string signature(violation.check);
  for (const Text part : {violation.party, violation.event}) {
    signature += '/';
    signature += part.view();
  }
  return signature;
}

}  // namespace assay::explore
