#pragma once

#include "harness/lint/lint.hpp"
#include "harness/lint/report.hpp"

/// The judges behind the rules of harness/contract/rules/, one function for each idea; lint.cpp lists them in one visible table.
namespace assay::lint {

// AC1xx: one document, what it leaves open. open_rules.cpp
void payload_is_declared(const contract::CompiledDocument& document, Report& report);
void delivery_is_stated(const contract::CompiledDocument& document, Report& report);
void parties_are_named(const contract::CompiledDocument& document, Report& report);
void reference_is_complete(const contract::CompiledDocument& document, Report& report);
void event_is_settled(const contract::CompiledDocument& document, Report& report);
void subscribers_have_duties(const contract::CompiledDocument& document, Report& report);

// AC3xx: one document against itself. within_rules.cpp
void keys_are_in_payload(const contract::CompiledDocument& document, Report& report);
void payload_lacks_created_ids(const contract::CompiledDocument& document, Report& report);
void phi_is_in_or_out(const contract::CompiledDocument& document, Report& report);
void work_queue_fits(const contract::CompiledDocument& document, Report& report);

}  // namespace assay::lint
