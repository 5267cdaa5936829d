#include "harness/base/hash.hpp"
#include "mocks/analytics/conversion_metrics.hpp"
#include "mocks/ce/admission_handoff.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/faults/memory.hpp"
#include "mocks/faults/pruned_inbox.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/fw/framework.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <array>
#include <string>

/// Parties that do the right thing in another way. A check that accuses one of them asks for more than the contract.
namespace assay::mocks {
namespace {

using faults::forget;
using faults::make;
using faults::recall;
using faults::remember;
using faults::slot_of;
using party::Answer;
using party::Context;
using party::Delivery;
using party::Message;
using party::Written;

/// No inbox: the row's id follows from the event, so that a second one cannot be.
class NaturallyIdempotent : public AdmissionHandoff {
 public:
  using AdmissionHandoff::AdmissionHandoff;

 protected:
  Claim claim(const Delivery& delivery, Text, Context& context) const override {
    const Message& message = *delivery.message;
    const Row known = context.find(Handoffs::layout, {{Handoffs::id, new_handoff_id(message, context)}});
    if (!known) return Claim::first;
    const bool same = known->values[Handoffs::lead_id] == message.fields()[names::lead_id] &&
                      known->values[Handoffs::converted_to_type] == message.fields()[names::converted_to_type];
    return same ? Claim::repeated : Claim::conflict;
  }
  Text new_handoff_id(const Message& message, Context&) const override {
    const std::uint64_t tenant = message.tenant.hash();
    return Text(uuid_of(combine(tenant, message.fields().text(names::correlation_id).hash()), mix(tenant)));
  }
};

class LateEventNoted : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  void keep_latest(const Message& message, Text tenant, Context& context) const override {
    const Row known = context.find(
        LeadStatus::layout, {{LeadStatus::organization_id, tenant}, {LeadStatus::lead_id, message.fields()[names::lead_id]}});
    if (!known || is_newer(message, known)) return ConversionMetrics::keep_latest(message, tenant, context);
    context.log(Text("info"), Text("superseded event=" + std::string(message.id.view())), tenant);
  }
};

class SendsTwice : public Framework {
 protected:
  bool send_to_all(const Message& message, Context& context) const override {
    return Framework::send_to_all(message, context) && Framework::send_to_all(message, context);
  }
};

class SendsLastFirst : public Framework {
 protected:
  bool send_to_all(const Message& message, Context& context) const override {
    const auto subscribers = context.subscribers_of(message.type);
    for (auto at = subscribers.rbegin(); at != subscribers.rend(); ++at) {
      if (!context.send(message, *at)) return false;
    }
    return true;
  }
};

class CopyAudited : public Registration {
 public:
  using Registration::Registration;

 protected:
  void note_duplicate(const Message& message, Text tenant, Context& context) const override {
    audit(context, {tenant, name(), Text("duplicate_suppressed"), Text("event"), message.id, message.id});
  }
};

class ArrivalAudited : public Admission {
 public:
  using Admission::Admission;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Message& message = *delivery.message;
    audit(context, {message.tenant, name(), Text("event_received"), Text("event"), message.id, message.id});
    return Admission::handle(delivery, context);
  }
};

class LongInbox : public faults::PrunedInbox {
 public:
  using PrunedInbox::PrunedInbox;

 protected:
  Duration kept_for() const override { return std::chrono::hours(24 * 30); }
};

class KeyedPseudonym : public Registration {
 public:
  using Registration::Registration;

 protected:
  void report(const Message& message, const Row& contact, Text tenant, Context& context) const override {
    Registration::report(message, contact, tenant, context);
    const std::string keyed = "a secret of " + std::string(tenant.view()) + std::string(contact->values[Contacts::email].text().view());
    context.log(Text("info"), Text("registered person=" + sha256_hex(keyed).substr(0, 16)), tenant);
  }
};

/// Sets the organisation for one delivery and takes it off again, however the delivery ends.
class TenantSetAndReset : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

  Answer handle(const Delivery& delivery, Context& context) const override {
    remember(context, name(), delivery.message->id, delivery.message->tenant);
    const Answer answer = ConversionMetrics::handle(delivery, context);
    forget(context, name(), delivery.message->id);
    return answer;
  }

 protected:
  Text tenant_of(const Message& message, Context& context) const override {
    const Row current = recall(context, name(), message.id);
    return current ? current->values[Memory::value].text() : message.tenant;
  }
};

