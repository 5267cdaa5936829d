#pragma once

#include "harness/schema/compiled.hpp"
#include "harness/schema/schema.hpp"

#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace assay::schema {

/// Validates an instance that nests no deeper than depth_max against the root of `compiled`.
[[nodiscard]] std::vector<Violation> validate_nodes(const Compiled& compiled, const nlohmann::json& instance);

}  // namespace assay::schema
