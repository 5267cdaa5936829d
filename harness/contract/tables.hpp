#pragma once

#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

#include <string_view>

namespace assay::contract {

/// `core_things`: snake_case with a core's prefix that is no column, function, event or service.
[[nodiscard]] bool has_table_shape(std::string_view name);

/// Every table that the document names, with its columns and keys where a section of its own declares them.
/// The model's events must be complete.
void read_tables(const document::Document& document, Model& model);

/// Rows of "source field | target field" tables; tables are taken from the header, the words around, or the model's tables.
void read_mappings(const document::Document& document, Model& model);

}  // namespace assay::contract
