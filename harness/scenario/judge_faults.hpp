#pragma once

#include "harness/scenario/run.hpp"
#include "mocks/faults/faults.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

/// The judge judged: every broken twin must be caught by the check that its fault names, no benign twin by any.
namespace assay::scenario {

enum class FaultResult : std::uint8_t { killed, killed_by_other, survived, silent, accused };
[[nodiscard]] std::string_view to_string(FaultResult result);

struct FaultVerdict {
  const mocks::Fault* fault = nullptr;
  FaultResult result = FaultResult::survived;
  std::string by;                 // the check that fired
  std::string scenario;           // where
  std::string why;                // the failure's sentence
  std::size_t trace_length = 0;   // choices before the drain
  std::string replay;             // path of the replay file, or empty
};

struct FaultOptions {
  RunOptions run;
  std::string replays;  // folder; empty: none are written
  std::function<void(std::size_t done, std::size_t all, std::string_view id)> progress;
};

/// Runs each twin against the scripts: a broken one until its check fires, a benign one against all of them.
/// Errors: what is wrong with the scripts, or a replay that cannot be written.
[[nodiscard]] Results<std::vector<FaultVerdict>> judge_faults(std::span<const mocks::Fault* const> faults,
                                                              const std::vector<Script>& scripts, const Contracts& contracts,
                                                              const FaultOptions& options);

/// The recast that puts a twin in its party's place; nothing if no twin has the id.
[[nodiscard]] std::function<party::Cast(party::Cast)> recast_of(std::string_view twin, const Contracts& contracts);

}  // namespace assay::scenario
