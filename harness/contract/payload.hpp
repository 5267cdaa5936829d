#pragma once

#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

#include <map>
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
  std::optional<Example> example;

  [[nodiscard]] bool empty() const { return fields.empty() && !type_name; }
};

/// Nesting deeper than this is not read.
inline constexpr int nesting_max = 32;
/// An event with more members than this is no contract: the rest is left out.
inline constexpr std::size_t fields_max = 5000;

/// A JSON sample or JSON Schema (draft 6 or later), told apart by their members; comments, `…` and placeholders are fine.
[[nodiscard]] Payload read_json_payload(const document::Text& code, const std::string& file);

/// Named types of earlier blocks, so that `extends BaseEvent` and `data: Patient` can be followed.
using KnownTypes = std::map<std::string, std::vector<Field>>;

/// An interface, a type alias or a bare type literal. Types that it declares are added to `known`.
[[nodiscard]] Payload read_typescript_payload(const document::Text& code, const std::string& file, KnownTypes& known);

[[nodiscard]] bool is_typescript(std::string_view code, std::string_view language);

/// `a, b?, c[], status (booked or proposed)`, with or without braces; what is no field name is skipped.
[[nodiscard]] std::vector<Field> read_name_list(const document::Text& list, const std::string& file);

/// A table with the columns Field | Type | Required | Notes, in any order and wording; empty if it is no such table.
[[nodiscard]] std::vector<Field> read_field_table(const document::Block& table, const std::string& file);

/// Reads "uuid", "timestamptz", "string | null", "'a' | 'b'", "text[]" … into type, format, nullable and enum.
void read_type_words(std::string_view words, Field& field);

/// What a comment or a note adds: "UUID", "ISO 8601", "'a' | 'b'", "nullable".
void read_type_note(std::string_view note, Field& field);

/// The format of a sample string: uuid (also shortened or `<uuid>`), date-time, or nothing.
[[nodiscard]] std::optional<std::string> format_of_sample(std::string_view sample);

}  // namespace assay::contract
