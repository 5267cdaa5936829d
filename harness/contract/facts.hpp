#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

namespace assay::contract {

/// What a document says beside its events: tables, field mappings, APIs, permissions, thresholds, assumptions, and names that
/// look like events but are only mentioned.
void read_facts(const document::Document& document, const Draft& draft, Model& model);

/// Everyone who publishes, subscribes or owes something. The model's events and obligations must be complete.
void read_parties(Model& model);

/// "ce-29": the feature of the spec, or else the title, or the file's name.
[[nodiscard]] std::string document_slug(const Draft& draft);

}  // namespace assay::contract
