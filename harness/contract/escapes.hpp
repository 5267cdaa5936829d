#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::contract {

/// Appends what an escape of JSON or TypeScript means; `at` is behind the backslash and inside of the text. Unknown escapes are the sign
/// itself. Result: the place behind the escape.
std::size_t add_escaped(std::string_view text, std::size_t at, std::string& out);

/// A string literal's content without its escapes.
[[nodiscard]] std::string unescaped(std::string_view literal);

}  // namespace assay::contract
