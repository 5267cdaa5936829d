#include "harness/cli/commands.hpp"

#include "harness/cli/exit_code.hpp"
#include "harness/cli/places.hpp"
#include "harness/scenario/judge_faults.hpp"
#include "harness/scenario/record.hpp"
#include "harness/scenario/replay.hpp"

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

std::string story(const Failure& failure, const contract::Model& model) {
  std::string out = fmt::format("{}\n  {}: {}\n", failure.what, failure.check, failure.found.empty() ? "broken" : failure.found);
  if (!failure.expected.empty()) out += fmt::format("  expected {}\n", failure.expected);
  for (const std::string& id : failure.obligations) {
    const contract::Obligation* const obligation = model.obligation(id);
    if (obligation != nullptr) out += fmt::format("  obligation {}\n    {}:{}: {}\n", id, obligation->at.file, obligation->at.line, obligation->text);
  }
  out += "  what happened, step by step:\n";
  for (const scenario::TimelineItem& item : failure.timeline) {
    out += fmt::format("  {} {:>3}  {:<10} {}\n", item.culprit ? ">" : " ", item.step, item.party, item.text);
  }
  return out;
}

void warn_of_drift(const Replay& replay, const Contracts& contracts, const explore::Ran& ran) {
  if (replay.model_digest != contracts.digest) {
    report(Error{ErrorCode::invalid, "note: the contracts have changed since this replay was written", {}});
  }
  for (const kernel::Choice& choice : ran.not_possible) {
    report(Error{ErrorCode::invalid, fmt::format("note: left out, because it can no longer happen: {}", kernel::to_string(choice)), {}});
  }
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
  if (same == judgement.violations.end()) {
    print(fmt::format("FIXED  {} no longer fails {}{}\n", replay->scenario, replay->check,
                      judgement.violations.empty() ? "" : fmt::format(", but it fails {}", judgement.violations.front().check)));
    return judgement.violations.empty() ? exit_pass : exit_fail;
  }
  const Failure failure = scenario::failure_of({*same, replay->schedule, ran.steps, ran.drained, ran.end.journal, {}}, *stage, **contracts);
  print(fmt::format("FAILED  {}\n", replay->scenario));
  if (!options.speech.quiet) print(story(failure, (*contracts)->model));
  return exit_fail;
}

}  // namespace assay::cli
