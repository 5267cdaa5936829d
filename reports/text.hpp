#pragma once

#include "harness/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Words and numbers for people. Names, titles and lines come from documents that anyone may have written: every text that
/// reaches a terminal, XML or HTML goes through `clean` first.
namespace assay::reports {

/// Well-formed UTF-8 without control characters but tab and line feed: escape sequences of terminals, C1 controls,
/// bidirectional overrides, noncharacters and ill-formed bytes each become U+FFFD; carriage returns go.
[[nodiscard]] std::string clean(std::string_view text);

/// Clean, and every run of white space one blank.
[[nodiscard]] std::string one_line(std::string_view text);

/// How many columns a clean text takes on a terminal: one for each code point.
[[nodiscard]] std::size_t columns_of(std::string_view text);

[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);         // blanks after it
[[nodiscard]] std::string right_aligned(std::string_view text, std::size_t columns);  // blanks before it
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);      // cut with "…" if it is longer

/// Breaks at blanks; a word longer than a line keeps a line of its own. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

[[nodiscard]] std::string grouped(std::uint64_t number);                                               // "12,040"
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);  // "1 schedule"
[[nodiscard]] std::string seconds_text(double seconds);                                                // "4.21 s"

/// "file:line"; without the line where the whole file is meant, empty where nothing is known.
[[nodiscard]] std::string place(const SourceSpan& at);

}  // namespace assay::reports
