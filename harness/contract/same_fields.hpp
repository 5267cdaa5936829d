#pragma once

#include "harness/contract/model.hpp"

namespace assay::contract {

/// The model with the fields of "same as …" written out, since a file for one event must stand alone. An event that prints fields of
/// its own and only such as the other has too keeps those ("same as a.b (id, name)"); one that adds some has them beside the other's.
[[nodiscard]] Model with_same_fields(const Model& model);

}  // namespace assay::contract
