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

/// True if the world offers the choice, whatever fault strikes then. A step alone does not ask: it would deliver out of order.
bool offered(const std::vector<Choice>& enabled, const Choice& choice) {
  return std::any_of(enabled.begin(), enabled.end(), [&](const Choice& offer) {
    return offer.action == choice.action && offer.party == choice.party && offer.message == choice.message && offer.attempt == choice.attempt;
  });
}

/// Goes on by itself until the choice can be made, and makes it; false and no change if it never can.
bool make(world::Simulation& simulation, const Choice& choice, Ran& ran) {
  world::State state = ran.end;
  std::vector<Choice> enabled;
  for (std::uint32_t i = 0; i < drain_steps_max; ++i) {
    simulation.enabled(state, enabled);
    if (enabled.empty()) return false;
    if (offered(enabled, choice)) {
      world::Stepped stepped = simulation.step(state, choice);
      if (stepped.possible) {
        ran.end = std::move(stepped.state);
        ran.steps.push_back(ran.end.steps);
        return true;
      }
    }
    state = simulation.step(state, enabled.front()).state;
  }
  return false;
}

}  // namespace

Ran follow(world::Simulation& simulation, const Schedule& schedule) {
  Ran ran;
  ran.end = simulation.initial();
  for (const Choice& choice : schedule) {
    if (!make(simulation, choice, ran)) ran.not_possible.push_back(choice);
  }
  drain(simulation, ran);
  return ran;
}

Found shrunk(world::Simulation& simulation, const Judge& judge, Schedule schedule, check::Violation violation) {
  const std::string signature = signature_of(violation);
  Found found{std::move(violation), std::move(schedule), {}, 0, {}, {}};
  const auto fails = [&](const Schedule& candidate) {
    Ran ran = follow(simulation, candidate);
    Judge::Judgement judgement = judge.judge(ran.end, ran.at_rest);
    for (check::Violation& again : judgement.violations) {
      if (signature_of(again) != signature) continue;
      found.violation = std::move(again);
      found.schedule = candidate;
      found.steps = std::move(ran.steps);
      found.drained = ran.drained;
      found.journal = ran.end.journal;
      return true;
    }
    return false;
  };
  if (fails({}) || !fails(found.schedule)) return found;
  // From the end: what came last depends on what came first, not the other way round.
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (std::size_t i = found.schedule.size(); i-- > 0;) {
      Schedule candidate = found.schedule;
      candidate.erase(candidate.begin() + static_cast<std::ptrdiff_t>(i));
      if (fails(candidate)) smaller = true;
    }
  }
  return found;
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
