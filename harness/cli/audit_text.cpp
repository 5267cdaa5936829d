#include "harness/cli/audit_text.hpp"

#include "harness/base/strings.hpp"
#include "reports/failure_text.hpp"
#include "reports/findings.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace assay::cli {
namespace {

using audit::AuditedSpec;
using audit::CoreTotals;
using audit::Resolution;
using reports::clean;
using reports::counted;
using reports::grouped;
using reports::one_line;

constexpr std::size_t gaps_with_advice = 8;  // beyond, one line each: the report has the advice for all
constexpr std::size_t skipped_shown = 10;
constexpr std::size_t label_columns = 6;

struct Page {
  reports::Paint paint;
  std::size_t width = 100;
  bool verbose = false;
};

std::string indented(std::string_view text, std::size_t margin, const Page& page) {
  std::string out;
  for (const std::string& line : reports::wrapped(text, page.width - margin)) out += std::string(margin, ' ') + line + '\n';
  return out;
}

std::string table_row(std::string_view core, std::size_t columns, const std::array<std::string, 4>& cells) {
  return fmt::format("  {}  {:>7}  {:>10}  {:>11}  {:>6}", reports::padded(core, columns), cells[0], cells[1], cells[2], cells[3]);
}

std::array<std::string, 4> cells_of(const CoreTotals& totals) {
  return {grouped(totals.specs), grouped(totals.referenced), grouped(totals.allowlisted), grouped(totals.gaps)};
}

std::string table(const audit::Audit& audit, const Page& page) {
  const std::vector<CoreTotals> cores = audit.by_core();
  std::size_t columns = 4;
  for (const CoreTotals& core : cores) columns = std::max(columns, core.core.size());
  std::string out = page.paint.dim(table_row("core", columns, {"specs", "referenced", "allowlisted", "gaps"})) + '\n';
  for (const CoreTotals& core : cores) {
    const std::string row = table_row(core.core, columns, cells_of(core));
    out += (core.gaps > 0 ? page.paint.red(row) : row) + '\n';
  }
  if (cores.size() > 1) out += page.paint.bold(table_row("all", columns, cells_of(audit.total()))) + '\n';
  return out + '\n';
}

/// Which source was looked at: that of cores, and SQL wherever it lies.
std::string source_line(const audit::Request& request, const audit::Audit& audit) {
  const std::string cores = audit.source_cores.empty() ? "no core is known" : "cores: " + one_line(join(audit.source_cores, ", "));
  const std::string sql = audit.source_sql_elsewhere == 0 ? std::string() : fmt::format(" and {} of SQL elsewhere", grouped(audit.source_sql_elsewhere));
  return fmt::format("{} below {}, {} of them in cores{}; {}", counted(audit.source_files, "source file", "source files"), one_line(*request.source), grouped(audit.source_in_cores), sql, cores);
}

std::string what_was_read(const audit::Request& request, const audit::Audit& audit, const Page& page) {
  std::string out = indented(fmt::format("{} below {}, {} below {}", counted(audit.specs.size(), "spec", "specs"), one_line(request.specs),
                                         counted(audit.documents, "contract document", "contract documents"), one_line(request.contracts)), 2, page);
  out += indented(audit.allowlist.empty() ? "no allowlist" : fmt::format("allowlist {}, judged on {}", one_line(audit.allowlist), request.today.to_string()), 2, page);
  if (!audit.set_aside.empty()) {
    out += indented(fmt::format("not looked at: {} among the specs (READMEs, plans, tasks, templates, archives){}", counted(audit.set_aside.size(), "file", "files"),
                                page.verbose ? ", listed below" : "; -v lists them"), 2, page);
  }
  if (request.source) out += indented(source_line(request, audit), 2, page);
  return out + '\n';
}

/// Snippets are to be copied, so they are never broken.
std::string snippet(std::string_view text, const Page& page) {
  std::string out;
  for (const std::string_view line : lines_of(text)) out += "         " + page.paint.dim(clean(line)) + '\n';
  return out;
}

std::string one_way(const Resolution& way, bool first, const Page& page) {
  const std::string file = one_line(way.file);
  std::string words;
  if (way.kind == "document") {
    words = fmt::format("write {} ({})", file, one_line(way.why));
  } else if (way.kind == "allowlist") {
    words = fmt::format("{}, add to {}", one_line(way.why), file);
  } else {
    words = fmt::format("add to {}{} ({})", file, way.line > 0 ? fmt::format(" below line {}", way.line) : "", one_line(way.why));
  }
  std::string out = indented((first ? "" : way.kind == "allowlist" ? "or, " : "or ") + words, 6, page);
  return way.kind == "document" ? out : out + snippet(way.snippet, page);
}

std::string gaps(const audit::Audit& audit, const Page& page) {
  std::vector<const AuditedSpec*> open;
  for (const AuditedSpec& one : audit.specs) {
    if (one.state == audit::SpecState::gap) open.push_back(&one);
  }
  if (open.empty()) return {};
  std::string out = fmt::format("{} {}  {}  {}\n", page.paint.red("error"), page.paint.bold("AC601"), page.paint.bold("spec without a contract"),
                                page.paint.dim(counted(open.size(), "gap", "gaps")));
  for (std::size_t i = 0; i < open.size(); ++i) {
    const AuditedSpec& one = *open[i];
    out += fmt::format("  {}  {}\n", page.paint.bold(one_line(one.spec.id)), one_line(one.spec.path));
    if (!one.places.empty()) {
      out += indented(fmt::format("its allowlist entry is in error: {}", one_line(fmt::format("{}:{}", one.places.front().at.file, one.places.front().at.line))), 6, page);
      continue;
    }
    if (i >= gaps_with_advice && !page.verbose) continue;
    for (const Resolution& way : one.resolutions) out += one_way(way, &way == &one.resolutions.front(), page);
  }
  if (open.size() > gaps_with_advice && !page.verbose) out += page.paint.dim(fmt::format("  -v gives advice for the last {} too", grouped(open.size() - gaps_with_advice))) + '\n';
  return out + '\n';
}

std::string other_findings(const audit::Audit& audit, const Page& page) {
  std::vector<contract::Finding> others;
  std::copy_if(audit.findings.begin(), audit.findings.end(), std::back_inserter(others), [](const contract::Finding& finding) { return finding.rule != "AC601"; });
  if (others.empty()) return {};
  return reports::findings_text(others, {page.paint.color, false, static_cast<int>(page.width), page.verbose, false});
}

/// Source that could not be read; if all is asked for, also the files beside the specs.
std::string skipped(const audit::Audit& audit, const Page& page) {
  std::vector<std::string> files = audit.unreadable;
  if (page.verbose) {
    for (const audit::NoSpec& file : audit.set_aside) files.push_back(file.path + ": " + file.why);
  }
  if (files.empty()) return {};
  const std::size_t shown = page.verbose ? files.size() : std::min(skipped_shown, files.size());
  std::string out = page.paint.yellow(fmt::format("Not looked at: {}", counted(files.size(), "file", "files"))) + '\n';
  for (std::size_t i = 0; i < shown; ++i) out += indented(one_line(files[i]), 2, page);
  if (shown < files.size()) out += fmt::format("  and {} more; -v shows all\n", grouped(files.size() - shown));
  return out + '\n';
}

std::string verdict(const audit::Audit& audit, const AuditView& view, const Page& page) {
  const CoreTotals all = audit.total();
  const reports::FindingTotals findings = reports::totals_of(audit.findings);
  const std::string specs = fmt::format("{}: {} referenced, {} allowlisted, {}", counted(all.specs, "spec", "specs"), grouped(all.referenced), grouped(all.allowlisted), counted(all.gaps, "gap", "gaps"));
  const std::string others = fmt::format("{}, {}, {}", counted(findings.error, "error", "errors"), counted(findings.warning, "warning", "warnings"), counted(findings.note, "note", "notes"));
  const std::string label = audit.passes() ? page.paint.green("PASS") : view.warn ? page.paint.yellow("WARN") : page.paint.red("FAIL");
  const std::string words = fmt::format("{}; {}{}", specs, others, !audit.passes() && view.warn ? " (--warn: exit 0)" : "");
  return label + indented(words, label_columns, page).substr(label_columns - 2);
}

}  // namespace

std::string audit_text(const audit::Request& request, const audit::Audit& audit, const AuditView& view) {
  const Page page{{view.color}, static_cast<std::size_t>(std::max(60, view.width)), view.verbose};
  if (view.quiet) return reports::findings_text(audit.findings, {view.color, true, view.width});
  return what_was_read(request, audit, page) + table(audit, page) + gaps(audit, page) + other_findings(audit, page) + skipped(audit, page) + verdict(audit, view, page);
}

}  // namespace assay::cli
