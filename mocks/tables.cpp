#include "mocks/tables.hpp"

#include <array>

namespace assay::mocks {
namespace {

constexpr bool phi = true;
constexpr bool noise = true;

}  // namespace

const TableLayout Contacts::layout{
    .name = "ce_contacts", .owner = "CE",
    .columns = {{"id"}, {"organization_id"}, {"first_name", phi}, {"last_name", phi}, {"phone", phi}, {"email", phi},
                {"sud_data_present"}},
    .index = 0};
const TableLayout Leads::layout{
    .name = "ce_leads", .owner = "CE",
    .columns = {{"id"}, {"organization_id"}, {"contact_id"}, {"site_id"}, {"status"}}, .index = 1};
const TableLayout Consents::layout{
    .name = "pf_consents", .owner = "PF",
    .columns = {{"id"}, {"organization_id"}, {"contact_id"}, {"purpose"}, {"status"}}, .index = 2};
const TableLayout Conversions::layout{
    .name = "ce_lead_conversions", .owner = "CE",
    .columns = {{"id"}, {"organization_id"}, {"lead_id"}, {"conversion_type"}, {"correlation_id"}, {"converted_by"},
                {"created_at", false, noise}},
    .unique = {{Conversions::organization_id, Conversions::correlation_id}}, .append_only = true, .index = 3};
const TableLayout Handoffs::layout{
    .name = "ce_admission_handoffs", .owner = "CE-17",
    .columns = {{"id"}, {"organization_id"}, {"lead_id"}, {"converted_to_type"}}, .index = 4};
const TableLayout DomainEvents::layout{
    .name = "fw_domain_events", .owner = "FW-16", .purpose = Purpose::outbox,
    .columns = {{"id"}, {"event_type"}, {"organization_id"}, {"site_id"}, {"correlation_id"}, {"payload"},
                {"occurred_at", false, noise}, {"dispatched"}},
    .index = 5};
const TableLayout DeadLetters::layout{
    .name = "fw_dead_letter_queue", .owner = "FW-16", .purpose = Purpose::dead_letters,
    .columns = {{"id"}, {"organization_id"}, {"event_id"}, {"event_type"}, {"subscriber"}, {"reason"}},
    .unique = {{DeadLetters::event_id, DeadLetters::subscriber}}, .index = 6};
const TableLayout Inbox::layout{
    .name = "fw_inbox", .owner = "FW-16", .purpose = Purpose::infrastructure,
    .columns = {{"id"}, {"organization_id"}, {"subscriber"}, {"event_type"}, {"idempotency_key"}, {"payload_digest"}},
    .unique = {{Inbox::organization_id, Inbox::subscriber, Inbox::event_type, Inbox::idempotency_key}}, .index = 7};
const TableLayout AuditLogs::layout{
    .name = "pf_audit_logs", .owner = "PF", .purpose = Purpose::audit,
    .columns = {{"id"}, {"organization_id"}, {"actor"}, {"action"}, {"entity"}, {"entity_id"}, {"event_id"}},
    .append_only = true, .index = 8};
const TableLayout Patients::layout{
    .name = "pm_patients", .owner = "PM-01",
    .columns = {{"id"}, {"organization_id"}, {"first_name", phi}, {"last_name", phi}, {"phone", phi}, {"email", phi},
                {"status"}, {"ce_lead_id"}},
    .index = 9};
const TableLayout Residents::layout{
    .name = "rh_residents", .owner = "RH-01",
    .columns = {{"id"}, {"organization_id"}, {"site_id"}, {"first_name", phi}, {"last_name", phi}, {"status"}, {"ce_lead_id"}},
    .index = 10};
const TableLayout Beds::layout{
    .name = "rh_beds", .owner = "RH-01",
    .columns = {{"id"}, {"organization_id"}, {"site_id"}, {"label"}}, .index = 11};
const TableLayout BedAssignments::layout{
    .name = "rh_bed_assignments", .owner = "RH-01",
    .columns = {{"id"}, {"organization_id"}, {"bed_id"}, {"resident_id"}},
    .unique = {{BedAssignments::bed_id}}, .index = 12};
const TableLayout ResidentWaitlist::layout{
    .name = "rh_waitlist", .owner = "RH-01",
    .columns = {{"id"}, {"organization_id"}, {"site_id"}, {"resident_id"}}, .index = 13};
const TableLayout ConversionCounts::layout{
    .name = "an_conversion_counts", .owner = "Analytics",
    .columns = {{"organization_id"}, {"converted_to_type"}, {"conversions"}}, .key_columns = 2, .index = 14};
const TableLayout LeadStatus::layout{
    .name = "an_lead_status", .owner = "Analytics",
    .columns = {{"organization_id"}, {"lead_id"}, {"latest_type"}, {"latest_at", false, noise}}, .key_columns = 2, .index = 15};
const TableLayout Memory::layout{
    .name = "memory", .owner = "", .purpose = Purpose::memory,
    .columns = {{"party"}, {"slot"}, {"value"}, {"at", false, noise}}, .key_columns = 2, .index = 16};

std::span<const TableLayout* const> all_tables() {
  static const std::array tables{
      &Contacts::layout,     &Leads::layout,     &Consents::layout,  &Conversions::layout,    &Handoffs::layout,
      &DomainEvents::layout, &DeadLetters::layout, &Inbox::layout,   &AuditLogs::layout,      &Patients::layout,
      &Residents::layout,    &Beds::layout,      &BedAssignments::layout, &ResidentWaitlist::layout,
      &ConversionCounts::layout, &LeadStatus::layout, &Memory::layout};
  return tables;
}

const TableLayout* table_named(std::string_view name) {
  for (const TableLayout* const table : all_tables()) {
    if (table->name == name) return table;
  }
  return nullptr;
}

}  // namespace assay::mocks
