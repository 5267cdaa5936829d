#include "reports/html_sections.hpp"
#include "reports/html_text.hpp"
#include "reports/text.hpp"

#include <fmt/format.h>

/// What the report does not say: assumptions of the reference parties, and what nobody looked at.
namespace assay::reports {

using scenario::RunRecord;

std::string assumptions_html(const RunRecord& record) {
  if (record.model.assumptions.empty()) return {};
  std::string out =
      "<section id=\"assumptions\" aria-labelledby=\"assumptions-h\">\n<h2 id=\"assumptions-h\">Assumptions</h2>\n"
      "<p>What the reference parties do where the contracts are silent.</p>\n<ul class=\"statements\">\n";
  for (const auto& it : record.model.assumptions) {
    out += fmt::format("<li>{}<p class=\"meta\">{} · {}</p></li>\n", breakable(it.text), code(it.id), place_html(it.at));
  }
  return out + "</ul>\n</section>\n";
}

std::string not_looked_at_html(const RunRecord& record) {
  if (record.not_looked_at.empty()) return {};
  std::string out =
      "<section id=\"not-looked-at\" aria-labelledby=\"not-looked-at-h\">\n<h2 id=\"not-looked-at-h\">Not looked at</h2>\n"
      "<ul class=\"statements\">\n";
  for (const std::string& it : record.not_looked_at) out += fmt::format("<li>{}</li>\n", breakable(it));
  return out + "</ul>\n</section>\n";
}

}  // namespace assay::reports
