#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

namespace assay::contract {

/// Who owns the tables (ownership tables, "owned by PM") and who inserts into, updates, deletes or reads them. The model's tables must be
/// complete; a sentence without a verb for the table, or with a negation before it, says nothing.
void read_table_uses(const document::Document& document, const Draft& draft, Model& model);

}  // namespace assay::contract
