#pragma once

#include "harness/base/text.hpp"

/// Names of payload members and codes that the reference parties share.
namespace assay::mocks::names {

inline const Text organization_id{"organization_id"};
inline const Text site_id{"site_id"};
inline const Text lead_id{"lead_id"};
inline const Text contact_id{"contact_id"};
inline const Text patient_id{"patient_id"};
inline const Text resident_id{"resident_id"};
inline const Text correlation_id{"correlation_id"};
inline const Text converted_to_type{"converted_to_type"};
inline const Text converted_by{"converted_by"};
inline const Text converted_at{"converted_at"};
inline const Text patient{"patient"};
inline const Text resident{"resident"};

inline const Text ce_lead_converted_to_patient{"ce_lead_converted_to_patient"};
inline const Text ce_lead_converted_to_resident{"ce_lead_converted_to_resident"};
inline const Text ce_lead_converted{"ce_lead_converted"};

inline const Text info{"info"};
inline const Text warning{"warning"};

inline const Text payload_invalid{"payload-invalid"};
inline const Text tenant_mismatch{"tenant-mismatch"};
inline const Text unknown_contact{"unknown-contact"};
inline const Text idempotency_conflict{"idempotency-conflict"};
inline const Text store_unavailable{"store-unavailable"};

}  // namespace assay::mocks::names
