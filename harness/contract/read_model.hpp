#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>

namespace assay::contract {

/// Models are larger than the documents that they were made of.
inline constexpr std::uint64_t model_bytes_max = 256ULL << 20;

/// Reads what to_json wrote (model_version "1"); to_json of the result is the same text again. Members that this version does not
/// know are skipped, and what may be null may be absent.
/// Errors: all that were found, with line, column and pointer: no JSON, a member of another type than the model has, a model of
///         another version. The messages quote nothing.
[[nodiscard]] Results<Model> read_model(std::string_view text, const std::string& file);


}  // namespace assay::contract
