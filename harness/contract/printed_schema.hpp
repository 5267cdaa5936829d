#pragma once

#include "harness/contract/json_tree.hpp"
#include "harness/contract/model.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

// JSON Schemas that documents print, kept as they are.
namespace assay::contract {

/// The schema as text, if it is whole JSON (comments are fine), stands for itself, and says the same in another place and in draft
/// 2020-12. Nothing otherwise: then only its fields are known.
[[nodiscard]] std::optional<std::string> kept_schema(std::string_view printed);

/// Every name below a `properties` of the schema, at any depth.
[[nodiscard]] std::set<std::string, std::less<>> property_names(const nlohmann::ordered_json& schema);

/// Lets the schema's references to itself hold where it stands at a pointer of a larger document: "#/$defs/a" -> "#/properties/data/$defs/a".
void move_references(nlohmann::ordered_json& schema, const std::string& pointer);

}  // namespace assay::contract
