#include "mocks/cast.hpp"

#include "mocks/analytics/conversion_metrics.hpp"
#include "mocks/ce/admission_handoff.hpp"
#include "mocks/ce/lead_conversion.hpp"
#include "mocks/fw/framework.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"

namespace assay::mocks {

party::Cast reference_cast(const SharedRegistry& registry) {
  return {std::make_shared<Framework>(),           std::make_shared<LeadConversion>(registry),
          std::make_shared<AdmissionHandoff>(registry), std::make_shared<Registration>(registry),
          std::make_shared<Admission>(registry),   std::make_shared<ConversionMetrics>(registry)};
}

party::Cast with_party(party::Cast cast, std::shared_ptr<const party::Party> replacement) {
  for (auto& party : cast) {
    if (party->name() == replacement->name()) party = replacement;
  }
  return cast;
}

}  // namespace assay::mocks
