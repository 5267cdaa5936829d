#pragma once

#include "harness/contract/model.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Findings that a team has seen and lives with for now: those do not fail a run, new ones do.
namespace assay::lint {

struct KnownFinding {
  std::string rule;
  std::string title;
  std::string file;
  std::string fingerprint;
};

/// Reads a baseline (reports/baseline.schema.json). Errors: one; unreadable, or invalid with line and column.
[[nodiscard]] Result<std::vector<KnownFinding>> read_baseline(const std::string& path);
[[nodiscard]] Result<std::vector<KnownFinding>> baseline_of(const std::string& path, std::string_view text);

/// The findings as a baseline, sorted: the same findings give the same bytes.
[[nodiscard]] std::string baseline_json(std::span<const contract::Finding> findings);

struct Compared {
  std::vector<contract::Finding> fresh;  // in the order given
  std::size_t known = 0;                 // findings that the baseline has
  std::vector<KnownFinding> gone;        // of the baseline, in its order: nothing has them any more
};
[[nodiscard]] Compared compare(std::vector<contract::Finding> findings, const std::vector<KnownFinding>& baseline);

}  // namespace assay::lint
