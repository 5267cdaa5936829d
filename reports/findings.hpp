#pragma once

#include "harness/contract/model.hpp"

#include <span>
#include <string>

/// Findings of lint, audit and diff as a person or another program reads them.
namespace assay::reports {

struct FindingsView {
  bool color = false;
  bool quiet = false;  // the findings' own lines, no advice and no totals
  int width = 100;     // columns
};

/// For the terminal: worst first, grouped by rule, each with its places, quoted lines and how to mend it once per rule; then totals.
[[nodiscard]] std::string findings_text(std::span<const contract::Finding> findings, const FindingsView& view);

/// {"findings": […]}, each as in gap-report.json.
[[nodiscard]] std::string findings_json(std::span<const contract::Finding> findings);

/// SARIF 2.1.0, as code-scanning services take it: one run, its rules with their help, stable fingerprints, positions from 1.
/// Deterministic; at most 5,000 results, worst first.
[[nodiscard]] std::string findings_sarif(std::span<const contract::Finding> findings);

}  // namespace assay::reports
