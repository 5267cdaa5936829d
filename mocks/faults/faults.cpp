#include "mocks/faults/faults.hpp"

#include "mocks/faults/groups.hpp"

#include <algorithm>
#include <vector>

namespace assay::mocks {

std::span<const Fault> broken_twins() {
  static const std::vector<Fault> twins = [] {
    std::vector<Fault> all;
    for (const auto group :
         {faults::dedupe_twins(), faults::claim_twins(), faults::ordering_twins(), faults::crash_twins(), faults::publisher_twins(),
          faults::relay_twins(), faults::tenancy_twins(), faults::phi_twins(), faults::schema_twins(), faults::consent_twins(),
          faults::audit_twins(), faults::poison_twins()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    std::sort(all.begin(), all.end(), [](const Fault& a, const Fault& b) { return a.id < b.id; });
    return all;
  }();
  return twins;
}

}  // namespace assay::mocks
