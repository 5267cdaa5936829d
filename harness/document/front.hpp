#pragma once

#include "harness/document/document.hpp"

namespace assay::document {

/// The labels of the document's head: the lines before the first section, one label per line or several glued together
/// ("Status: populated Owner: TBD Last updated: 2026-04-17").
[[nodiscard]] std::vector<FrontLabel> read_front(const std::vector<Block>& blocks);

}  // namespace assay::document
