#pragma once

#include "harness/document/line.hpp"

#include <optional>
#include <string>
#include <string_view>

// What one line looks like, before anything is made of it.
namespace assay::document {

struct Mark {
  std::uint32_t length = 0;  // bytes of the mark with the spaces behind it
  std::uint32_t level = 0;   // heading: number of `#`, or of the parts of its number
  std::string number;        // "2.1" or "3"
};

/// `## Title`
[[nodiscard]] std::optional<Mark> heading_mark(std::string_view body);
/// `- words`, `* [ ] words`, `• words`
[[nodiscard]] std::optional<Mark> bullet_mark(std::string_view body);
/// `3. words`, `3) words`
[[nodiscard]] std::optional<Mark> ordered_mark(std::string_view body);
/// `2.1 words`: a number of several parts, or `2. words`
[[nodiscard]] std::optional<Mark> section_number(std::string_view body);
/// ``` or ~~~
[[nodiscard]] bool is_fence(std::string_view body);
/// `***`, `---`, `___`
[[nodiscard]] bool is_rule(std::string_view body);
/// `|---|`, `| --- | :-: |`, whatever the number of columns
[[nodiscard]] bool is_table_separator(std::string_view body);
/// `{`, `interface X {`, `type X = …`: code whose fence was lost
[[nodiscard]] bool starts_lost_code(std::string_view body);
/// One word of letters, digits, `_`, `.`, `-` that holds a `_` or an inner `.`: a name rather than prose
[[nodiscard]] bool is_identifier(std::string_view word);
/// A heading whose mark was lost, judged by its words alone: short, no sentence, no label.
[[nodiscard]] bool reads_like_heading(std::string_view body);
/// `Label: words` with a label of at most four words; gives the length of the label.
[[nodiscard]] std::optional<std::size_t> label_length(std::string_view body);
/// Lines that the web site adds to each page.
[[nodiscard]] bool is_boilerplate(std::string_view body);

}  // namespace assay::document
