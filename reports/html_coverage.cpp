#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/text.hpp"

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Coverage;
using scenario::RunRecord;

std::string deliveries(const Coverage& it) {
  if (it.deliveries != 0) return grouped(it.deliveries);
  return badge("untested");
}

std::string proven(const Coverage& it) {
  if (it.obligations == 0) return "<span class=\"muted\">no obligation</span>";
  return fmt::format("<span class=\"meter\" aria-hidden=\"true\"><span style=\"width:{}%\"></span></span> {} of {}",
                     std::uint64_t{it.obligations_proven} * 100 / it.obligations, it.obligations_proven, it.obligations);
}

std::string row(const Coverage& it) {
  return fmt::format("<tr{}>", it.deliveries == 0 ? " class=\"untested\"" : "") +
         cell("Event", it.event.empty() ? "<span class=\"muted\">all events</span>" : code(it.event)) +
         cell("Reference party", it.implemented ? "took part" : "<span class=\"muted\">none</span>") +
         cell("Deliveries", deliveries(it), "number") + cell("Obligations proven", proven(it)) + "</tr>\n";
}

std::string rows(const RunRecord& record) {
  std::string out;
  for (std::size_t i = 0; i < record.coverage.size(); ++i) {
    const Coverage& it = record.coverage[i];
    const bool first_of_party = i == 0 || record.coverage[i - 1].party != it.party;
    if (first_of_party && i != 0) out += "</tbody>\n";
    if (first_of_party)
      out += fmt::format("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">{}</th></tr>\n", escape(it.party));
    out += row(it);
  }
  return out + "</tbody>\n";
}

}  // namespace

std::string coverage_html(const RunRecord& record) {
  if (record.coverage.empty()) return {};
  return "<section id=\"coverage\" aria-labelledby=\"coverage-h\">\n<h2 id=\"coverage-h\">Coverage</h2>\n"
         "<table class=\"stacks coverage\">\n<caption>What was seen of each party and event</caption>\n" +
         table_head({"Event", "Reference party", "#Deliveries", "Obligations proven"}) + rows(record) +
         "</table>\n</section>\n";
}

}  // namespace assay::reports
