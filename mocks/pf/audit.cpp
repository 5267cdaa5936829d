#include "mocks/pf/audit.hpp"

#include "mocks/tables.hpp"

namespace assay::mocks {

party::Written audit(party::Context& context, const AuditEntry& entry) {
  return context.insert(AuditLogs::layout, {{AuditLogs::id, context.new_id()},
                                            {AuditLogs::organization_id, entry.tenant},
                                            {AuditLogs::actor, entry.actor},
                                            {AuditLogs::action, entry.action},
                                            {AuditLogs::entity, entry.entity},
                                            {AuditLogs::entity_id, entry.entity_id},
                                            {AuditLogs::event_id, entry.event_id.empty() ? Value() : Value(entry.event_id)}});
}

}  // namespace assay::mocks
