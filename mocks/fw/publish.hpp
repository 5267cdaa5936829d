#pragma once

#include "harness/contract/registry.hpp"
#include "harness/party/context.hpp"

namespace assay::mocks {

/// What a publisher hands to the framework.
struct Publication {
  Text type;
  Text tenant;
  Text site;  // empty: none
  Text payload;
};

/// FW-16 publishEvent: writes the event to fw_domain_events in the caller's transaction; the framework's relay sends it.
/// Result: done; or conflict if the type is not registered or the payload does not conform to its schema, and then nothing
///         is written and the caller must roll back.
party::Written publish(const contract::Registry& registry, const Publication& publication, party::Context& context);

/// The second half of publish: the row of fw_domain_events, whatever its payload is.
party::Written write_outbox(const Publication& publication, party::Context& context);

}  // namespace assay::mocks
