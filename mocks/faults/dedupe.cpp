#include "mocks/analytics/conversion_metrics.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/faults/memory.hpp"
#include "mocks/faults/pruned_inbox.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <array>

/// Group A, what is taken for the same event: no key, a wrong key, or a key that is forgotten.
namespace assay::mocks::faults {
namespace {

using party::Context;
using party::Delivery;
using party::Message;

class NoDedupe : public Registration {
 public:
  using Registration::Registration;

 protected:
  Value claimed(const Delivery&, Text, Context&) const override { return {}; }
  void note_claim(const Delivery&, Text, Context&) const override {}
};

class KeyIsDeliveryId : public Admission {
 public:
  using Admission::Admission;

 protected:
  Text key_of(const Delivery& delivery) const override { return delivery.id(); }
};

class KeyIsTransportId : public Registration {
 public:
  using Registration::Registration;

 protected:
  Text key_of(const Delivery& delivery) const override { return delivery.message->id; }
};

class KeyIsAggregate : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  Claim claim(const Delivery& delivery, Text tenant, Context& context) const override {
    const Value lead = delivery.message->fields()[names::lead_id];
    const bool known = static_cast<bool>(
        context.find(LeadStatus::layout, {{LeadStatus::organization_id, tenant}, {LeadStatus::lead_id, lead}}));
    return known ? Claim::repeated : Claim::first;
  }
};

class KeyWithoutTenant : public Registration {
 public:
  using Registration::Registration;

 protected:
  Value claimed(const Delivery& delivery, Text, Context& context) const override {
    const Row seen = context.find(Inbox::layout, {{Inbox::subscriber, name()},
                                                  {Inbox::event_type, delivery.message->type},
                                                  {Inbox::idempotency_key, key_of(delivery)}});
    return seen ? seen->values[Inbox::payload_digest] : Value();
  }
};

class KeyWithoutConsumer : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  Value claimed(const Delivery& delivery, Text tenant, Context& context) const override {
    const Row seen = context.find(Inbox::layout, {{Inbox::organization_id, tenant},
                                                  {Inbox::event_type, delivery.message->type},
                                                  {Inbox::idempotency_key, key_of(delivery)}});
    return seen ? seen->values[Inbox::payload_digest] : Value();
  }
};

class DedupeInMemory : public Registration {
 public:
  using Registration::Registration;

 protected:
  Value claimed(const Delivery& delivery, Text tenant, Context& context) const override {
    const Row seen = recall(context, name(), slot_of(tenant, key_of(delivery)));
    return seen ? seen->values[Memory::value] : Value();
  }
  void note_claim(const Delivery& delivery, Text tenant, Context& context) const override {
    remember(context, name(), slot_of(tenant, key_of(delivery)), digest_of(*delivery.message));
  }
};

class InboxTooShort : public PrunedInbox {
 public:
  using PrunedInbox::PrunedInbox;

 protected:
  Duration kept_for() const override { return std::chrono::hours(24); }
};

class ConflictIsCopy : public Admission {
 public:
  using Admission::Admission;

 protected:
  Claim claim(const Delivery& delivery, Text tenant, Context& context) const override {
    const Claim claim = Admission::claim(delivery, tenant, context);
    return claim == Claim::conflict ? Claim::repeated : claim;
  }
};

class HighWaterMark : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  Claim claim(const Delivery& delivery, Text tenant, Context& context) const override {
    const Message& message = *delivery.message;
    const Row known = context.find(
        LeadStatus::layout, {{LeadStatus::organization_id, tenant}, {LeadStatus::lead_id, message.fields()[names::lead_id]}});
    return known && !is_newer(message, known) ? Claim::repeated : Claim::first;
  }
};

constexpr std::array twins{
    Fault{"A01", "no-dedupe", "PM-01", "effect-exactly-once", "registers a patient for every copy", make<NoDedupe>},
    Fault{"A02", "key-delivery-id", "RH-01", "effect-exactly-once", "tells events apart by the broker's delivery id",
          make<KeyIsDeliveryId>},
    Fault{"A03", "key-transport-id", "PM-01", "effect-exactly-once",
          "tells events apart by event id, so that one conversion published twice counts twice", make<KeyIsTransportId>},
    Fault{"A05", "key-aggregate", "Analytics", "effect-exactly-once", "takes any event of a known lead for a copy", make<KeyIsAggregate>},
    Fault{"A07", "key-not-tenant-scoped", "PM-01", "effect-exactly-once", "looks for the key in all organisations", make<KeyWithoutTenant>},
    Fault{"A08", "key-not-consumer-scoped", "Analytics", "effect-exactly-once",
          "takes what another subscriber has handled for handled", make<KeyWithoutConsumer>},
    Fault{"A10", "dedupe-in-memory", "PM-01", "effect-exactly-once", "keeps the keys that it has seen in memory only", make<DedupeInMemory>},
    Fault{"A12", "dedupe-ttl-too-short", "PM-01", "effect-exactly-once",
          "forgets a key after a day, though copies may come later than that", make<InboxTooShort>},
    Fault{"A20", "same-id-other-payload-ignored", "RH-01", "messages-conform", "takes the same key with another payload for a copy",
          make<ConflictIsCopy>},
    Fault{"A27", "high-water-mark", "Analytics", "effect-exactly-once",
          "takes whatever is not newer than the newest event of a lead for a copy", make<HighWaterMark>},
};

}  // namespace

std::span<const Fault> dedupe_twins() { return twins; }

}  // namespace assay::mocks::faults
