#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <re2/re2.h>
#include <tl/expected.hpp>

namespace assay::schema {

/// Compiles the regular expression of `pattern`, which is written as in ECMA-262, for RE2, which runs in linear time.
/// Errors: a sentence on what cannot be expressed: look-around, back references, and letters that mean one thing in
///         ECMA-262 and another in RE2.
[[nodiscard]] tl::expected<std::unique_ptr<const re2::RE2>, std::string> compile_pattern(std::string_view ecma);

[[nodiscard]] bool found_in(const re2::RE2& pattern, std::string_view text);  // anywhere: patterns are not anchored

}  // namespace assay::schema
