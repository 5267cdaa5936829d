#pragma once

#include "harness/contract/model.hpp"

namespace assay::contract {

/// Adds one document's model. An event that both state is one event: what the first left open is taken from the second.
void merge_into(Model& model, const Model& document);

/// Events by name, obligations by id, the rest by place: the same whatever the order of files was.
void sort_model(Model& model);

}  // namespace assay::contract
