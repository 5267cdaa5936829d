#pragma once

#include "harness/scenario/run_record.hpp"

#include <string>
#include <vector>

namespace assay::reports {

struct TerminalOptions {
  bool color = false;
  bool quiet = false;  // the failures' sentences and replays and the verdict, no more
  int width = 100;
  std::vector<std::string> report_paths;
};

/// The summary for standard output: failures in detail, then what makes a pass weaker than it looks, then one row for each
/// scenario, the totals, where the reports are, and what to do next. Without colour it holds no escape sequence.
[[nodiscard]] std::string terminal_summary(const scenario::RunRecord& record, const TerminalOptions& options);

}  // namespace assay::reports
