#pragma once

#include "harness/lint/lint.hpp"
#include "harness/lint/page.hpp"
#include "harness/lint/report.hpp"

/// The judges behind the rules of harness/contract/rules/ that look at one document, one function for each idea; lint.cpp lists them in
/// one visible table.
namespace assay::lint {

// AC1xx: what a document leaves open. open_rules.cpp
void payload_is_declared(const Page& page, Report& report);
void tenant_is_in_message(const Page& page, Report& report);
void version_is_stated(const Page& page, Report& report);
void parties_are_named(const Page& page, Report& report);
void page_is_whole(const Page& page, Report& report);
void reference_is_complete(const Page& page, Report& report);
void subscribers_have_duties(const Page& page, Report& report);
void delivery_is_stated(const Page& page, Report& report);   // delivery_rules.cpp
void examples_fit_schema(const Page& page, Report& report);  // example_rules.cpp
void members_are_no_phi(const Page& page, Report& report);   // phi_rules.cpp

// What events are called: AC114, AC309, AC310, AC316 to AC318. naming_rules.cpp
void names_have_the_form(const Page& page, Report& report);
void subject_and_type_agree(const Page& page, Report& report);
void types_have_one_case(const Page& page, Report& report);  // type_rules.cpp
void names_have_one_spelling(const Page& page, Report& report);
void former_names_are_gone(const Page& page, Report& report);
void headings_name_their_event(const Page& page, Report& report);

// How far things have come: AC110, AC315, AC323, AC327, AC328. status_rules.cpp
void event_is_settled(const Page& page, Report& report);
void subscribers_are_there(const Page& page, Report& report);
void channels_are_in_use(const Page& page, Report& report);
void listeners_do_not_publish(const Page& page, Report& report);

// AC3xx: one document against itself.
void phi_is_in_or_out(const Page& page, Report& report);  // phi_rules.cpp
void promise_is_kept_by_members(const Page& page, Report& report);
void clinical_content_stays_out(const Page& page, Report& report);
void keys_are_in_payload(const Page& page, Report& report);  // AC104 too. key_rules.cpp
void all_events_have_the_key(const Page& page, Report& report);
void payload_is_not_envelope(const Page& page, Report& report);
void templates_agree(const Page& page, Report& report);
void tenant_has_one_place(const Page& page, Report& report);
void payload_lacks_created_ids(const Page& page, Report& report);  // created_ids.cpp
void tables_are_written_by_owner(const Page& page, Report& report);  // table_rules.cpp
void guard_comes_first(const Page& page, Report& report);
void append_only_stays(const Page& page, Report& report);
void work_queue_fits(const Page& page, Report& report);  // stream_rules.cpp
void subjects_are_in_stream(const Page& page, Report& report);
void thresholds_meet(const Page& page, Report& report);      // threshold_rules.cpp
void calls_agree(const Page& page, Report& report);          // call_rules.cpp
void members_are_described_once(const Page& page, Report& report);  // member_rules.cpp
void facts_are_said_once(const Page& page, Report& report);  // statement_rules.cpp

}  // namespace assay::lint
