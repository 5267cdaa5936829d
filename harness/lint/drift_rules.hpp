#pragma once

#include "harness/lint/report.hpp"
#include "harness/lint/statements.hpp"

/// AC5xx: registry, then names in the code, then documents, then matrix: where one of them says otherwise, the later one is wrong.
namespace assay::lint {

void names_are_in_step(const Statements& all, Report& report);    // drift_names.cpp
void schemas_are_in_step(const Statements& all, Report& report);  // drift_schemas.cpp
void matrix_is_in_step(const Statements& all, Report& report);    // drift_pairs.cpp

}  // namespace assay::lint
