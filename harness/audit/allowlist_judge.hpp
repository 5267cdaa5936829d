#pragma once

#include "harness/audit/allowlist.hpp"
#include "harness/audit/finding_list.hpp"
#include "harness/audit/references.hpp"
#include "harness/audit/specs.hpp"

namespace assay::audit {

/// AC611 to AC618: what is wrong with an allowlist, in itself and beside the specs and contracts of the day.
void judge_allowlist(const Allowlist& allowlist, const SpecTree& tree, const References& references, Date today, FindingList& findings);

}  // namespace assay::audit
