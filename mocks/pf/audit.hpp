#pragma once

#include "harness/party/context.hpp"

namespace assay::mocks {

/// Adds one row to pf_audit_logs, in the caller's transaction if there is one. Ids and codes only.
struct AuditEntry {
  Text tenant;
  Text actor;      // the user on whose behalf, not the service
  Text action;     // "patient_registered"
  Text entity;     // table name, or "event"
  Text entity_id;
  Text event_id;   // what caused it
};
party::Written audit(party::Context& context, const AuditEntry& entry);

}  // namespace assay::mocks
