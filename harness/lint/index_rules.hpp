#pragma once

#include "harness/lint/index_document.hpp"
#include "harness/lint/report.hpp"

/// AC2xx: what the index document asks of the documents beside it, and what every document owes its readers.
namespace assay::lint {

// index_names.cpp
void file_names_follow_patterns(const Index& index, Report& report);
void examples_follow_patterns(const Index& index, Report& report);
void links_lead_somewhere(const Statements& all, Report& report);

// index_status.cpp
void signs_are_of_the_legend(const Index& index, Report& report);
void statuses_are_of_the_legend(const Index& index, Report& report);
void statuses_have_their_proof(const Index& index, Report& report);
void reviews_are_not_overdue(const Statements& all, Report& report);

// index_checklist.cpp
void finished_documents_are_ticked(const Statements& all, Report& report);
void checklist_is_answered(const Index& index, Report& report);
void platform_is_not_repeated(const Index& index, const Statements& all, Report& report);
void payloads_have_what_is_asked(const Statements& all, Report& report);

/// All of the above.
void follow_the_index(const Statements& all, Report& report);

}  // namespace assay::lint
