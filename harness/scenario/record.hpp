#pragma once

#include "harness/scenario/run.hpp"

#include <functional>
#include <string>
#include <vector>

namespace assay::scenario {

inline constexpr std::string_view harness_version = "0.1.0";

struct RecordOptions {
  RunOptions run;
  std::string command;   // as typed, for the report
  std::string replays;   // folder for replay files of failures; empty: none are written
  std::string twin;      // noted in replay files
  std::function<void(std::size_t done, std::size_t all, const std::string& name)> progress;
};

/// All scripts below the paths (default: below the given roots), sorted by path.
[[nodiscard]] Results<std::vector<Script>> read_scripts(const std::vector<std::string>& paths);

/// Runs every script and makes the record of it: scenarios, obligations, findings, coverage.
/// Errors: what is wrong with the scripts; nothing is run then.
[[nodiscard]] Results<RunRecord> record_run(const std::vector<Script>& scripts, const Contracts& contracts, const RecordOptions& options);

}  // namespace assay::scenario