/// Writes the claim as pending in a transaction of its own; whoever finds it so later takes it over, and only the
/// transaction of the effect makes it final.
class ClaimTakenOver : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Message& message = *delivery.message;
    if (problem(message).empty()) {
      context.insert(Inbox::layout,
                     {{Inbox::id, context.new_id()},
                      {Inbox::organization_id, message.tenant},
                      {Inbox::subscriber, pending},
                      {Inbox::event_type, message.type},
                      {Inbox::idempotency_key, key_of(delivery)}},
                     party::OnConflict::ignore);
    }
    return Registration::handle(delivery, context);
  }

 protected:
  void note_claim(const Delivery& delivery, Text tenant, Context& context) const override {
    const Written taken = context.update(Inbox::layout,
                                         {{Inbox::organization_id, tenant},
                                          {Inbox::subscriber, pending},
                                          {Inbox::event_type, delivery.message->type},
                                          {Inbox::idempotency_key, key_of(delivery)}},
                                         {{Inbox::subscriber, name()}, {Inbox::payload_digest, digest_of(*delivery.message)}});
    if (taken != Written::done) Registration::note_claim(delivery, tenant, context);
  }

 private:
  inline static const Text pending{"PM-01 pending"};
};

class LogsMore : public Admission {
 public:
  using Admission::Admission;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Message& message = *delivery.message;
    const std::string event = "event=" + std::string(message.id.view());
    context.log(Text("debug"), Text("received " + event), message.tenant);
    const Answer answer = Admission::handle(delivery, context);
    context.log(Text("debug"), Text("finished " + event), message.tenant);
    return answer;
  }
};

class FirstAttemptTooEarly : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

  Answer handle(const Delivery& delivery, Context& context) const override {
    return delivery.attempt == 1 ? Answer::retry(Text("warming-up")) : ConversionMetrics::handle(delivery, context);
  }
};

class MemoryBeforeInbox : public Registration {
 public:
  using Registration::Registration;

 protected:
  Value claimed(const Delivery& delivery, Text tenant, Context& context) const override {
    if (const Row seen = recall(context, name(), slot_of(tenant, key_of(delivery)))) return seen->values[Memory::value];
    return Registration::claimed(delivery, tenant, context);
  }
  party::Answer perform(const Delivery& delivery, Text tenant, Context& context) const override {
    const party::Answer answer = Registration::perform(delivery, tenant, context);
    // Not before the commit: another worker would take the memory's word for it.
    if (answer.kind == party::Answer::Kind::done) remember(context, name(), slot_of(tenant, key_of(delivery)), digest_of(*delivery.message));
    return answer;
  }
};

constexpr std::array twins{
    Fault{"N01", "natural-idempotence", "CE-17", "", "has no inbox: the id of its row follows from the event", make<NaturallyIdempotent>},
    Fault{"N02", "late-event-noted", "Analytics", "", "logs an event that a later one has overtaken, and counts it", make<LateEventNoted>},
    Fault{"N03", "relay-sends-twice", "FW-16", "", "sends every event twice, with the same id", make<SendsTwice>},
    Fault{"N04", "relay-sends-last-first", "FW-16", "", "serves subscribers in another order", make<SendsLastFirst>},
    Fault{"N05", "copy-audited", "PM-01", "", "writes an audit entry of another kind for a copy", make<CopyAudited>},
    Fault{"N06", "arrival-audited", "RH-01", "", "writes an audit entry of another kind for each arrival", make<ArrivalAudited>},
    Fault{"N07", "inbox-kept-long", "PM-01", "", "forgets a key after thirty days, later than any copy comes", make<LongInbox>},
    Fault{"N08", "keyed-pseudonym", "PM-01", "", "logs a pseudonym that only the holder of a key can make", make<KeyedPseudonym>},
    Fault{"N09", "tenant-set-and-reset", "Analytics", "", "sets its organisation for each event and resets it after", make<TenantSetAndReset>},
    Fault{"N10", "claim-taken-over", "PM-01", "", "claims in a transaction of its own, and takes an orphaned claim over",
          make<ClaimTakenOver>},
    Fault{"N11", "logs-more", "RH-01", "", "logs arrival and end, ids only", make<LogsMore>},
    Fault{"N12", "first-attempt-too-early", "Analytics", "", "takes an event only at its second delivery", make<FirstAttemptTooEarly>},
    Fault{"N13", "memory-before-inbox", "PM-01", "", "looks into its memory before it looks into its inbox", make<MemoryBeforeInbox>},
};

}  // namespace

std::span<const Fault> benign_twins() { return twins; }

}  // namespace assay::mocks
