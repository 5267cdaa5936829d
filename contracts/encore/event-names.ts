// The names that publishers and subscribers of the Encore cores may use; they must equal those of the registry.
export type KnownEventName =
  | 'ce_lead_converted'
  | 'ce_lead_converted_to_patient'
  | 'ce_lead_converted_to_resident'
  | 'ce_lead_waitlisted'
  | 'cl_group_encounters_approved'
  | 'cl_group_session_documented'
  | 'pm_no_suitable_provider'
  | 'pm_provider_availability_changed'
  | 'pm_waitlist_entry_added'
  | 'pm_waitlist_entry_closed'
  | 'pm_waitlist_entry_promoted'
  | 'pm_waitlist_outreach_requested';
