#include "harness/base/hash.hpp"
#include "mocks/ce/lead_conversion.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/fw/framework.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <algorithm>
#include <array>
#include <string>

/// Group F: ways on which what is known of a person leaves the tables that are there for it.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Message;
using party::Written;

std::string operator+(std::string left, Text right) { return left.append(right.view()); }

class PayloadInErrorLog : public Registration {
 public:
  using Registration::Registration;

 protected:
  Answer refuse(const Message& message, Text reason, Context& context) const override {
    context.log(Text("error"), Text("event_refused payload=" + message.payload), message.tenant);
    return Registration::refuse(message, reason, context);
  }
};

class ValuesInDeadLetter : public Framework {
 protected:
  Text reason_of(const Message& message, Text reason) const override {
    return Text(std::string(reason.view()) + ": " + message.payload);
  }
};

class PhoneAsLabel : public Registration {
 public:
  using Registration::Registration;

 protected:
  void report(const Message& message, const Row& contact, Text tenant, Context& context) const override {
    Registration::report(message, contact, tenant, context);
    context.metric(Text("patients_registered_total{phone=\"" + contact->values[Contacts::phone].text() + "\"}"));
  }
};

class EmailInEnvelope : public Framework {
 protected:
  Message message_of(const Row& row, Context& context) const override {
    const Message message = Framework::message_of(row, context);
    const Row contact = context.find(Contacts::layout, {{Contacts::id, message.fields()[names::contact_id]}});
    if (!contact) return message;
    return party::make_message(message.id, message.type, message.tenant, contact->values[Contacts::email].text(), message.occurred_at,
                               message.payload);
  }
};

class UnsaltedPseudonym : public Registration {
 public:
  using Registration::Registration;

 protected:
  void report(const Message& message, const Row& contact, Text tenant, Context& context) const override {
    const std::string pseudonym = sha256_hex(contact->values[Contacts::email].text().view()).substr(0, 16);
    context.log(Text("info"), Text("patient_registered event=" + message.id + " person=" + pseudonym), tenant);
  }
};

class NameInPayload : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  Text payload_of(const Conversion& conversion) const override {
    std::vector<std::pair<Text, Value>> members;
    for (const auto& member : party::Payload::of(LeadConversion::payload_of(conversion)).members()) {
      members.emplace_back(member.name, member.value);
    }
    members.emplace_back(Text("first_name"), conversion.contact->values[Contacts::first_name]);
    return make_json_object(members);
  }
  Written publish_one(const Publication& publication, Context& context) const override { return write_outbox(publication, context); }
};

class RedactionByFieldName : public Admission {
 public:
  using Admission::Admission;

 protected:
  Answer refuse(const Message& message, Text reason, Context& context) const override {
    static const std::array redacted{Text("first_name"), Text("last_name"), Text("phone")};
    std::string line = "event_refused";
    for (const auto& member : message.fields().members()) {
      const bool hidden = std::find(redacted.begin(), redacted.end(), member.name) != redacted.end();
      line = line + " " + member.name + "=" + (hidden ? Text("***") : member.value.text());
    }
    context.log(Text("error"), Text(line), message.tenant);
    return Admission::refuse(message, reason, context);
  }
};

class NameInAudit : public Registration {
 public:
  using Registration::Registration;

 protected:
  void audit_patient(const Message& message, Text patient_id, Text tenant, Context& context) const override {
    const Row patient = context.find(Patients::layout, {{Patients::id, patient_id}});
    const Text last_name = patient ? patient->values[Patients::last_name].text() : Text();
    audit(context, {tenant, message.fields().text(names::converted_by), Text("patient_registered " + last_name),
                    Text(Patients::layout.name), patient_id, message.id});
  }
};

class DenialEchoes : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  Answer refuse(const party::Command& command, Text reason, Context& context) const override {
    const Answer answer = LeadConversion::refuse(command, reason, context);
    const Row lead = context.find(Leads::layout, {{Leads::id, command.argument(Text("lead"))}, {Leads::organization_id, command.tenant}});
    if (answer.kind != Answer::Kind::refuse || !lead) return answer;
    const Row contact = context.find(Contacts::layout, {{Contacts::id, lead->values[Leads::contact_id]}});
    return contact ? Answer::refuse(Text(std::string(reason.view()) + " for " + contact->values[Contacts::last_name].text())) : answer;
  }
};

class LogBeforeCheck : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    context.log(Text("debug"), Text("received " + delivery.message->envelope), delivery.message->tenant);
    return Registration::handle(delivery, context);
  }
};

constexpr std::array twins{
    Fault{"F01", "log-payload-on-error", "PM-01", "no-phi-leaves", "logs the payload of an event that it refuses", make<PayloadInErrorLog>},
    Fault{"F06", "dlq-reason", "FW-16", "no-phi-leaves", "puts the payload into the reason of the dead letter", make<ValuesInDeadLetter>},
    Fault{"F08", "metric-label", "PM-01", "no-phi-leaves", "counts patients by phone number", make<PhoneAsLabel>},
    Fault{"F10", "envelope-attribute", "FW-16", "no-phi-leaves", "puts an e-mail address into the envelope", make<EmailInEnvelope>},
    Fault{"F13", "unsalted-pseudonym", "PM-01", "no-phi-leaves", "logs a plain hash of the e-mail address", make<UnsaltedPseudonym>},
    Fault{"F16", "more-than-contract", "CE", "no-phi-leaves", "puts the first name into the event", make<NameInPayload>},
    Fault{"F18", "redaction-by-field-name", "RH-01", "no-phi-leaves", "hides the fields that it knows and logs all others",
          make<RedactionByFieldName>},
    Fault{"F20", "audit-detail", "PM-01", "no-phi-leaves", "puts the last name into the audit entry", make<NameInAudit>},
    Fault{"F29", "consent-denial-echo", "CE", "no-phi-leaves", "says for whom consent is missing, by name", make<DenialEchoes>},
    Fault{"F30", "log-before-auth", "PM-01", "no-phi-leaves", "logs all that arrives before it looks whether it may", make<LogBeforeCheck>},
};

}  // namespace

std::span<const Fault> phi_twins() { return twins; }

}  // namespace assay::mocks::faults
