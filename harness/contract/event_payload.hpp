#pragma once

#include "harness/contract/draft.hpp"

namespace assay::contract {

/// Reads a code block as whatever it holds: the payload that it is about first, then others of the same block. Empty if it declares none.
/// Types that it declares are added to `types`.
[[nodiscard]] std::vector<Payload> payloads_of(const document::Block& block, TypeScope& types, const std::string& file);

/// Adds the types that any code block of the document declares, so that one may be used above its declaration.
void learn_types(const document::Document& document, TypeScope& types);

/// Gives the payload to an event. A declaration wins over a sample and over bare names, the first declaration over a later one, and a
/// sample below a bare list of names types the names.
void take_payload(Payload payload, EventDraft& event);

}  // namespace assay::contract
