#pragma once

#include "harness/lint/report.hpp"
#include "harness/lint/statements.hpp"

/// AC4xx: what two documents say differently. One function for each idea; between_table.cpp lists them.
namespace assay::lint {

// Who publishes and who listens. between_parties.cpp
void publishers_agree(const Statements& all, Report& report);
void publisher_is_one(const Statements& all, Report& report);
void subscribers_list_the_event(const Statements& all, Report& report);
void publisher_lists_the_subscribers(const Statements& all, Report& report);
void consumed_events_are_produced(const Statements& all, Report& report);

// What events and tables are called. between_names.cpp
void names_keep_their_prefix(const Statements& all, Report& report);
void names_are_spelled_alike(const Statements& all, Report& report);
void wildcards_match(const Statements& all, Report& report);
void table_names_are_alike(const Statements& all, Report& report);

// Status, channel, retention, envelope, key, delivery. between_facts.cpp
void facts_agree(const Statements& all, Report& report);
void retention_classes_agree(const Statements& all, Report& report);

// Members of the payload. between_fields.cpp
void members_agree(const Statements& all, Report& report);
void forms_agree(const Statements& all, Report& report);
void identifiers_only_is_kept(const Statements& all, Report& report);
void key_members_have_one_form(const Statements& all, Report& report);

// Who owns and who changes a table. between_tables.cpp
void owners_agree(const Statements& all, Report& report);
void append_only_tables_stay(const Statements& all, Report& report);

// Streams, envelopes and calls across all documents. between_streams.cpp
void streams_are_in_the_map(const Statements& all, Report& report);
void tenants_are_placed_alike(const Statements& all, Report& report);
void event_name_has_one_member(const Statements& all, Report& report);
void publish_calls_have_one_form(const Statements& all, Report& report);

/// All of the above over one set of statements.
void compare_documents(const Statements& all, Report& report);

}  // namespace assay::lint
