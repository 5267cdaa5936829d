#include "harness/cli/commands.hpp"

#include "harness/cli/exit_code.hpp"
#include "harness/cli/places.hpp"
#include "harness/scenario/judge_faults.hpp"
#include "harness/scenario/record.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace assay::cli {

using mocks::Fault;
using scenario::FaultResult;
using scenario::FaultVerdict;

namespace {

bool wanted(const Fault& fault, const std::vector<std::string>& ids) {
  return ids.empty() || std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return fault.id == id || fault.name == id; });
}

struct Counts {
  std::size_t killed = 0, killed_by_other = 0, survived = 0, silent = 0, false_alarms = 0;
};

Counts count(const std::vector<FaultVerdict>& verdicts) {
  Counts counts;
  for (const FaultVerdict& verdict : verdicts) {
    switch (verdict.result) {
      case FaultResult::killed: ++counts.killed; break;
      case FaultResult::killed_by_other: ++counts.killed_by_other; break;
      case FaultResult::survived: ++counts.survived; break;
      case FaultResult::silent: ++counts.silent; break;
      case FaultResult::accused: ++counts.false_alarms; break;
    }
  }
  return counts;
}

std::string text_or_null(const std::string& text) { return text.empty() ? "null" : json_string(text); }

std::string as_json(const std::vector<FaultVerdict>& verdicts) {
  std::string broken;
  std::string benign;
  for (const FaultVerdict& verdict : verdicts) {
    const Fault& fault = *verdict.fault;
    if (fault.check.empty()) {
      benign += fmt::format("{}\n    {{\"id\": {}, \"result\": {}, \"by\": {}}}", benign.empty() ? "" : ",", json_string(fault.id),
                            json_string(to_string(verdict.result)), text_or_null(verdict.by));
    } else {
      broken += fmt::format("{}\n    {{\"id\": {}, \"party\": {}, \"check\": {}, \"result\": {}, \"by\": {}, \"trace_length\": {}, \"replay\": {}, \"why\": {}}}",
                            broken.empty() ? "" : ",", json_string(fault.id), json_string(fault.party), json_string(fault.check),
                            json_string(to_string(verdict.result)), text_or_null(verdict.by), verdict.trace_length,
                            text_or_null(verdict.replay), text_or_null(verdict.why));
    }
  }
  const Counts counts = count(verdicts);
  return fmt::format("{{\n  \"faults\": [{}\n  ],\n  \"benign\": [{}\n  ],\n  \"summary\": {{\"killed\": {}, \"killed_by_other\": {}, "
                     "\"survived\": {}, \"not_applicable\": 0, \"silent\": {}, \"false_alarms\": {}}}\n}}\n",
                     broken, benign, counts.killed, counts.killed_by_other, counts.survived, counts.silent, counts.false_alarms);
}

std::string as_text(const std::vector<FaultVerdict>& verdicts, bool quiet) {
  std::string out;
  for (const FaultVerdict& verdict : verdicts) {
    const Fault& fault = *verdict.fault;
    const bool good = verdict.result == FaultResult::killed || verdict.result == FaultResult::silent;
    if (quiet && good) continue;
    out += fmt::format("{} {:<4} {:<28} {:<9} {:<15}", good ? "ok  " : "MISS", fault.id, fault.name, fault.party, to_string(verdict.result));
    if (!verdict.by.empty()) out += fmt::format(" {} in {} ({} step{})", verdict.by, verdict.scenario, verdict.trace_length, verdict.trace_length == 1 ? "" : "s");
    if (!good && !fault.check.empty()) out += fmt::format("; wanted {}", fault.check);
    if (!good && !verdict.why.empty()) out += fmt::format("\n     {}", verdict.why);
    if (!good && !verdict.replay.empty()) out += fmt::format("\n     assay replay {}", verdict.replay);
    out += '\n';
  }
  const Counts counts = count(verdicts);
  return out + fmt::format("\n{} broken twins caught by the check they name, {} by another, {} not caught; {} benign twins silent, {} accused\n",
                           counts.killed, counts.killed_by_other, counts.survived, counts.silent, counts.false_alarms);
}

}  // namespace

int faults(const FaultsOptions& options) {
  const auto contracts = scenario::load_contracts(paths_or_shipped(options.contracts, "contracts"));
  if (!contracts) return report(contracts.error());
  const auto scripts = scenario::read_scripts(paths_or_shipped(options.scenarios, "scenarios"));
  if (!scripts) return report(scripts.error());
  std::vector<const Fault*> chosen;
  for (const auto twins : {mocks::broken_twins(), mocks::benign_twins()}) {
    for (const Fault& fault : twins) {
      if (wanted(fault, options.ids)) chosen.push_back(&fault);
    }
  }
  if (chosen.empty()) return report(Error{ErrorCode::usage, "no twin has such an id; see `assay list faults`", {}});
  scenario::FaultOptions fault_options;
  fault_options.run.seed = kernel::Seed{options.seed};
  fault_options.replays = options.replays;
  std::optional<Progress> progress(options.speech);
  fault_options.progress = [&](std::size_t done, std::size_t all, std::string_view id) { progress->show(done, all, id); };
  const auto verdicts = scenario::judge_faults(chosen, *scripts, **contracts, fault_options);
  progress.reset();
  if (!verdicts) return report(verdicts.error());
  print(options.speech.format == "json" ? as_json(*verdicts) : as_text(*verdicts, options.speech.quiet));
  const Counts counts = count(*verdicts);
  return counts.survived + counts.killed_by_other + counts.false_alarms == 0 ? exit_pass : exit_fail;
}

}  // namespace assay::cli
