#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

namespace assay::contract {

/// The steps of data flows: drawings of arrows in code blocks, lists and lines below a heading that speaks of a flow, "Flow: a → b".
/// A step knows its party, its own or that of the step around, and the event that it names. The model's events must be complete.
void read_flow(const document::Document& document, const Draft& draft, Model& model);

}  // namespace assay::contract
