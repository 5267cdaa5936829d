#include "mocks/ce/lead_conversion.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/tables.hpp"

#include <array>

/// Group H: what counts as consent.
namespace assay::mocks::faults {
namespace {

using party::Context;

class AnyPurpose : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  bool consent_given(const Conversion& conversion, Context& context) const override {
    return LeadConversion::consent_given(conversion, context) ||
           context.find(Consents::layout, {{Consents::organization_id, conversion.tenant},
                                           {Consents::contact_id, conversion.contact->values[Contacts::id]},
                                           {Consents::status, Text("active")}});
  }
};

class AnyOrganisation : public LeadConversion {
 public:
  using LeadConversion::LeadConversion;

 protected:
  bool consent_given(const Conversion& conversion, Context& context) const override {
    return LeadConversion::consent_given(conversion, context) ||
           context.find(Consents::layout, {{Consents::contact_id, conversion.contact->values[Contacts::id]},
                                           {Consents::purpose, Text("treatment-referral")},
                                           {Consents::status, Text("active")}});
  }
};

constexpr std::array twins{
    Fault{"H07", "scope-too-coarse", "CE", "emitted-events-agree", "takes a consent to anything for a consent to this", make<AnyPurpose>},
    Fault{"H12", "consent-of-other-tenant", "CE", "emitted-events-agree", "takes a consent that another organisation was given",
          make<AnyOrganisation>},
};

}  // namespace

std::span<const Fault> consent_twins() { return twins; }

}  // namespace assay::mocks::faults
