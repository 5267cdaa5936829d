#pragma once

#include "mocks/faults/memory.hpp"
#include "mocks/pm/registration.hpp"

namespace assay::mocks::faults {

/// Forgets a claim once it is older than kept_for(). Whether that is a fault depends on how late a copy may come.
/// A claim whose age is not known, after a crash, is kept.
class PrunedInbox : public Registration {
 public:
  using Registration::Registration;

 protected:
  [[nodiscard]] virtual Duration kept_for() const = 0;

  Value claimed(const party::Delivery& delivery, Text tenant, party::Context& context) const override {
    const Text slot = slot_of(tenant, key_of(delivery));
    const Row since = recall(context, name(), slot);
    if (since && context.instant() - parse_instant(since->values[Memory::at].text().view()).value_or(Instant{}) > kept_for()) {
      forget(context, name(), slot);
      context.erase(Inbox::layout, {{Inbox::organization_id, tenant},
                                    {Inbox::subscriber, name()},
                                    {Inbox::event_type, delivery.message->type},
                                    {Inbox::idempotency_key, key_of(delivery)}});
    }
    return Registration::claimed(delivery, tenant, context);
  }

  void note_claim(const party::Delivery& delivery, Text tenant, party::Context& context) const override {
    Registration::note_claim(delivery, tenant, context);
    remember(context, name(), slot_of(tenant, key_of(delivery)), {});
  }
};

}  // namespace assay::mocks::faults
