#pragma once

#include "harness/base/error.hpp"
#include "harness/schema/compiled.hpp"

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace assay::schema {

/// Turns a schema that nests no deeper than depth_max into nodes.
/// Errors: as Schema::compile, all of them.
[[nodiscard]] Results<Compiled> compile_nodes(const nlohmann::json& schema, std::string_view file);

/// References, allOf, anyOf, oneOf and not may follow one another this often without a step into the instance.
inline constexpr std::size_t in_place_max = 64;

}  // namespace assay::schema
