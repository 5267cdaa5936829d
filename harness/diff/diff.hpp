#pragma once

#include "harness/diff/change.hpp"
#include "harness/diff/demands.hpp"
#include "harness/diff/side.hpp"

#include <string>
#include <vector>

/// What has changed between two contracts, whom it breaks, and whether it was announced as the documents ask.
namespace assay::diff {

struct Difference {
  std::vector<Change> changes;  // of events by their old name, then of other things; in a fixed order
  Demands demands;

  /// An unannounced breaking change is there.
  [[nodiscard]] bool fails() const;
};

/// Compares meanings: order, formatting, line numbers, file names and prose do not count. Nothing that the two sides share is reported.
[[nodiscard]] Difference compare(Side before, Side after);

/// As findings of rules AC7xx, each at its new place if it has one, with the lines quoted. The sides are those that were compared.
[[nodiscard]] std::vector<contract::Finding> findings_of(const Difference& difference, const Side& before, const Side& after);

/// Of one change: stays the same when lines move.
[[nodiscard]] contract::Finding finding_of(const Change& change);

}  // namespace assay::diff
