#pragma once

#include "harness/contract/model.hpp"
#include "harness/document/text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What kind of thing a printed name is. The documents mark events, tables, columns, functions, roles and files alike, so that a name's
// shape and its place decide together; here are the shapes.
namespace assay::contract {

/// A name and where it stands in a Text.
struct Named {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `core_entity_happened`, `domain.entity.happened`, `STREAM.entity.happened.v1`: what an event may be called.
/// Audit codes, files, functions, permission keys with `*`, camelCase words and paths are not.
[[nodiscard]] bool has_event_shape(std::string_view name);

/// A part of the name is a past participle ("converted", "sent"), and the name does not end like a column ("converted_at").
[[nodiscard]] bool has_event_verb(std::string_view name);

/// Words of letters, digits, `_`, `.`, `-`, in order of appearance; a word that a `(` or `/` follows or precedes is left out.
[[nodiscard]] std::vector<Named> names_in(const document::Text& text);

/// Those of names_in that hold a `_` or `.`: what tables, columns and events are called. Much fewer than all words.
[[nodiscard]] std::vector<Named> compound_names_in(const document::Text& text);

/// Those of names_in that look like events by themselves.
[[nodiscard]] std::vector<Named> likely_events_in(const document::Text& text);

/// The length of a party id at `offset`: "PM-01", "CL-14-EN-01", "PF-90.1", "CE"; 0 if there is none.
[[nodiscard]] std::size_t party_id_length(std::string_view text, std::size_t offset);

/// The first party id with a number anywhere in the words ("CE-29" of "specs/ce/specs/CE-29-lead….md"), or empty.
[[nodiscard]] std::string feature_id_in(std::string_view words);

/// "PM-01" -> core "PM", feature "01".
[[nodiscard]] Party party_of(std::string_view name);

/// A list of parties as printed: split at commas, semicolons and slashes between ids; each with its action. What is no party
/// ("TBD", "see below", a sentence) is left out.
enum class Parties : unsigned char { strict, loose };  // loose: one or two plain words name a party too
[[nodiscard]] std::vector<PartyRef> parties_in(const document::Text& list, const std::string& file, Parties which = Parties::strict);

/// The items of a list: split at commas, semicolons, `+`, `&`, " and " and slashes between ids, outside of parentheses; at most 1000.
[[nodiscard]] std::vector<document::Text> list_items(const document::Text& list);

/// Whether the words around a name say that it is no event: "the `x` queue", "table `x`", "channel `x`".
[[nodiscard]] bool is_other_thing(const document::Text& text, const Named& named);

/// The channel that words name: "channel: it_events", "the `cl_events` channel", "pg_notify('fa_events', …)"; or empty.
[[nodiscard]] std::string channel_in(std::string_view words);

/// "✅ Implemented" -> implemented, "📝 Planned" -> planned, "(deprecated)" -> deprecated; nothing if no status word stands there.
[[nodiscard]] std::optional<std::string> event_status(std::string_view words);

/// "v1" -> "1", "1.2" -> "1.2"; nothing for other words.
[[nodiscard]] std::optional<std::string> version_in(std::string_view words);

/// "At-least-once (FW-16)" -> "at-least-once".
[[nodiscard]] std::optional<std::string> delivery_in(std::string_view words);

/// Every name and other name of the model's events, with the name of the event: for many questions to a large model.
[[nodiscard]] std::map<std::string, std::string> event_names(const Model& model);

[[nodiscard]] SourceSpan span_of(const std::string& file, Position at);

[[nodiscard]] bool contains_word(std::string_view lower_text, std::string_view lower_word);

}  // namespace assay::contract
