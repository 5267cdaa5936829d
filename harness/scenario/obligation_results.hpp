#pragma once

#include "harness/scenario/run_record.hpp"
#include "harness/world/simulation.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace assay::scenario {

/// How many deliveries of which event each party of a world has had.
class CoverageCounter {
 public:
  void add(const world::Simulation& simulation);
  [[nodiscard]] const std::map<std::pair<std::string, std::string>, std::uint64_t>& deliveries() const { return deliveries_; }
  [[nodiscard]] bool took_part(const std::string& party) const { return parties_.contains(party); }

 private:
  std::map<std::pair<std::string, std::string>, std::uint64_t> deliveries_;
  std::set<std::string> parties_;
};

/// A verdict for every obligation of the model, from the scenarios that verify it.
void add_obligations(RunRecord& record);
/// The documents' findings, one for each failure, and one for each obligation that nothing verifies; worst first.
void add_findings(RunRecord& record);
/// Every party and event of the contracts, and what was seen of them.
void add_coverage(RunRecord& record, const CoverageCounter& counter);

}  // namespace assay::scenario
