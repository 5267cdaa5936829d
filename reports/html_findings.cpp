#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using contract::Finding;
using contract::Level;
using scenario::RunRecord;

std::string meta(const Finding& finding) {
  std::string out =
      fmt::format("<p class=\"meta\">{} {} {}", badge(to_string(finding.level)), code(finding.rule), escape(finding.kind));
  if (!finding.party.empty()) out += " · " + escape(finding.party);
  if (!finding.event.empty()) out += " · " + code(finding.event);
  return out + "</p>\n";
}

std::string quotes(const Finding& finding) {
  if (finding.at.empty()) return {};
  std::string out = "<ul class=\"quotes\">\n";
  for (const auto& quote : finding.at) {
    out +=
        fmt::format("<li>{}{}</li>\n", place_html(quote.at), quote.text.empty() ? "" : "<q>" + breakable(quote.text) + "</q>");
  }
  return out + "</ul>\n";
}

std::string article(const Finding& finding) {
  std::string out =
      fmt::format("<article class=\"finding {}\">\n<h4>{}</h4>\n", to_string(finding.level), breakable(finding.title));
  out += meta(finding) + quotes(finding);
  if (!finding.mend.empty())
    out += fmt::format("<p class=\"mend\"><strong>To mend:</strong> {}</p>\n", breakable(finding.mend));
  if (!finding.replay.empty()) out += fmt::format("<p>{}</p>\n", command_html(finding.replay));
  return out + "</article>\n";
}

std::string level_html(const RunRecord& record, Level level, std::string_view heading) {
  std::string out;
  for (const Finding& finding : record.findings) {
    if (finding.level == level) out += article(finding);
  }
  return out.empty() ? out : fmt::format("<h3>{}</h3>\n<div class=\"findings\">\n{}</div>\n", heading, out);
}

}  // namespace

std::string findings_html(const RunRecord& record) {
  std::string out = "<section id=\"findings\" aria-labelledby=\"findings-h\">\n<h2 id=\"findings-h\">Findings</h2>\n";
  if (record.findings.empty()) return out + "<p>None.</p>\n</section>\n";
  out += level_html(record, Level::error, "Errors") + level_html(record, Level::warning, "Warnings") +
         level_html(record, Level::note, "Notes");
  return out + "</section>\n";
}

}  // namespace assay::reports
