#pragma once

#include <string>
#include <string_view>

namespace assay::lint {

/// The sign (a symbol or emoji) at the beginning of the words, or empty.
[[nodiscard]] std::string sign_in_front(std::string_view words);

/// The one at their end, or empty.
[[nodiscard]] std::string sign_behind(std::string_view words);

}  // namespace assay::lint
