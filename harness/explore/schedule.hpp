#pragma once

#include "harness/explore/judge.hpp"
#include "harness/kernel/choice.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace assay::explore {

/// A schedule: the choices that matter. Where the next one cannot be made yet, the world goes on by itself (the first enabled
/// choice, without a fault) until it can; after the last one it drains the same way until it is at rest.
using Schedule = std::vector<kernel::Choice>;

/// No drain of a world at rest takes more steps: later ones mean that it never rests.
inline constexpr std::uint32_t drain_steps_max = 2000;

struct Ran {
  world::State end;
  bool at_rest = true;
  std::uint32_t drained = 0;                  // steps after the last choice
  std::vector<std::uint16_t> steps;           // at which step each choice that was made was made
  std::vector<kernel::Choice> not_possible;   // choices that this world does not offer; they were left out
};

/// Follows a schedule, then drains.
[[nodiscard]] Ran follow(world::Simulation& simulation, const Schedule& schedule);

/// A way in which a schedule breaks the contract, with the schedule.
struct Found {
  check::Violation violation;
  Schedule schedule;  // shrunk
  std::vector<std::uint16_t> steps;  // at which step of the journal each of its choices was made
  std::uint32_t drained = 0;
  kernel::JournalEnd journal;
  std::vector<std::string_view> also;  // further checks that the same schedule fails
};

/// Same cause, same signature: check, party, event type.
[[nodiscard]] std::string signature_of(const check::Violation& violation);

/// The schedule without every choice that the violation (by its signature) does not need: none can be left out of it.
/// Result: with the violation and journal of the schedule that is left.
[[nodiscard]] Found shrunk(world::Simulation& simulation, const Judge& judge, Schedule schedule, check::Violation violation);

struct Explored {
  bool complete = true;  // every schedule within the bounds was tried
  std::uint64_t states = 0;
  std::uint64_t schedules = 0;
  std::uint64_t deliveries = 0;
  std::uint64_t judged = 0;
  std::vector<Found> failures;  // the first of each signature
};

/// When to stop.
struct Limits {
  std::uint64_t states_max = 200'000;
  std::size_t failures_max = 20;      // distinct signatures
  std::string_view stop_at_check;     // stop as soon as this check fails; empty: never
};

/// All schedules, breadth first over hashed states: the first failure of each signature is a shortest one. States that
/// nothing can tell apart are entered once. The drain of every prefix is a path of the same graph, so judging the states
/// at rest judges every prefix; a state from which no drain comes to rest is a livelock.
[[nodiscard]] Explored explore_all(world::Simulation& simulation, const Judge& judge, const Limits& limits);

/// Random schedules from a seed: for what is too large to try in full.
[[nodiscard]] Explored explore_some(world::Simulation& simulation, const Judge& judge, const Limits& limits, std::uint64_t seed,
                                    std::uint64_t runs);

}  // namespace assay::explore
