#pragma once

#include "harness/explore/schedule.hpp"
#include "harness/scenario/plan.hpp"
#include "harness/scenario/run_record.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay::scenario {

struct RunOptions {
  kernel::Seed seed{1};
  explore::Limits limits{.states_max = 60'000, .failures_max = 20, .stop_at_check = {}};
  std::uint64_t random_runs = 500;  // where not every schedule could be tried
  /// Replaces parties of the reference cast: a broken twin, say. Empty: the reference itself is judged.
  std::function<party::Cast(party::Cast)> recast;
};

/// A scenario made ready: the world, and the judge that knows what the reference comes to.
struct Stage {
  std::unique_ptr<const Plan> plan;  // `judge` refers to it
  std::unique_ptr<world::Simulation> simulation;
  std::unique_ptr<check::CanaryMatcher> canaries;
  std::unique_ptr<explore::Judge> judge;
};
[[nodiscard]] Results<Stage> make_stage(const Script& script, const Contracts& contracts, const RunOptions& options);

/// What a stage came to, with the schedules that broke something.
struct StageRun {
  explore::Explored explored;
  bool random = false;  // not every schedule within the bounds was tried
};
[[nodiscard]] Results<StageRun> run_stage(Stage& stage, const RunOptions& options);

/// A scenario's part of a run record. `run` keeps the journals that the failures' timelines are made of.
[[nodiscard]] ScenarioResult result_of(const Stage& stage, const StageRun& run, const Contracts& contracts);

/// One failure as the reports show it.
[[nodiscard]] Failure failure_of(const explore::Found& found, const Stage& stage, const Contracts& contracts);

}  // namespace assay::scenario
