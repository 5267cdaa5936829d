#pragma once

#include "harness/document/jammed_cells.hpp"

namespace assay::document {

/// The length of one name, or of several with commas between them, at the beginning of `rest`; 0 if there is none. What the column behind
/// it holds (`next`) decides where a name ends that nothing separates from it: "organization_iduuid", "boxes.lid.shut.v130d".
[[nodiscard]] std::size_t name_length(std::string_view rest, CellKind next);

/// "string (ISO 8601)", "uuid | null"; 0 if no type begins here.
[[nodiscard]] std::size_t type_length(std::string_view rest);

}  // namespace assay::document
