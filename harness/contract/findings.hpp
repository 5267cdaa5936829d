#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

namespace assay::contract {

/// Adds what the document leaves open or says twice differently; see rules.hpp.
void find_gaps(const document::Document& document, const Draft& draft, Model& model);

}  // namespace assay::contract
