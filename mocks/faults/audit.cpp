#include "mocks/pf/audit.hpp"

#include "harness/base/hash.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <array>
#include <string>

/// Group I: entries that are missing, that stand for nothing, or that change.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Message;

class AuditAfterCommit : public Registration {
 public:
  using Registration::Registration;

 protected:
  void audit_patient(const Message&, Text, Text, Context&) const override {}
  Answer perform(const Delivery& delivery, Text tenant, Context& context) const override {
    const Answer answer = Registration::perform(delivery, tenant, context);
    if (answer.kind != Answer::Kind::done) return answer;
    const Row patient = context.find(Patients::layout, {{Patients::organization_id, tenant},
                                                        {Patients::ce_lead_id, delivery.message->fields()[names::lead_id]}});
    if (patient) Registration::audit_patient(*delivery.message, patient->values[Patients::id].text(), tenant, context);
    return answer;
  }
};

class AuditBeforeTransaction : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Message& message = *delivery.message;
    if (problem(message).empty()) Registration::audit_patient(message, new_patient_id(message, context), message.tenant, context);
    return Registration::handle(delivery, context);
  }

 protected:
  Text new_patient_id(const Message& message, Context&) const override { return Text(uuid_of(message.hash, mix(message.hash))); }
  void audit_patient(const Message&, Text, Text, Context&) const override {}
};

class RefusalNotAudited : public Registration {
 public:
  using Registration::Registration;

 protected:
  Answer refuse(const Message& message, Text reason, Context& context) const override {
    context.log(Text("warning"), Text("event_refused event=" + std::string(message.id.view())), message.tenant);
    return Answer::refuse(reason);
  }
};

class AuditCorrected : public Registration {
 public:
  using Registration::Registration;

 protected:
  void audit_patient(const Message& message, Text patient_id, Text tenant, Context& context) const override {
    Registration::audit_patient(message, patient_id, tenant, context);
    context.update(AuditLogs::layout, {{AuditLogs::organization_id, tenant}, {AuditLogs::entity_id, patient_id}},
                   {{AuditLogs::action, Text("patient_registered_by_event")}});
  }
};

class ActorIsService : public Registration {
 public:
  using Registration::Registration;

 protected:
  void audit_patient(const Message& message, Text patient_id, Text tenant, Context& context) const override {
    audit(context, {tenant, name(), Text("patient_registered"), Text(Patients::layout.name), patient_id, message.id});
  }
};

class CopyAuditedAgain : public Registration {
 public:
  using Registration::Registration;

 protected:
  void note_duplicate(const Message& message, Text tenant, Context& context) const override {
    const Row patient = context.find(
        Patients::layout, {{Patients::organization_id, tenant}, {Patients::ce_lead_id, message.fields()[names::lead_id]}});
    if (patient) audit_patient(message, patient->values[Patients::id].text(), tenant, context);
  }
};

class NeverAudited : public Admission {
 public:
  using Admission::Admission;

 protected:
  void audit_resident(const Message&, Text, Text, Context&) const override {}
};

constexpr std::array twins{
    Fault{"I01", "audit-after-commit", "PM-01", "audit-complete", "writes the audit entry when the effect is durable already",
          make<AuditAfterCommit>},
    Fault{"I02", "audit-before-tx", "PM-01", "audit-complete", "writes the audit entry before it knows whether there is an effect",
          make<AuditBeforeTransaction>},
    Fault{"I04", "no-audit-on-refusal", "PM-01", "audit-complete", "refuses an event without an audit entry", make<RefusalNotAudited>},
    Fault{"I05", "mutable", "PM-01", "audit-complete", "changes an audit entry that it has written", make<AuditCorrected>},
    Fault{"I12", "actor-is-service", "PM-01", "audit-complete", "names itself as the one who acted", make<ActorIsService>},
    Fault{"I15", "random-entry-id", "PM-01", "audit-complete", "writes the entry of the effect again for every copy",
          make<CopyAuditedAgain>},
    Fault{"I18", "integrity-without-completeness", "RH-01", "audit-complete", "admits residents without an audit entry",
          make<NeverAudited>},
};

}  // namespace

std::span<const Fault> audit_twins() { return twins; }

}  // namespace assay::mocks::faults
