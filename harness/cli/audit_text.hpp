#pragma once

#include "harness/audit/audit.hpp"

#include <string>

namespace assay::cli {

struct AuditView {
  bool color = false;
  bool quiet = false;  // one line for each finding
  bool warn = false;   // nothing that was found fails the command
  int width = 100;
  bool verbose = false;  // all of what is else cut short
};

/// For the terminal: a table by core, the gaps with ways to close them, other findings, and the verdict.
[[nodiscard]] std::string audit_text(const audit::Request& request, const audit::Audit& audit, const AuditView& view);

}  // namespace assay::cli
