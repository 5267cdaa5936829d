#pragma once

#include "harness/contract/model.hpp"

#include <cstddef>
#include <span>
#include <string>

/// Findings of lint, audit and diff as a person or another program reads them.
namespace assay::reports {

struct FindingsView {
  bool color = false;
  bool quiet = false;    // one line for each finding, as compilers print: "file:line:column: error: title [AC301]"
  int width = 100;       // columns
  bool verbose = false;  // every finding and every place, not only the first few of each rule
  bool totals = true;    // the last line; false where the page goes on to count more than these findings
};

/// For the terminal: worst first, grouped by rule, each with its places, quoted lines and how to mend it once per rule; then totals.
[[nodiscard]] std::string findings_text(std::span<const contract::Finding> findings, const FindingsView& view);

/// {"findings": […]}, worst first, each as in gap-report.json.
[[nodiscard]] std::string findings_json(std::span<const contract::Finding> findings);

struct SarifView {
  std::string command = "lint";  // names the analysis, so that those of several commands stand beside each other
  std::string root;              // absolute folder to which the paths of files are made relative; empty: they are taken as they are
};

/// Code-scanning services keep so many of one run.
inline constexpr std::size_t sarif_results_max = 5000;

/// SARIF 2.1.0, as code-scanning services take it: one run, the rules that were broken with their help, stable fingerprints, positions
/// from 1 in UTF-16 code units, paths relative to SRCROOT. Deterministic; at most sarif_results_max results, worst first, and a
/// notification that says how many were left out.
[[nodiscard]] std::string findings_sarif(std::span<const contract::Finding> findings, const SarifView& view = {});

}  // namespace assay::reports
