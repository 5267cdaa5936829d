#include "reports/html.hpp"

#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"

#include <fmt/format.h>

namespace assay::reports {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
)";

std::string title(const scenario::RunRecord& record) {
  return fmt::format("<title>Gap report: {}</title>\n", escape(to_string(outcome_of(record))));
}

std::string footer(const scenario::RunRecord& record) {
  return fmt::format("<footer>\n<p>assay {} · contract model {}</p>\n</footer>\n", escape(record.version),
                     code(record.model_digest));
}

}  // namespace

std::string html_report(const scenario::RunRecord& record) {
  std::string out(head);
  out += title(record);
  out += "<style>\n" + std::string(html_style()) +
         "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n";
  out += header_html(record) + navigation_html(record);
  out += "<main id=\"main\">\n";
  out += failures_html(record) + obligations_html(record) + findings_html(record) + coverage_html(record);
  out += scenarios_html(record) + assumptions_html(record) + not_looked_at_html(record);
  out += "</main>\n" + footer(record) + "</body>\n</html>\n";
  return out;
}

}  // namespace assay::reports
