#include "mocks/fw/inbox_subscriber.hpp"

#include "mocks/fw/fields.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/tables.hpp"

#include <string>

namespace assay::mocks {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Message;

Answer InboxSubscriber::handle(const Delivery& delivery, Context& context) const {
  const Message& message = *delivery.message;
  if (const Text reason = problem(message); !reason.empty()) return refuse(message, reason, context);
  const Text tenant = tenant_of(message, context);
  context.begin();
  switch (claim(delivery, tenant, context)) {
    case Claim::first: break;
    case Claim::repeated:
      context.rollback();
      note_duplicate(message, tenant, context);
      return Answer::done();
    case Claim::conflict: context.rollback(); return refuse(message, names::idempotency_conflict, context);
  }
  return perform(delivery, tenant, context);
}

Answer InboxSubscriber::perform(const Delivery& delivery, Text tenant, Context& context) const {
  const Answer answer = apply(delivery, tenant, context);
  if (answer.kind != Answer::Kind::done) {
    const bool lost = context.lost();
    context.rollback();
    if (lost) return Answer::retry(names::store_unavailable);
    return answer.kind == Answer::Kind::refuse ? refuse(*delivery.message, answer.reason, context) : answer;
  }
  if (context.commit() != party::Written::done) return Answer::retry(names::store_unavailable);
  return Answer::done();
}

Text InboxSubscriber::problem(const Message& message) const {
  if (message.tenant.empty() || registry_->entry(message.type) == nullptr) return names::payload_invalid;
  if (!registry_->problems(message.type, message.payload).empty()) return names::payload_invalid;
  if (message.fields().text(names::organization_id) != message.tenant) return names::tenant_mismatch;
  return {};
}

Text InboxSubscriber::tenant_of(const Message& message, Context&) const { return message.tenant; }

Text InboxSubscriber::key_of(const Delivery& delivery) const {
  const party::Payload& payload = delivery.message->fields();
  const std::vector<Text>& fields = registry_->entry(delivery.message->type)->key;
  if (fields.size() == 1) return payload.text(fields.front());
  std::string key;
  for (const Text field : fields) key += std::string(payload.text(field).view()) + '\n';
  return Text(key);
}

InboxSubscriber::Claim InboxSubscriber::claim(const Delivery& delivery, Text tenant, Context& context) const {
  const Value before = claimed(delivery, tenant, context);
  if (!before.is_null()) return before == digest_of(*delivery.message) ? Claim::repeated : Claim::conflict;
  note_claim(delivery, tenant, context);
  return Claim::first;
}

Value InboxSubscriber::claimed(const Delivery& delivery, Text tenant, Context& context) const {
  const Row seen = context.find(Inbox::layout, {{Inbox::organization_id, tenant},
                                                {Inbox::subscriber, name()},
                                                {Inbox::event_type, delivery.message->type},
                                                {Inbox::idempotency_key, key_of(delivery)}});
  return seen ? seen->values[Inbox::payload_digest] : Value();
}

void InboxSubscriber::note_claim(const Delivery& delivery, Text tenant, Context& context) const {
  context.insert(Inbox::layout, {{Inbox::id, context.new_id()},
                                 {Inbox::organization_id, tenant},
                                 {Inbox::subscriber, name()},
                                 {Inbox::event_type, delivery.message->type},
                                 {Inbox::idempotency_key, key_of(delivery)},
                                 {Inbox::payload_digest, digest_of(*delivery.message)}});
}

Value InboxSubscriber::digest_of(const Message& message) { return Value::of(static_cast<std::int64_t>(message.payload.hash())); }

void InboxSubscriber::note_duplicate(const Message& message, Text tenant, Context& context) const {
  static const Text line("duplicate_suppressed event=");
  context.log(names::info, joined(line, message.id), tenant);
}

Answer InboxSubscriber::refuse(const Message& message, Text reason, Context& context) const {
  const party::Written written = audit(context, {message.tenant, name(), Text("event_refused"), Text("event"), message.id, message.id});
  if (written != party::Written::done) return Answer::retry(names::store_unavailable);
  context.log(Text("warning"),
              Text("event_refused event=" + std::string(message.id.view()) + " reason=" + std::string(reason.view())), message.tenant);
  return Answer::refuse(reason);
}

}  // namespace assay::mocks
