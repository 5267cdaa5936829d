#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>
#include <vector>

// What the exports say in prose of an event or a field: which document says what, and what none says.
namespace assay::exports {

/// "contracts/encore/lead-conversion.md:14"; without a line, only the file.
[[nodiscard]] std::string place(const SourceSpan& at);

/// One line: control characters and the signs that turn text around (which could show a reader other words than a compiler reads)
/// become blanks, runs of blanks one blank; cut at `bytes_max`, never inside of a character.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t bytes_max = 400);

/// The sentences on an event, each one line: what its payload is, who publishes, who subscribes, delivery, key, status, where
/// documents differ, what they leave open, places.
[[nodiscard]] std::vector<std::string> sentences_on(const contract::Event& event);

/// "Never reused. contracts/a.md:37. Inferred: the value of the sample.": what the document notes, where, and what was inferred.
[[nodiscard]] std::string sentence_on(const contract::Field& field);

}  // namespace assay::exports
