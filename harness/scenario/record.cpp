#include "harness/scenario/record.hpp"

#include "harness/base/file.hpp"
#include "harness/scenario/obligation_results.hpp"
#include "harness/scenario/replay.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace assay::scenario {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string wall_clock_now() {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  return to_string(Instant{now.time_since_epoch().count()});
}

Replay replay_of(const explore::Found& found, const Failure& failure, const ScenarioResult& scenario, const Contracts& contracts,
                 const RecordOptions& options) {
  return {std::string(harness_version), scenario.name,      contracts.digest, options.run.seed.word, options.twin, scenario.bounds,
          failure.check,                failure.signature,  failure.what,     found.schedule};
}

/// Writes a replay file for each failure and notes its path. A schedule whose message ids hold a canary is not written down.
Result<void> write_replays(ScenarioResult& result, const Stage& stage, const StageRun& run, const Contracts& contracts,
                           const RecordOptions& options) {
  if (options.replays.empty()) return {};
  for (std::size_t i = 0; i < result.failures.size(); ++i) {
    const Replay replay = replay_of(run.explored.failures[i], result.failures[i], result, contracts, options);
    const std::string path = options.replays + "/" + replay_file_name(replay);
    const std::string json = to_json(replay);
    if (!stage.canaries->look(Text(json)).empty()) continue;
    if (auto written = write_file(path, json); !written) return written;
    result.failures[i].replay = path;
  }
  return {};
}

void append(Errors& errors, const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); }

}  // namespace

Results<std::vector<Script>> read_scripts(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  Errors errors;
  for (const std::string& path : paths) {
    auto found = files_below(path, {".yaml", ".yml"});
    if (!found) {
      errors.push_back(found.error());
      continue;
    }
    files.insert(files.end(), found->begin(), found->end());
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  std::vector<Script> scripts;
  for (const std::string& file : files) {
    auto script = read_script(file);
    if (script) {
      scripts.push_back(std::move(*script));
    } else {
      append(errors, script.error());
    }
  }
  if (errors.empty() && scripts.empty()) errors.push_back({ErrorCode::unreadable, "no scenario was found", {}});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return scripts;
}

Results<RunRecord> record_run(const std::vector<Script>& scripts, const Contracts& contracts, const RecordOptions& options) {
  const Clock::time_point start = Clock::now();
  RunRecord record;
  record.command = options.command;
  record.version = harness_version;
  record.seed = std::to_string(options.run.seed.word);
  record.started = wall_clock_now();
  record.model = contracts.model;
  record.model_digest = contracts.digest;
  record.replay = options.command;

  // Every script is checked against the contracts before any runs: a typo is found at once.
  Errors errors;
  std::vector<Stage> stages;
  for (const Script& script : scripts) {
    auto stage = make_stage(script, contracts, options.run);
    if (stage) {
      stages.push_back(std::move(*stage));
    } else {
      append(errors, stage.error());
    }
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  CoverageCounter coverage;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (options.progress) options.progress(i, stages.size(), scripts[i].name);
    const Clock::time_point scenario_start = Clock::now();
    auto run = run_stage(stages[i], options.run);
    if (!run) {
      append(errors, run.error());
      continue;
    }
    ScenarioResult result = result_of(stages[i], *run, contracts);
    if (auto written = write_replays(result, stages[i], *run, contracts, options); !written) errors.push_back(written.error());
    result.seconds = seconds_since(scenario_start);
    coverage.add(*stages[i].simulation);
    record.scenarios.push_back(std::move(result));
    stages[i] = {};  // its journals are no longer needed
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  add_obligations(record);
  add_findings(record);
  add_coverage(record, coverage);
  record.seconds = seconds_since(start);
  return record;
}

}  // namespace assay::scenario
