#pragma once

#include <string_view>

namespace assay::audit {

/// Whether a text begins as a statement of SQL does, comments left out. A sentence that begins with a capital ("Select one from the list") is none
/// unless its other keywords have capitals too; one in small letters cannot be told from SQL.
[[nodiscard]] bool begins_sql(std::string_view text);

}  // namespace assay::audit
