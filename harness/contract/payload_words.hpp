#pragma once

#include "harness/document/text.hpp"

#include <optional>

namespace assay::contract {

/// "Payload members", "The payload contains:", "Fields on top of the envelope:", "The body carries `a`, `b`": words that introduce the
/// members of an event without being one of its labels.
struct PayloadWords {
  document::Text list;  // what follows in the same line; empty: the members stand below
};
[[nodiscard]] std::optional<PayloadWords> payload_words(const document::Text& text);

/// "formerly `x`", "renamed from `x`", "(was `x`)", "aka `x`" in the prose below an event: its other name, or empty.
[[nodiscard]] std::string former_name_in(const document::Text& sentence, const std::string& event);

}  // namespace assay::contract
