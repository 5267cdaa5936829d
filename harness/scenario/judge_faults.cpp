#include "harness/scenario/judge_faults.hpp"

#include "harness/base/file.hpp"
#include "harness/scenario/record.hpp"
#include "harness/scenario/replay.hpp"
#include "mocks/cast.hpp"

#include <algorithm>
#include <array>

namespace assay::scenario {
namespace {

constexpr std::array result_names{"killed", "killed-by-other", "survived", "silent", "accused"};

class FaultJudge {
 public:
  FaultJudge(const mocks::Fault& fault, const Contracts& contracts, const FaultOptions& options)
      : contracts_(contracts), options_(options), run_(options.run) {
    verdict_.fault = &fault;
    verdict_.result = benign() ? FaultResult::silent : FaultResult::survived;
    run_.recast = recast_of(fault.id, contracts);
    run_.limits.stop_at_check = fault.check;
  }

  Results<FaultVerdict> judge(const std::vector<const Script*>& scripts) {
    for (const Script* const script : scripts) {
      auto stage = make_stage(*script, contracts_, run_);
      if (!stage) return tl::unexpected(stage.error());
      auto run = run_stage(*stage, run_);
      if (!run) return tl::unexpected(run.error());
      for (const explore::Found& found : run->explored.failures) {
        if (auto noted = note(found, *stage); !noted) return tl::unexpected(Errors{noted.error()});
      }
      if (verdict_.result == FaultResult::killed || verdict_.result == FaultResult::accused) break;
    }
    return std::move(verdict_);
  }

 private:
  [[nodiscard]] bool benign() const { return verdict_.fault->check.empty(); }

  Result<void> note(const explore::Found& found, const Stage& stage) {
    const bool by_name = found.violation.check == verdict_.fault->check;
    if (verdict_.result == FaultResult::killed && (!by_name || found.schedule.size() >= verdict_.trace_length)) return {};
    if (verdict_.result == FaultResult::killed_by_other && !by_name) return {};
    verdict_.result = benign() ? FaultResult::accused : by_name ? FaultResult::killed : FaultResult::killed_by_other;
    verdict_.by = found.violation.check;
    verdict_.scenario = stage.plan->script.name;
    verdict_.trace_length = found.schedule.size();
    const Failure failure = failure_of(found, stage, contracts_);
    verdict_.why = failure.what;
    if (options_.replays.empty()) return {};
    const Replay replay{std::string(harness_version), stage.plan->script.name, contracts_.digest, run_.seed.word,
                        std::string(verdict_.fault->id), bounds_of(*stage.plan), failure.check, failure.signature, failure.what, found.schedule};
    verdict_.replay = options_.replays + "/" + replay_file_name(replay);
    const std::string json = to_json(replay);
    if (stage.canaries->look(Text(json)).empty()) return write_file(verdict_.replay, json);
    verdict_.replay.clear();  // a schedule whose message ids hold a canary is not written down
    return {};
  }

  const Contracts& contracts_;
  const FaultOptions& options_;
  RunOptions run_;
  FaultVerdict verdict_;
};

/// Small worlds first: most faults show there, and a killed twin needs no more.
std::vector<const Script*> by_size(const std::vector<Script>& scripts) {
  const auto size = [](const Script* script) {
    const Faults& faults = script->faults;
    return script->when.size() + 2 * (faults.duplicates + faults.crashes + faults.lost_acks + faults.unavailable + faults.overlaps +
                                      faults.delays.size()) + (faults.reorder ? 2 * script->when.size() : 0);
  };
  std::vector<const Script*> sorted;
  for (const Script& script : scripts) sorted.push_back(&script);
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Script* a, const Script* b) { return size(a) < size(b); });
  return sorted;
}

}  // namespace

std::string_view to_string(FaultResult result) { return result_names[static_cast<std::size_t>(result)]; }

Results<std::vector<FaultVerdict>> judge_faults(std::span<const mocks::Fault* const> faults, const std::vector<Script>& scripts,
                                                const Contracts& contracts, const FaultOptions& options) {
  const std::vector<const Script*> sorted = by_size(scripts);
  std::vector<FaultVerdict> verdicts;
  for (const mocks::Fault* const fault : faults) {
    if (options.progress) options.progress(verdicts.size(), faults.size(), fault->id);
    auto verdict = FaultJudge(*fault, contracts, options).judge(sorted);
    if (!verdict) return tl::unexpected(verdict.error());
    verdicts.push_back(std::move(*verdict));
  }
  return verdicts;
}

std::function<party::Cast(party::Cast)> recast_of(std::string_view twin, const Contracts& contracts) {
  for (const auto faults : {mocks::broken_twins(), mocks::benign_twins()}) {
    for (const mocks::Fault& fault : faults) {
      if (fault.id != twin) continue;
      return [&fault, registry = contracts.registry](party::Cast cast) { return mocks::with_party(std::move(cast), fault.make(registry)); };
    }
  }
  return {};
}

}  // namespace assay::scenario
