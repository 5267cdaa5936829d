#pragma once

#include "harness/party/party.hpp"
#include "mocks/fw/inbox_subscriber.hpp"

namespace assay::mocks {

/// All reference parties: FW-16, CE, CE-17, PM-01, RH-01, Analytics.
[[nodiscard]] party::Cast reference_cast(const SharedRegistry& registry);

/// The cast with the party of the same name replaced.
[[nodiscard]] party::Cast with_party(party::Cast cast, std::shared_ptr<const party::Party> replacement);

}  // namespace assay::mocks
