#pragma once

#include <string>
#include <string_view>

namespace assay::audit {

/// The Markdown with blanks in place of what says nothing (any more): HTML comments and struck-through text (~~…~~, <del>, <s>). As long as
/// before, with the same lines. What stands in code fences stays, as there these signs are text. Linear in the length of the text.
[[nodiscard]] std::string visible_text(std::string_view markdown);

}  // namespace assay::audit
