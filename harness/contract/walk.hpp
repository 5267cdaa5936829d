#pragma once

#include "harness/document/document.hpp"

#include <functional>
#include <string>

namespace assay::contract {

/// Calls `visit` for each heading, line, bullet and table cell outside of block quotes, with the last heading above it.
void each_text(const document::Document& document, const std::function<void(const document::Text&, const std::string& heading)>& visit);

}  // namespace assay::contract
