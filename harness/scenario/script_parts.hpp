#pragma once

#include "harness/scenario/script_values.hpp"

/// The four parts of a script, each from its node (null: the part is not there).
namespace assay::scenario::script {

[[nodiscard]] std::vector<GivenRow> read_given(const Node* node, const Reading& reading);
[[nodiscard]] std::vector<Step> read_when(const Node* node, const Reading& reading);
[[nodiscard]] Faults read_faults(const Node* node, const Reading& reading);
[[nodiscard]] std::vector<Then> read_then(const Node* node, const Reading& reading);

}  // namespace assay::scenario::script
