#include "mocks/rh/admission.hpp"

#include "mocks/ce/contact.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/tables.hpp"

#include <algorithm>
#include <vector>

namespace assay::mocks {

using party::Answer;
using party::Context;
using party::Message;

Text Admission::name() const {
  static const Text name("RH-01");
  return name;
}

std::vector<Text> Admission::subscriptions() const { return {names::ce_lead_converted_to_resident}; }

Answer Admission::apply(const party::Delivery& delivery, Text tenant, Context& context) const {
  static const Text assigned("bed_assigned");
  static const Text waitlisted("waitlisted");
  const Message& message = *delivery.message;
  const Row contact = contact_of(message, tenant, context);
  if (!contact) return Answer::refuse(names::unknown_contact);
  const Text site = message.fields().text(names::site_id);
  const Row bed = free_bed(site, tenant, context);
  const Text id = context.new_id();
  context.insert(Residents::layout, {{Residents::id, id},
                                     {Residents::organization_id, tenant},
                                     {Residents::site_id, site},
                                     {Residents::first_name, contact->values[Contacts::first_name]},
                                     {Residents::last_name, contact->values[Contacts::last_name]},
                                     {Residents::status, bed ? assigned : waitlisted},
                                     {Residents::ce_lead_id, message.fields()[names::lead_id]}});
  place(id, bed, site, tenant, context);
  audit_resident(message, id, tenant, context);
  static const Text line("resident_admitted event=");
  context.log(names::info, joined(line, message.id), tenant);
  return Answer::done();
}

Row Admission::contact_of(const Message& message, Text tenant, Context& context) const {
  return contact_named_by(message, tenant, context);
}

Row Admission::free_bed(Text site, Text tenant, Context& context) const {
  std::vector<Row> beds = context.select(Beds::layout, {{Beds::organization_id, tenant}, {Beds::site_id, site}});
  std::sort(beds.begin(), beds.end(), [](const Row& a, const Row& b) { return a->values[Beds::label] < b->values[Beds::label]; });
  for (const Row& bed : beds) {
    if (!context.find(BedAssignments::layout, {{BedAssignments::bed_id, bed->values[Beds::id]}})) return bed;
  }
  return {};
}

void Admission::place(Text resident_id, const Row& bed, Text site, Text tenant, Context& context) const {
  if (bed) {
    context.insert(BedAssignments::layout, {{BedAssignments::id, context.new_id()},
                                            {BedAssignments::organization_id, tenant},
                                            {BedAssignments::bed_id, bed->values[Beds::id]},
                                            {BedAssignments::resident_id, resident_id}});
  } else {
    context.insert(ResidentWaitlist::layout, {{ResidentWaitlist::id, context.new_id()},
                                              {ResidentWaitlist::organization_id, tenant},
                                              {ResidentWaitlist::site_id, site},
                                              {ResidentWaitlist::resident_id, resident_id}});
  }
}

void Admission::audit_resident(const Message& message, Text resident_id, Text tenant, Context& context) const {
  static const Text admitted("resident_admitted");
  static const Text entity(Residents::layout.name);
  audit(context, {tenant, message.fields().text(names::converted_by), admitted, entity,
                  resident_id, message.id});
}

}  // namespace assay::mocks
