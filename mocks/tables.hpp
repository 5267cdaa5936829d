#pragma once

#include "harness/base/table.hpp"

#include <span>

/// The tables of the reference implementation, as contracts/encore/lead-conversion.md states them. One struct each: its
/// columns by name, in order, and its layout.
namespace assay::mocks {

struct Contacts {  // ce_contacts
  enum : Column { id, organization_id, first_name, last_name, phone, email, sud_data_present };
  static const TableLayout layout;
};
struct Leads {  // ce_leads
  enum : Column { id, organization_id, contact_id, site_id, status };
  static const TableLayout layout;
};
struct Consents {  // pf_consents
  enum : Column { id, organization_id, contact_id, purpose, status };
  static const TableLayout layout;
};
struct Conversions {  // ce_lead_conversions
  enum : Column { id, organization_id, lead_id, conversion_type, correlation_id, converted_by, created_at };
  static const TableLayout layout;
};
struct Handoffs {  // ce_admission_handoffs: what CE-17 makes of the deprecated event
  enum : Column { id, organization_id, lead_id, converted_to_type };
  static const TableLayout layout;
};
struct DomainEvents {  // fw_domain_events
  enum : Column { id, event_type, organization_id, site_id, correlation_id, payload, occurred_at, dispatched };
  static const TableLayout layout;
};
struct DeadLetters {  // fw_dead_letter_queue
  enum : Column { id, organization_id, event_id, event_type, subscriber, reason };
  static const TableLayout layout;
};
struct Inbox {  // fw_inbox
  enum : Column { id, organization_id, subscriber, event_type, idempotency_key, payload_digest };
  static const TableLayout layout;
};
struct AuditLogs {  // pf_audit_logs
  enum : Column { id, organization_id, actor, action, entity, entity_id, event_id };
  static const TableLayout layout;
};
struct Patients {  // pm_patients
  enum : Column { id, organization_id, first_name, last_name, phone, email, status, ce_lead_id };
  static const TableLayout layout;
};
struct Residents {  // rh_residents
  enum : Column { id, organization_id, site_id, first_name, last_name, status, ce_lead_id };
  static const TableLayout layout;
};
struct Beds {  // rh_beds
  enum : Column { id, organization_id, site_id, label };
  static const TableLayout layout;
};
struct BedAssignments {  // rh_bed_assignments
  enum : Column { id, organization_id, bed_id, resident_id };
  static const TableLayout layout;
};
struct ResidentWaitlist {  // rh_waitlist
  enum : Column { id, organization_id, site_id, resident_id };
  static const TableLayout layout;
};
struct ConversionCounts {  // an_conversion_counts
  enum : Column { organization_id, converted_to_type, conversions };
  static const TableLayout layout;
};
struct LeadStatus {  // an_lead_status
  enum : Column { organization_id, lead_id, latest_type, latest_at };
  static const TableLayout layout;
};
/// What a party may remember between two events and forgets when it dies. The reference parties remember nothing; their
/// broken twins do.
struct Memory {
  enum : Column { party, slot, value, at };
  static const TableLayout layout;
};

/// All of the above; an entry's place is its layout's index.
[[nodiscard]] std::span<const TableLayout* const> all_tables();

/// Null if there is no such table.
[[nodiscard]] const TableLayout* table_named(std::string_view name);

}  // namespace assay::mocks
