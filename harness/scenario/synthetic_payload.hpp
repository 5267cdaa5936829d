#pragma once

#include "harness/base/duration.hpp"
#include "harness/base/value.hpp"
#include "harness/contract/model.hpp"
#include "harness/kernel/random.hpp"

#include <string>
#include <utility>
#include <vector>

namespace assay::scenario {

struct PayloadFacts {
  Text tenant;
  kernel::Seed seed;
  Instant at;
};

/// A payload that conforms to the event's contract, but for what `with` and `without` change: members in the order of the
/// contract, then those that it does not declare. Nested members are left to the contract's examples and are not made.
[[nodiscard]] Text synthetic_payload(const contract::Event& event, const PayloadFacts& facts,
                                     const std::vector<std::pair<std::string, Value>>& with, const std::vector<std::string>& without);

}  // namespace assay::scenario
