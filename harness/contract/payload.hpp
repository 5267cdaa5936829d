#pragma once

#include "harness/contract/model.hpp"
#include "harness/contract/typescript_scope.hpp"
#include "harness/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Payloads are printed as JSON samples, JSON Schemas, TypeScript, tables, or bare lists of names. All readers give the same: fields
// with paths from the root of what was printed. They read damaged text as far as it goes and never fail.
namespace assay::contract {

struct Payload {
  std::vector<Field> fields;
  std::optional<std::string> type_name;  // the event's type as the message itself says it
  bool cloudevents = false;              // has CloudEvents context attributes
  bool whole_message = false;            // the root is the message, not only its data
  bool called = false;                   // what code publishes: it is about the event that it names, and no other
  std::optional<Example> example;
  std::vector<std::string> open;         // as of Event, from the root of what was printed
  std::optional<PrintedSchema> schema;   // where a JSON Schema was printed

  [[nodiscard]] bool empty() const { return fields.empty() && !type_name; }
};

/// Nesting deeper than this is not read.
inline constexpr int nesting_max = 32;
/// An event with more members than this is no contract: the rest is left out.
inline constexpr std::size_t fields_max = 5000;

/// A JSON sample or JSON Schema (draft 6 or later), told apart by their members; comments, `…` and placeholders are fine.
[[nodiscard]] Payload read_json_payload(const document::Text& code, const std::string& file);
/// All that stand in one block, one behind the other.
[[nodiscard]] std::vector<Payload> read_json_payloads(const document::Text& code, const std::string& file);

/// Interfaces, type aliases or bare type literals. Types that the block declares are added to the scope, and named types are looked up
/// there. The result has at least one payload: the one that the block is about comes first, others are those that name their event.
[[nodiscard]] std::vector<Payload> read_typescript_payloads(const document::Text& code, const std::string& file, TypeScope& scope);
[[nodiscard]] Payload read_typescript_payload(const document::Text& code, const std::string& file, TypeScope& scope);

/// Adds the types that a block declares to the scope.
void learn_types(const document::Text& code, const std::string& file, TypeScope& scope);

/// `publishEvent('name', { … })`, `publishEvent({ event_name, payload: { … } })`: one payload for each call.
[[nodiscard]] std::vector<Payload> read_publish_calls(const document::Text& code, const std::string& file);

/// Lines of `name: value` without braces, nested by indentation.
[[nodiscard]] Payload read_yaml_payload(const document::Text& code, const std::string& file);
[[nodiscard]] bool is_yaml(std::string_view code, std::string_view language);

[[nodiscard]] bool is_typescript(std::string_view code, std::string_view language);

/// `a, b?, c[], status (booked or proposed)`, with or without braces; what is no field name is skipped.
[[nodiscard]] std::vector<Field> read_name_list(const document::Text& list, const std::string& file);

/// A table with the columns Field | Type | Required | Notes, in any order and wording; empty if it is no such table.
[[nodiscard]] std::vector<Field> read_field_table(const document::Block& table, const std::string& file);

/// `name` (uuid, required): words, `name?`: string, `name` — uuid; nothing if the bullet names no field.
[[nodiscard]] std::optional<Field> read_field_bullet(const document::Text& bullet, const std::string& file);

/// Reads "uuid", "timestamptz", "string | null", "'a' | 'b'", "text[]" … into type, format, nullable and enum.
void read_type_words(std::string_view words, Field& field);

/// A type that no constant is called: "string", "number", "uuid". "date" and "text" may be either.
[[nodiscard]] bool is_plain_type(std::string_view word);

/// A sample that prints its type instead of a value: "uuid", "string | null", "ISO8601", "open | closed". `name` is the member's.
/// Result: whether it does.
[[nodiscard]] bool read_placeholder(std::string_view name, std::string_view sample, Field& field);

/// A comment or note on a field as its text: white space folded, cut where it is long.
void add_note(std::string_view printed, Field& field);

/// What a comment or a note adds: "UUID", "ISO 8601", "'a' | 'b'", "nullable".
void read_type_note(std::string_view note, Field& field);

/// One constant of an enum as it is printed without quotes: `in_progress`, `no-show`.
[[nodiscard]] bool is_constant(std::string_view word);

/// "a | b", "'a' or 'b'", "a/b": the words, if the list is made of nothing but constants, at least two; or nothing.
[[nodiscard]] std::vector<std::string> listed_constants(std::string_view list);

/// The format of a sample string: uuid (also shortened or `<uuid>`), date-time, or nothing.
[[nodiscard]] std::optional<std::string> format_of_sample(std::string_view sample);

}  // namespace assay::contract
