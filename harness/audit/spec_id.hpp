#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What a spec is called: "CE-29", "CL-14-EN-01", "RH-01.1". A file's name and the words of a contract are read by the same grammar, so that
/// a spec whose name goes on after its id is found by both. contract::party_id_length reads parties in prose and is not enough here: it
/// takes "HR-09-P5.2" for HR-09, and "CE-30-24-hour-census" for a part 24 of CE-30.
namespace assay::audit {

/// The length of the whole id that begins at `offset`, 0 if none does: an id inside of a longer id is none, nor is one inside of a word.
/// A label that extraction has glued to the id ("CE-29Status:") ends it.
[[nodiscard]] std::size_t spec_id_length(std::string_view text, std::size_t offset);

/// The id at the very beginning, or empty: of "CE-29-lead-pipeline.md" it is "CE-29".
[[nodiscard]] std::string leading_spec_id(std::string_view text);

/// "CL-14-EN-01" -> "CL".
[[nodiscard]] std::string core_of(std::string_view id);

/// The first number of an id: 14 of "CL-14-EN-01".
[[nodiscard]] unsigned number_of(std::string_view id);

struct IdInLine {
  std::string id;
  std::size_t offset = 0;
};
/// All ids of a line, "CE-28/29" as two; "\-" and the hyphens of typesetting count as hyphens. Offsets are into the line as given.
[[nodiscard]] std::vector<IdInLine> spec_ids_in(std::string_view line);

}  // namespace assay::audit
