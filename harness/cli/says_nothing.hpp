#pragma once

#include "harness/contract/model.hpp"

#include <string_view>

namespace assay::cli {

inline constexpr std::string_view no_document = "holds no document (.md, .txt)";

/// Whether a document, or several, state nothing that a contract is made of.
[[nodiscard]] inline bool says_nothing(const contract::Model& model) {
  return model.events.empty() && model.tables.empty() && model.apis.empty() && model.obligations.empty() && model.mentioned_events.empty() &&
         model.permissions.empty() && model.mappings.empty() && model.streams.empty() && model.flow.empty() && model.thresholds.empty();
}

}  // namespace assay::cli
