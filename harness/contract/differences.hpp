#pragma once

#include "harness/contract/model.hpp"

namespace assay::contract {

/// Notes in `own`, which comes first, what another document states differently of the same event: facts and fields that both state,
/// and fields that only the other lists though `own` lists all of them.
void note_differences(Event& own, const Event& other);

}  // namespace assay::contract
