#include "mocks/pm/registration.hpp"

#include "mocks/ce/contact.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/tables.hpp"

#include <string>

namespace assay::mocks {

using party::Answer;
using party::Context;
using party::Message;

Text Registration::name() const {
  static const Text name("PM-01");
  return name;
}

std::vector<Text> Registration::subscriptions() const { return {names::ce_lead_converted_to_patient}; }

Answer Registration::apply(const party::Delivery& delivery, Text tenant, Context& context) const {
  const Message& message = *delivery.message;
  const Row contact = contact_of(message, tenant, context);
  if (!contact) return Answer::refuse(names::unknown_contact);
  const Text patient_id = create_patient(message, contact, tenant, context);
  audit_patient(message, patient_id, tenant, context);
  report(message, contact, tenant, context);
  return Answer::done();
}

Row Registration::contact_of(const Message& message, Text tenant, Context& context) const {
  return contact_named_by(message, tenant, context);
}

Text Registration::new_patient_id(const Message&, Context& context) const { return context.new_id(); }

Text Registration::create_patient(const Message& message, const Row& contact, Text tenant, Context& context) const {
  static const Text awaiting("awaiting_intake_appointment");
  const Text id = new_patient_id(message, context);
  context.insert(Patients::layout, {{Patients::id, id},
                                    {Patients::organization_id, tenant},
                                    {Patients::first_name, contact->values[Contacts::first_name]},
                                    {Patients::last_name, contact->values[Contacts::last_name]},
                                    {Patients::phone, contact->values[Contacts::phone]},
                                    {Patients::email, contact->values[Contacts::email]},
                                    {Patients::status, awaiting},
                                    {Patients::ce_lead_id, message.fields()[names::lead_id]}});
  return id;
}

void Registration::audit_patient(const Message& message, Text patient_id, Text tenant, Context& context) const {
  static const Text registered("patient_registered");
  static const Text entity(Patients::layout.name);
  audit(context, {tenant, message.fields().text(names::converted_by), registered, entity,
                  patient_id, message.id});
}

void Registration::report(const Message& message, const Row&, Text tenant, Context& context) const {
  static const Text line("patient_registered event=");
  context.log(names::info, joined(line, message.id), tenant);
}

}  // namespace assay::mocks
