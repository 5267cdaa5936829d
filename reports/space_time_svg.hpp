#pragma once

#include "harness/scenario/run_record.hpp"

#include <string>
#include <string_view>

namespace assay::reports {

/// The failure's timeline as an inline SVG with a title and a description; `id` is unique in the page. Empty without a
/// timeline. Colours come from the page's style, so that light, dark and print need no second drawing.
[[nodiscard]] std::string space_time_svg(const scenario::Failure& failure, std::string_view id);

/// What the signs of this failure's diagram mean, as an HTML list.
[[nodiscard]] std::string space_time_key(const scenario::Failure& failure);

}  // namespace assay::reports
