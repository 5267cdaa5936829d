#include "mocks/ce/lead_conversion.hpp"

#include "mocks/fw/fields.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/tables.hpp"

namespace assay::mocks {

using party::Answer;
using party::Command;
using party::Context;
using party::Written;

Text LeadConversion::name() const {
  static const Text name("CE");
  return name;
}

std::vector<party::Party::CommandForm> LeadConversion::commands() const {
  return {{Text("convert_lead"), {Text("lead"), Text("to"), Text("intent")}}};
}

Answer LeadConversion::command(const Command& command, Context& context) const {
  static const Text convert_lead("convert_lead");
  if (command.name != convert_lead) return Answer::refuse(Text("unknown-command"));
  return convert(command, context);
}

Answer LeadConversion::convert(const Command& command, Context& context) const {
  context.begin();
  Conversion conversion;
  const Text reason = prepare(command, conversion, context);
  if (!reason.empty()) {
    const bool lost = context.lost();
    context.rollback();
    return lost ? Answer::retry(names::store_unavailable) : refuse(command, reason, context);
  }
  if (record(conversion, context) == Written::nothing) {
    context.rollback();
    return Answer::done();
  }
  return complete(command, conversion, context);
}

Answer LeadConversion::complete(const Command& command, const Conversion& conversion, Context& context) const {
  if (publish_all(conversion, context) == Written::conflict) {
    context.rollback();
    return refuse(command, names::payload_invalid, context);
  }
  audit_conversion(conversion, context);
  return context.commit() == Written::done ? Answer::done() : Answer::retry(names::store_unavailable);
}

Text LeadConversion::prepare(const Command& command, Conversion& conversion, Context& context) const {
  static const Text lead_argument("lead");
  static const Text to("to");
  conversion.tenant = command.tenant;
  conversion.actor = command.actor;
  conversion.type = command.argument(to).text();
  conversion.correlation = command.argument(names::correlation_id).text();
  conversion.at = context.now();
  if (conversion.type != names::patient && conversion.type != names::resident) return Text("unknown-type");
  conversion.lead = context.find(Leads::layout, {{Leads::id, command.argument(lead_argument)}, {Leads::organization_id, command.tenant}});
  if (!conversion.lead) return Text("unknown-lead");
  conversion.contact = context.find(Contacts::layout, {{Contacts::id, conversion.lead->values[Leads::contact_id]},
                                                       {Contacts::organization_id, command.tenant}});
  if (!conversion.contact) return names::unknown_contact;
  return consent_given(conversion, context) ? Text() : Text("consent-missing");
}

bool LeadConversion::consent_given(const Conversion& conversion, Context& context) const {
  if (!conversion.contact->values[Contacts::sud_data_present].truth()) return true;
  return static_cast<bool>(context.find(Consents::layout, {{Consents::organization_id, conversion.tenant},
                                                           {Consents::contact_id, conversion.contact->values[Contacts::id]},
                                                           {Consents::purpose, Text("treatment-referral")},
                                                           {Consents::status, Text("active")}}));
}

Written LeadConversion::record(const Conversion& conversion, Context& context) const {
  static const Text lead_to("lead_to_");
  const Written recorded = context.insert(Conversions::layout,
                                          {{Conversions::id, context.new_id()},
                                           {Conversions::organization_id, conversion.tenant},
                                           {Conversions::lead_id, conversion.lead->values[Leads::id]},
                                           {Conversions::conversion_type, joined(lead_to, conversion.type)},
                                           {Conversions::correlation_id, conversion.correlation},
                                           {Conversions::converted_by, conversion.actor},
                                           {Conversions::created_at, conversion.at}},
                                          party::OnConflict::ignore);
  if (recorded == Written::done) {
    context.update(Leads::layout, {{Leads::id, conversion.lead->values[Leads::id]}, {Leads::organization_id, conversion.tenant}},
                   {{Leads::status, Text("converted")}});
  }
  return recorded;
}

Written LeadConversion::publish_all(const Conversion& conversion, Context& context) const {
  const bool to_patient = conversion.type == names::patient;
  const Text site = to_patient ? Text() : conversion.lead->values[Leads::site_id].text();
  const Text type = to_patient ? names::ce_lead_converted_to_patient : names::ce_lead_converted_to_resident;
  const Written specific = publish_one({type, conversion.tenant, site, payload_of(conversion)}, context);
  if (specific != Written::done) return specific;
  return publish_one({names::ce_lead_converted, conversion.tenant, {}, deprecated_payload_of(conversion)}, context);
}

Written LeadConversion::publish_one(const Publication& publication, Context& context) const {
  return publish(registry(), publication, context);
}

Text LeadConversion::payload_of(const Conversion& conversion) const {
  const bool to_patient = conversion.type == names::patient;
  const std::vector<Value>& lead = conversion.lead->values;
  std::vector<std::pair<Text, Value>> members{{names::organization_id, conversion.tenant}};
  if (!to_patient) members.emplace_back(names::site_id, lead[Leads::site_id]);
  members.emplace_back(names::lead_id, lead[Leads::id]);
  members.emplace_back(names::contact_id, lead[Leads::contact_id]);
  // The record does not exist yet: its subscriber creates it.
  members.emplace_back(to_patient ? names::patient_id : names::resident_id, Value());
  members.emplace_back(names::correlation_id, conversion.correlation);
  members.emplace_back(names::converted_to_type, conversion.type);
  members.emplace_back(names::converted_by, conversion.actor);
  members.emplace_back(names::converted_at, conversion.at);
  return make_json_object(members);
}

Text LeadConversion::deprecated_payload_of(const Conversion& conversion) const {
  return make_json_object({{names::organization_id, conversion.tenant},
                              {names::lead_id, conversion.lead->values[Leads::id]},
                              {names::contact_id, conversion.lead->values[Leads::contact_id]},
                              {names::correlation_id, conversion.correlation},
                              {names::converted_to_type, conversion.type},
                              {names::converted_by, conversion.actor},
                              {names::converted_at, conversion.at}});
}

void LeadConversion::audit_conversion(const Conversion& conversion, Context& context) const {
  const Row recorded = context.find(Conversions::layout, {{Conversions::organization_id, conversion.tenant},
                                                          {Conversions::correlation_id, conversion.correlation}});
  if (!recorded) return;
  audit(context, {conversion.tenant, conversion.actor, Text("lead_converted"), Text(Conversions::layout.name),
                  recorded->values[Conversions::id].text(), {}});
}

Answer LeadConversion::refuse(const Command& command, Text reason, Context& context) const {
  const Written written = audit(context, {command.tenant, command.actor, Text("conversion_refused"), Text("command"), command.id, {}});
  return written == Written::done ? Answer::refuse(reason) : Answer::retry(names::store_unavailable);
}

}  // namespace assay::mocks
