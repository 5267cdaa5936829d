#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What extraction does to single lines: it glues them together, cuts them apart, and leaves escapes behind.
namespace assay::document {

/// Without the backslash that breaks a line.
[[nodiscard]] std::string_view without_line_end(std::string_view body);

/// "Feature ID: CL-14Documentation Index" -> "Feature ID: CL-14"
[[nodiscard]] std::string_view without_glued_boilerplate(std::string_view body);

/// "… files the result.PM-38 → PM-40": where a heading was glued to the end of a paragraph, or npos.
[[nodiscard]] std::size_t glued_heading(std::string_view body);

/// "lg\_parcel\_lost" -> "lg_parcel_lost": what a line looks like is judged without its escapes.
[[nodiscard]] std::string without_escapes(std::string_view body);

/// "Channel:", "Trigger:" at the end of a line: what stands below is its value. Below "Payload:" stands a block of its own, if it was not lost.
[[nodiscard]] bool awaits_value(std::string_view body);

/// "Status: Planned": a label with a value that does not end in the middle of a phrase ("Rows: creates").
[[nodiscard]] bool is_whole_label(std::string_view words);

/// How many parentheses the words leave open; negative where they close more.
[[nodiscard]] int open_parens(std::string_view words);

}  // namespace assay::document
