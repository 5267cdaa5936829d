#pragma once

#include "harness/contract/draft.hpp"
#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

namespace assay::contract {

/// Each thing that a party must do, from event rows, responsibility lists and security sections.
/// The model's events must be complete. Ids are unique within the document.
void read_obligations(const document::Document& document, const Draft& draft, Model& model);

/// The first 16 digits of the SHA-256 of the words, white space folded.
[[nodiscard]] std::string digest_of_words(std::string_view words);

}  // namespace assay::contract
