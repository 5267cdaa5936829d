#include "reports/html_text.hpp"

#include "harness/base/hash.hpp"
#include "harness/base/strings.hpp"
#include "reports/text.hpp"

#include <fmt/format.h>

namespace assay::reports {
namespace {

std::string_view reference_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

bool may_break_after(char c) { return c == '/' || c == '_'; }

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    const std::string_view reference = reference_of(c);
    if (reference.empty()) {
      out += c;
    } else {
      out += reference;
    }
  }
  return out;
}

std::string breakable(std::string_view text) {
  std::string out;
  std::string part;
  for (const char c : one_line(text)) {
    part += c;
    if (!may_break_after(c)) continue;
    out += escape(part) + "<wbr>";
    part.clear();
  }
  return out + escape(part);
}

std::string code(std::string_view text) { return "<code>" + breakable(text) + "</code>"; }

std::string place_html(const SourceSpan& at) {
  const std::string where = place(at);
  return where.empty() ? where : fmt::format(R"(<span class="place">{}</span>)", code(where));
}

std::string badge(std::string_view word) {
  return fmt::format(R"(<span class="badge {}">{}</span>)", slug(word), escape(word));
}

std::string command_html(std::string_view command) {
  return fmt::format(R"(<code class="command">{}</code>)", escape(one_line(command)));
}

std::string anchor(std::string_view prefix, std::string_view text) {
  return fmt::format("{}-{}-{}", prefix, slug(text), hex_of(hash_bytes(text)).substr(0, 6));
}

std::string cell(std::string_view label, const std::string& html, std::string_view kind) {
  return fmt::format("<td{}{}{} data-label=\"{}\"><div>{}</div></td>", kind.empty() ? "" : " class=\"", kind,
                     kind.empty() ? "" : "\"", escape(label), html);
}

std::string table_head(std::initializer_list<std::string_view> columns) {
  std::string out = "<thead><tr>";
  for (const std::string_view column : columns) {
    const bool number = column.starts_with('#');
    out +=
        fmt::format(R"(<th scope="col"{}>{}</th>)", number ? R"( class="number")" : "", escape(column.substr(number ? 1 : 0)));
  }
  return out + "</tr></thead>\n";
}

}  // namespace assay::reports
