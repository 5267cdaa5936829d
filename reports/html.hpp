#pragma once

#include "harness/scenario/run_record.hpp"

#include <string>

namespace assay::reports {

/// The report that people read: one HTML file that needs nothing beside it. No script, no external reference (a content
/// security policy in the page forbids both), light and dark after the reader's setting, made for print and for screen
/// readers too.
/// Result:  well-formed HTML, whatever bytes the record holds; the same record gives the same bytes.
[[nodiscard]] std::string html_report(const scenario::RunRecord& record);

}  // namespace assay::reports
