#pragma once

#include "harness/contract/draft.hpp"

namespace assay::contract {

/// One row of a table that speaks of all events ("Stream | REGISTRATION", "Deduplication | …", "At-least-once | …").
void apply_rule(std::string_view printed, const document::Text& value, Draft& draft);

/// One sentence outside of any event: streams, envelopes, extensions, members of every event, delivery.
void read_rule_sentence(const document::Text& sentence, Draft& draft);

/// "resident_id is plain UUID": says a type for a member, wherever it is printed.
void read_type_sentence(const document::Text& sentence, Draft& draft);

/// Words that announce a base for all events above a code block.
[[nodiscard]] bool announces_base(std::string_view words);

/// The sentences of a line, split at `. ` outside of parentheses.
[[nodiscard]] std::vector<document::Text> sentences_of(const document::Text& line);

}  // namespace assay::contract
