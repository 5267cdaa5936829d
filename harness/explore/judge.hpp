#pragma once

#include "harness/check/checks.hpp"
#include "harness/world/simulation.hpp"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace assay::explore {

/// Judges the end of a schedule by all checks. One for each scenario and cast; it keeps what was known before any schedule
/// ran: the reference's result, the cast's own fault-free one, canaries and who owns which given row.
class Judge {
 public:
  /// What a scenario's `then` adds: looks at the state at the end and appends what is wrong.
  using Then = std::function<void(const world::State&, const check::History&, const check::RunResult&, std::vector<check::Violation>&)>;

  struct Known {
    const contract::Registry* registry = nullptr;
    const check::CanaryMatcher* canaries = nullptr;
    std::unordered_map<Text, Text> owners;
    std::optional<check::RunResult> reference;
    std::optional<check::RunResult> fault_free;
    std::vector<Text> may_stay;
    check::RowRules row_rules;
    Then then;
  };

  struct Judgement {
    std::vector<check::Violation> violations;
    std::uint64_t judged = 0;
  };

  explicit Judge(Known known) : known_(std::move(known)) {}

  [[nodiscard]] Judgement judge(const world::State& end, bool at_rest) const;
  [[nodiscard]] check::RunResult result(const world::State& end) const;
  [[nodiscard]] Known& known() { return known_; }

 private:
  Known known_;
};

}  // namespace assay::explore
