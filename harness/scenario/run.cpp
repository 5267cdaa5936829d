#include "harness/scenario/run.hpp"

#include "harness/scenario/fixed_schedule.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace assay::scenario {

using explore::Explored;
using explore::Judge;
using world::Simulation;

namespace {

/// What a cast comes to when nothing goes wrong.
check::RunResult quiet_result(const Plan& plan, party::Cast cast, const Judge& judge) {
  world::Setup setup = plan.setup;
  setup.cast = std::move(cast);
  setup.budget = {};
  Simulation simulation(std::move(setup));
  return judge.result(explore::follow(simulation, {}).end);
}

Results<Explored> run_fixed(Stage& stage) {
  auto schedule = fixed_schedule(*stage.plan, *stage.simulation);
  if (!schedule) return tl::unexpected(Errors{schedule.error()});
  const std::uint64_t deliveries_before = stage.simulation->deliveries();
  const explore::Ran ran = explore::follow(*stage.simulation, *schedule);
  Judge::Judgement judgement = stage.judge->judge(ran.end, ran.at_rest);
  Explored explored;
  explored.states = schedule->size() + ran.drained;
  explored.schedules = 1;
  explored.deliveries = stage.simulation->deliveries() - deliveries_before;
  explored.judged = judgement.judged;
  for (check::Violation& violation : judgement.violations) {
    explored.failures.push_back(explore::shrunk(*stage.simulation, *stage.judge, *schedule, std::move(violation)));
  }
  return explored;
}

/// Which check says most about the cause, where one schedule fails several: a leak says more than the rows it left.
std::size_t rank(std::string_view check) {
  constexpr std::array order{"tenant-isolation",    "no-phi-leaves",        "messages-conform", "acknowledged-after-commit", "rows-conform",
                             "effect-exactly-once", "emitted-events-agree", "audit-complete",   "comes-to-rest",
                             "final-state-agrees",  "schedule-independent"};
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), check) - order.begin());
}

/// One entry for each cause: what the same schedule shows of the same party is one failure, told by the check that says most.
void group(std::vector<explore::Found>& failures) {
  std::stable_sort(failures.begin(), failures.end(), [](const explore::Found& a, const explore::Found& b) {
    return rank(a.violation.check) < rank(b.violation.check);
  });
  std::vector<explore::Found> grouped;
  for (explore::Found& found : failures) {
    const auto same = std::find_if(grouped.begin(), grouped.end(), [&](const explore::Found& other) {
      return other.violation.party == found.violation.party && other.schedule == found.schedule;
    });
    if (same == grouped.end()) {
      grouped.push_back(std::move(found));
    } else if (same->violation.check != found.violation.check && std::find(same->also.begin(), same->also.end(), found.violation.check) == same->also.end()) {
      same->also.push_back(found.violation.check);
    }
  }
  failures = std::move(grouped);
}

/// A fixed schedule has as many faults as it says; nothing is to be found within a bound.
world::Budget without_bound() {
  constexpr std::uint8_t most = 255;
  return {most, most, most, most, most, most};
}

}  // namespace

Results<Stage> make_stage(const Script& script, const Contracts& contracts, const RunOptions& options) {
  auto plan = make_plan(script, contracts, options.seed);
  if (!plan) return tl::unexpected(plan.error());
  Stage stage;
  if (plan->fixed) {
    plan->setup.budget = without_bound();
    plan->setup.rules.reorder = true;  // the script says the order
  }
  stage.canaries = std::make_unique<check::CanaryMatcher>(plan->canaries);
  stage.plan = std::make_unique<const Plan>(std::move(*plan));
  const party::Cast cast = options.recast ? options.recast(stage.plan->setup.cast) : stage.plan->setup.cast;

  stage.judge = std::make_unique<Judge>(Judge::Known{contracts.registry.get(), stage.canaries.get(), stage.plan->owners, {}, {}, {}, {}, {}});
  Judge::Known& known = stage.judge->known();
  known.reference = quiet_result(*stage.plan, stage.plan->setup.cast, *stage.judge);
  known.fault_free = quiet_result(*stage.plan, cast, *stage.judge);
  known.then = then_of(*stage.plan);
  known.row_rules = check::RowRules(contracts.model, stage.plan->setup.tables);
  for (const auto& [name, at] : stage.plan->script.may_stay) {
    const auto step = stage.plan->steps.find(name);
    if (step != stage.plan->steps.end() && !step->second.message.empty()) known.may_stay.push_back(step->second.message);
  }

  world::Setup setup = stage.plan->setup;
  setup.cast = cast;
  stage.simulation = std::make_unique<Simulation>(std::move(setup));
  return stage;
}

Results<StageRun> run_stage(Stage& stage, const RunOptions& options) {
  if (stage.plan->fixed) {
    auto explored = run_fixed(stage);
    if (!explored) return tl::unexpected(explored.error());
    if (options.limits.stop_at_check.empty()) group(explored->failures);
    return StageRun{std::move(*explored), false};
  }
  Explored all = explore::explore_all(*stage.simulation, *stage.judge, options.limits);
  const bool stopped = !all.failures.empty() && !options.limits.stop_at_check.empty();
  if (all.complete || stopped) {
    if (!stopped) group(all.failures);
    return StageRun{std::move(all), !all.complete};
  }
  Explored some = explore::explore_some(*stage.simulation, *stage.judge, options.limits,
                                        options.seed.split(stage.plan->script.name).word, options.random_runs);
  all.schedules += some.schedules;
  all.deliveries += some.deliveries;
  all.judged += some.judged;
  for (explore::Found& found : some.failures) {
    const auto known = [&](const explore::Found& other) { return explore::signature_of(other.violation) == explore::signature_of(found.violation); };
    if (std::none_of(all.failures.begin(), all.failures.end(), known)) all.failures.push_back(std::move(found));
  }
  group(all.failures);
  return StageRun{std::move(all), true};
}

}  // namespace assay::scenario
