#pragma once

#include <cstddef>
#include <string_view>

// The columns of a table that lost its borders are told apart by what they hold. A header word says which kind of thing a column holds;
// here is how far such a thing reaches at the beginning of what is left of a row.
namespace assay::document {

enum class CellKind : unsigned char {
  name,       // an event, a field or another identifier
  version,    // "v1", "1"
  retention,  // "30d", "10y (financial)", "clinical — 10 years"
  type,       // "uuid", "text[]", "string (ISO 8601)", "uuid | null"
  asked_type, // a type with "yes" or "no" pushed against it: the next column says what is required
  required,   // "Yes", "No"
  status,     // a sign with its word, or the word alone
  party,      // "PM-38", "PM-05/PM-03", "orders-service"
  channel,    // "gr_events"
  noun,       // one word in CamelCase: "OrderItem"
  amount,     // "low", "medium", "high"
  pattern,    // "Event / Data", "Platform Layer (edge function)"
  payload,    // "{ a, b[] }"
  words       // anything
};

[[nodiscard]] CellKind kind_of_column(std::string_view header);

/// The length of a cell of that kind at the beginning of `rest`; 0 if there is none. `next` is the kind of the column behind it: digits
/// that belong there are not taken.
[[nodiscard]] std::size_t cell_length(CellKind kind, CellKind next, std::string_view rest);

/// The length of a cell of words: up to where something of the kind `next` begins behind a seam (a small letter, a digit or a
/// parenthesis directly before a capital, a digit or a sign); 0 if no such place is found.
[[nodiscard]] std::size_t words_before(CellKind next, std::string_view rest);

/// Whether two things were pushed together between the bytes before and at `offset`: "FieldValue".
[[nodiscard]] bool is_seam(std::string_view text, std::size_t offset);

}  // namespace assay::document
