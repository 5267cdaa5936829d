#pragma once

#include "harness/audit/finding_list.hpp"
#include "harness/audit/references.hpp"
#include "harness/audit/specs.hpp"

namespace assay::audit {

/// AC602 to AC604: spec files that contracts name and that are not there, files among the specs that no id names, ids that two specs have.
void judge_references(const SpecTree& tree, const References& references, FindingList& findings);

}  // namespace assay::audit
