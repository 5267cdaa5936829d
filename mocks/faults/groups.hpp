#pragma once

#include "mocks/faults/faults.hpp"

#include <type_traits>

/// The twins by group: each file of this folder lists its own at its end.
namespace assay::mocks::faults {

[[nodiscard]] std::span<const Fault> dedupe_twins();
[[nodiscard]] std::span<const Fault> claim_twins();
[[nodiscard]] std::span<const Fault> ordering_twins();
[[nodiscard]] std::span<const Fault> crash_twins();
[[nodiscard]] std::span<const Fault> publisher_twins();
[[nodiscard]] std::span<const Fault> relay_twins();
[[nodiscard]] std::span<const Fault> tenancy_twins();
[[nodiscard]] std::span<const Fault> phi_twins();
[[nodiscard]] std::span<const Fault> schema_twins();
[[nodiscard]] std::span<const Fault> consent_twins();
[[nodiscard]] std::span<const Fault> audit_twins();
[[nodiscard]] std::span<const Fault> poison_twins();

template <typename Twin>
std::shared_ptr<const party::Party> make(const SharedRegistry& registry) {
  if constexpr (std::is_constructible_v<Twin, const SharedRegistry&>) {
    return std::make_shared<const Twin>(registry);
  } else {
    return std::make_shared<const Twin>();
  }
}

}  // namespace assay::mocks::faults
