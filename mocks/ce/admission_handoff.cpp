#include "mocks/ce/admission_handoff.hpp"

#include "mocks/fw/fields.hpp"
#include "mocks/pf/audit.hpp"
#include "mocks/tables.hpp"

namespace assay::mocks {

Text AdmissionHandoff::name() const {
  static const Text name("CE-17");
  return name;
}

std::vector<Text> AdmissionHandoff::subscriptions() const { return {names::ce_lead_converted}; }

party::Answer AdmissionHandoff::apply(const party::Delivery& delivery, Text tenant, party::Context& context) const {
  const party::Payload& payload = delivery.message->fields();
  const Text id = new_handoff_id(*delivery.message, context);
  context.insert(Handoffs::layout, {{Handoffs::id, id},
                                    {Handoffs::organization_id, tenant},
                                    {Handoffs::lead_id, payload[names::lead_id]},
                                    {Handoffs::converted_to_type, payload[names::converted_to_type]}});
  audit(context, {tenant, payload.text(names::converted_by), Text("handoff_noted"), Text(Handoffs::layout.name), id, delivery.message->id});
  return party::Answer::done();
}

Text AdmissionHandoff::new_handoff_id(const party::Message&, party::Context& context) const { return context.new_id(); }

}  // namespace assay::mocks
