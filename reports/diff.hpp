#pragma once

#include "harness/diff/diff.hpp"

#include <string>

/// What `assay diff` found, as a person or another program reads it.
namespace assay::reports {

struct DiffView {
  bool color = false;
  bool quiet = false;  // one line for each unannounced break, as compilers print, and nothing else
  int width = 100;     // columns
};

/// For the terminal: by event, breaking changes first, each with its two places, who breaks and why; what the announcement lacks, once
/// for each event; changes that break nobody in one line each; at the end a verdict.
[[nodiscard]] std::string diff_text(const diff::Difference& difference, const DiffView& view);

/// {"changes": […], "verdict": "pass|fail"} after contracts/diff.schema.json.
[[nodiscard]] std::string diff_json(const diff::Difference& difference);

}  // namespace assay::reports
