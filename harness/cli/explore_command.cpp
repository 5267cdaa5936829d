#include "harness/cli/commands.hpp"

#include "harness/base/hash.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/cli/places.hpp"
#include "harness/scenario/judge_faults.hpp"
#include "harness/scenario/record.hpp"
#include "harness/scenario/replay.hpp"

#include <chrono>
#include <filesystem>

#include <fmt/format.h>

namespace assay::cli {
namespace {

/// The file as given, or the scenario of that name below the shipped folder.
Results<scenario::Script> read_named(const std::string& scenario) {
  std::error_code ignored;
  if (std::filesystem::exists(scenario, ignored)) return scenario::read_script(scenario);
  const std::string root = shipped("scenarios");
  const std::string beside = root.size() > 9 ? root.substr(0, root.size() - 9) + scenario + ".yaml" : scenario + ".yaml";
  return scenario::read_script(std::filesystem::exists(beside, ignored) ? beside : scenario);
}

std::string as_json(const scenario::ScenarioResult& result, bool random, double seconds) {
  std::string failures;
  for (const scenario::Failure& failure : result.failures) {
    if (!failures.empty()) failures += ",";
    failures += fmt::format("\n    {{\"signature\": {}, \"check\": {}, \"obligation\": {}, \"steps\": {}, \"replay\": {}}}",
                            json_string(failure.signature), json_string(failure.check),
                            failure.obligations.empty() ? "null" : json_string(failure.obligations.front()), failure.schedule.size(),
                            failure.replay.empty() ? "null" : json_string(failure.replay));
  }
  // The same search on another machine or compiler must have this digest.
  const std::string digest = hex_of(hash_bytes(fmt::format("{}/{}/{}/{}", result.states, result.schedules, result.deliveries, failures)));
  return fmt::format("{{\n  \"scenario\": {},\n  \"mode\": \"{}\",\n  \"complete\": {},\n  \"bounds\": {},\n  \"states\": {},\n  \"schedules\": {},\n"
                     "  \"deliveries\": {},\n  \"seconds\": {:.3f},\n  \"digest\": {},\n  \"verdict\": {},\n  \"failures\": [{}]\n}}\n",
                     json_string(result.name), random ? "random" : "exhaustive", result.exhaustive ? "true" : "false", json_string(result.bounds),
                     result.states, result.schedules, result.deliveries, seconds, json_string(digest),
                     json_string(scenario::to_string(result.outcome)), failures);
}

std::string as_text(const scenario::ScenarioResult& result, double seconds) {
  std::string out = fmt::format("{}: {}\n  {} ({})\n  {} states, {} schedules judged, {} deliveries in {:.2f} s ({:.0f} deliveries/s)\n",
                                result.name, scenario::to_string(result.outcome), result.exhaustive ? "every schedule" : "some schedules",
                                result.bounds, result.states, result.schedules, result.deliveries, seconds,
                                static_cast<double>(result.deliveries) / (seconds > 0 ? seconds : 1));
  for (const scenario::Failure& failure : result.failures) {
    out += fmt::format("  {}: {}\n", failure.check, failure.what);
    for (std::size_t i = 0; i < failure.schedule.size(); ++i) out += fmt::format("    {:>2}. {}\n", i + 1, failure.schedule[i]);
    if (!failure.replay.empty()) out += fmt::format("    assay replay {}\n", failure.replay);
  }
  return out;
}

}  // namespace

int explore_command(const ExploreOptions& options) {
  const auto contracts = scenario::load_contracts(paths_or_shipped(options.contracts, "contracts"));
  if (!contracts) return report(contracts.error());
  const auto script = read_named(options.scenario);
  if (!script) return report(script.error());
  scenario::RunOptions run_options;
  run_options.seed = kernel::Seed{options.seed};
  run_options.limits.states_max = options.states_max;
  if (!options.twin.empty()) {
    run_options.recast = scenario::recast_of(options.twin, **contracts);
    if (!run_options.recast) return report(Error{ErrorCode::usage, fmt::format("no twin has the id '{}'; see `assay list faults`", options.twin), {}});
  }
  auto stage = scenario::make_stage(*script, **contracts, run_options);
  if (!stage) return report(stage.error());

  const auto start = std::chrono::steady_clock::now();
  scenario::StageRun run;
  if (options.runs > 0) {
    run.explored = explore::explore_some(*stage->simulation, *stage->judge, run_options.limits, options.seed, options.runs);
    run.random = true;
  } else {
    run.explored = explore::explore_all(*stage->simulation, *stage->judge, run_options.limits);
    run.random = !run.explored.complete;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const scenario::ScenarioResult result = scenario::result_of(*stage, run, **contracts);
  print(options.speech.format == "json" ? as_json(result, options.runs > 0, seconds) : as_text(result, seconds));
  return result.outcome == scenario::Outcome::pass ? exit_pass : result.outcome == scenario::Outcome::fail ? exit_fail : exit_inconclusive;
}

}  // namespace assay::cli
