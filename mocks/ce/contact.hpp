#pragma once

#include "harness/party/context.hpp"

namespace assay::mocks {

/// The ce_contacts row that an event names by contact_id, if it belongs to the organisation; null if there is none.
/// Subscribers read it on the server, with the service role, which sees every organisation: the filter is theirs to make.
[[nodiscard]] Row contact_named_by(const party::Message& message, Text tenant, party::Context& context);

}  // namespace assay::mocks
