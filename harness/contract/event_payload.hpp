#pragma once

#include "harness/contract/draft.hpp"

namespace assay::contract {

/// Reads a code block as whatever it holds; empty if it declares no payload. Types that it declares are added to `types`.
[[nodiscard]] Payload payload_of(const document::Block& block, KnownTypes& types, const std::string& file);

/// Gives the payload to an event. A declaration wins over a sample, the first declaration over a later one, and a sample below a
/// bare list of names types the names.
void take_payload(Payload payload, EventDraft& event);

}  // namespace assay::contract
