#include "harness/cli/commands.hpp"

#include "harness/cli/exit_code.hpp"
#include "harness/cli/places.hpp"
#include "harness/scenario/judge_faults.hpp"
#include "harness/scenario/record.hpp"
#include "harness/scenario/replay.hpp"
#include "reports/failure_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::cli {

using scenario::Contracts;
using scenario::Failure;
using scenario::Replay;
using scenario::Stage;

namespace {

Result<scenario::Script> script_named(const std::string& name, const std::vector<std::string>& roots) {
  auto scripts = scenario::read_scripts(roots);
  if (!scripts) return tl::unexpected(scripts.error().front());
  for (scenario::Script& script : *scripts) {
    if (script.name == name) return std::move(script);
  }
  return failure(ErrorCode::invalid, fmt::format("the replay's scenario {} is not there", name));
}

/// The failure as the run's report shows it, with the whole of its timeline.
std::string story(const Failure& failure, const contract::Model& model, const Speech& speech) {
  scenario::RunRecord record;
  record.model = model;
  reports::FailureStyle style;
  style.paint.color = use_color(speech);
  style.width = static_cast<std::size_t>(terminal_width());
  style.timeline_lines_max = failure.timeline.size();
  return failure.what + "\n\n" + reports::failure_text(record, failure, style);
}

void warn_of_drift(const Replay& replay, const Contracts& contracts, const explore::Ran& ran) {
  if (replay.model_digest != contracts.digest) {
    report(Error{ErrorCode::invalid, "note: the contracts have changed since this replay was written", {}});
  }
  for (const kernel::Choice& choice : ran.not_possible) {
    report(Error{ErrorCode::invalid, fmt::format("note: left out, because it can no longer happen: {}", kernel::to_string(choice)), {}});
  }
}

std::string as_json(const Replay& replay, std::string_view verdict, const std::string& what, std::size_t left_out) {
  return fmt::format("{{\n  \"scenario\": {},\n  \"check\": {},\n  \"signature\": {},\n  \"verdict\": \"{}\",\n  \"what\": {},\n  \"left_out\": {}\n}}\n",
                     json_string(replay.scenario), json_string(replay.check), json_string(replay.signature), verdict,
                     what.empty() ? "null" : json_string(what), left_out);
}

}  // namespace

int replay(const ReplayOptions& options) {
  const auto replay = scenario::read_replay(options.file);
  if (!replay) return report(replay.error());
  const auto contracts = scenario::load_contracts(paths_or_shipped(options.contracts, "contracts"));
  if (!contracts) return report(contracts.error());
  const auto script = script_named(replay->scenario, paths_or_shipped(options.scenarios, "scenarios"));
  if (!script) return report(script.error());

  scenario::RunOptions run;
  run.seed = kernel::Seed{replay->seed};
  if (!replay->twin.empty()) run.recast = scenario::recast_of(replay->twin, **contracts);
  if (!replay->twin.empty() && !run.recast) return report(Error{ErrorCode::invalid, "names a twin that this assay does not have", {options.file, 0, 0, "/twin"}});
  const auto stage = scenario::make_stage(*script, **contracts, run);
  if (!stage) return report(stage.error());
  const explore::Ran ran = explore::follow(*stage->simulation, replay->schedule);
  warn_of_drift(*replay, **contracts, ran);
  if (options.journal) print(kernel::to_string(kernel::Journal(ran.end.journal)));

  const auto judgement = stage->judge->judge(ran.end, ran.at_rest);
  const auto same = std::find_if(judgement.violations.begin(), judgement.violations.end(), [&](const check::Violation& violation) {
    return explore::signature_of(violation) == replay->signature;
  });
  const bool json = options.speech.format == "json";
  if (same == judgement.violations.end()) {
    print(json ? as_json(*replay, "fixed", {}, ran.not_possible.size()) : fmt::format("FIXED  {} no longer fails {}{}\n", replay->scenario, replay->check,
                      judgement.violations.empty() ? "" : fmt::format(", but it fails {}", judgement.violations.front().check)));
    return judgement.violations.empty() ? exit_pass : exit_fail;
  }
  explore::Found found{*same, replay->schedule, ran.steps, ran.drained, ran.end.journal, {}};
  for (const check::Violation& other : judgement.violations) {
    const bool told = other.check == same->check || std::find(found.also.begin(), found.also.end(), other.check) != found.also.end();
    if (other.party == same->party && !told) found.also.push_back(other.check);
  }
  const Failure failure = scenario::failure_of(found, *stage, **contracts);
  if (json) {
    print(as_json(*replay, "failed", failure.what, ran.not_possible.size()));
    return exit_fail;
  }
  print(fmt::format("FAILED  {}  {}\n", replay->scenario, failure.check));
  if (!options.speech.quiet) print(story(failure, (*contracts)->model, options.speech));
  return exit_fail;
}

}  // namespace assay::cli
