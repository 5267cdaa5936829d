#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace assay {

/// Where a JSON text first nests more than `levels` arrays and objects; nothing if it does not. Looks at brackets outside of strings only, so
/// that a hostile text can be refused before a parser recurses into it.
[[nodiscard]] std::optional<std::size_t> deeper_than(int levels, std::string_view json);

}  // namespace assay
