#include "mocks/fw/publish.hpp"

#include "mocks/fw/fields.hpp"
#include "mocks/tables.hpp"

namespace assay::mocks {

party::Written publish(const contract::Registry& registry, const Publication& publication, party::Context& context) {
  if (registry.entry(publication.type) == nullptr) return party::Written::conflict;
  if (!registry.problems(publication.type, publication.payload).empty()) return party::Written::conflict;
  return write_outbox(publication, context);
}

party::Written write_outbox(const Publication& publication, party::Context& context) {
  return context.insert(DomainEvents::layout,
                        {{DomainEvents::id, context.new_id()},
                         {DomainEvents::event_type, publication.type},
                         {DomainEvents::organization_id, publication.tenant},
                         {DomainEvents::site_id, publication.site.empty() ? Value() : Value(publication.site)},
                         {DomainEvents::correlation_id, party::Payload::of(publication.payload)[names::correlation_id]},
                         {DomainEvents::payload, publication.payload},
                         {DomainEvents::occurred_at, context.now()},
                         {DomainEvents::dispatched, Value::of(false)}});
}

}  // namespace assay::mocks
