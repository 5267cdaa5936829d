#include "harness/explore/collector.hpp"
#include "harness/explore/schedule.hpp"
#include "harness/kernel/random.hpp"

namespace assay::explore {

using kernel::Choice;

namespace {

/// One in this many steps is struck by a fault, while the budget lasts.
constexpr std::uint64_t fault_odds = 4;

Schedule random_schedule(world::Simulation& simulation, kernel::Random& random) {
  Schedule schedule;
  world::State state = simulation.initial();
  std::vector<Choice> enabled;
  std::vector<Choice> faults;
  while (schedule.size() < drain_steps_max) {
    simulation.enabled(state, enabled);
    if (enabled.empty()) break;
    Choice choice = enabled[random.below(enabled.size())];
    world::Stepped stepped = simulation.step(state, choice);
    if (random.chance(1, fault_odds)) {
      simulation.faults(state, choice, stepped.calls, faults);
      if (!faults.empty()) {
        const Choice& fault = faults[random.below(faults.size())];
        world::Stepped struck = simulation.step(state, fault);
        if (struck.possible) {
          choice = fault;
          stepped = std::move(struck);
        }
      }
    }
    schedule.push_back(choice);
    state = std::move(stepped.state);
  }
  return schedule;
}

}  // namespace

Explored explore_some(world::Simulation& simulation, const Judge& judge, const Limits& limits, std::uint64_t seed, std::uint64_t runs) {
  const std::uint64_t deliveries_before = simulation.deliveries();
  Collector collector(simulation, judge, limits);
  collector.explored().complete = false;
  for (std::uint64_t run = 0; run < runs && !collector.enough(); ++run) {
    kernel::Random random(kernel::Seed{seed}.split("schedule").split(run));
    const Schedule schedule = random_schedule(simulation, random);
    const Ran ran = follow(simulation, schedule);
    collector.judge(ran.end, ran.at_rest, [&] { return schedule; });
  }
  Explored& explored = collector.explored();
  explored.deliveries = simulation.deliveries() - deliveries_before;
  return std::move(explored);
}

}  // namespace assay::explore
