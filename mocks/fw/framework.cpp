#include "mocks/fw/framework.hpp"

#include "mocks/pf/audit.hpp"
#include "mocks/tables.hpp"

namespace assay::mocks {

Text Framework::name() const {
  static const Text name("FW-16");
  return name;
}

bool Framework::has_work(party::Reader& reader) const {
  return static_cast<bool>(reader.find(DomainEvents::layout, {{DomainEvents::dispatched, Value::of(false)}}));
}

void Framework::work(party::Context& context) const {
  const Row row = context.find(DomainEvents::layout, {{DomainEvents::dispatched, Value::of(false)}});
  if (!row || !send_to_all(message_of(row, context), context)) return;
  mark_dispatched(row, context);
}

party::Message Framework::message_of(const Row& row, party::Context&) const {
  const std::vector<Value>& values = row->values;
  return party::make_message(values[DomainEvents::id].text(), values[DomainEvents::event_type].text(),
                             values[DomainEvents::organization_id].text(), values[DomainEvents::site_id].text(),
                             values[DomainEvents::occurred_at].text(), values[DomainEvents::payload].text());
}

bool Framework::send_to_all(const party::Message& message, party::Context& context) const {
  for (const Text subscriber : context.subscribers_of(message.type)) {
    if (!context.send(message, subscriber)) return false;
  }
  return true;
}

void Framework::mark_dispatched(const Row& row, party::Context& context) {
  context.update(DomainEvents::layout, {{DomainEvents::id, row->values[DomainEvents::id]}},
                 {{DomainEvents::dispatched, Value::of(true)}});
}

Text Framework::reason_of(const party::Message&, Text reason) const { return reason; }

void Framework::dead_letter(const party::Message& message, Text subscriber, Text reason, party::Context& context) const {
  context.begin();
  const party::Written kept = context.insert(DeadLetters::layout,
                                             {{DeadLetters::id, context.new_id()},
                                              {DeadLetters::organization_id, message.tenant},
                                              {DeadLetters::event_id, message.id},
                                              {DeadLetters::event_type, message.type},
                                              {DeadLetters::subscriber, subscriber},
                                              {DeadLetters::reason, reason_of(message, reason)}},
                                             party::OnConflict::ignore);
  if (kept == party::Written::done) {
    audit(context, {message.tenant, name(), Text("event_dead_lettered"), Text("event"), message.id, message.id});
  }
  [[maybe_unused]] const party::Written committed = context.commit();
}

}  // namespace assay::mocks
