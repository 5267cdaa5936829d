#include "harness/audit/audit.hpp"

#include "harness/base/file.hpp"
#include "harness/cli/audit_report.hpp"
#include "harness/cli/audit_text.hpp"
#include "harness/cli/commands.hpp"
#include "harness/cli/exit_code.hpp"
#include "harness/cli/today.hpp"
#include "reports/findings.hpp"

#include <filesystem>

namespace assay::cli {
namespace {

std::string text_of(const AuditOptions& options, const audit::Request& request, const audit::Audit& audit) {
  if (options.speech.format == "json") return audit_json(request, audit);
  if (options.speech.format == "sarif") {
    std::error_code error;
    return reports::findings_sarif(audit.findings, {"audit", std::filesystem::current_path(error).string()});
  }
  return audit_text(request, audit, {use_color(options.speech), options.speech.quiet, options.warn, terminal_width(), options.verbose});
}

}  // namespace

int audit_command(const AuditOptions& options) {
  audit::Request request{options.specs, options.contracts, std::nullopt, std::nullopt, Date(0)};
  if (!options.allowlist.empty()) request.allowlist = options.allowlist;
  if (!options.source.empty()) request.source = options.source;
  const auto today = today_or(options.today);
  if (!today) return report(Error{ErrorCode::usage, "--today must be a day as 2026-03-28", {}});
  request.today = *today;
  const auto audit = audit::audit(request);
  if (!audit) return report(audit.error());
  // The file first: output that announces a report which then cannot be written would be half a result.
  if (!options.report.empty()) {
    if (const auto written = write_file(options.report, audit_json(request, *audit)); !written) return report(written.error());
  }
  print(text_of(options, request, *audit));
  return audit->passes() || options.warn ? exit_pass : exit_fail;
}

}  // namespace assay::cli
