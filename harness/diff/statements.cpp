#include "harness/diff/statements.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/shapes.hpp"

#include <set>
#include <string_view>

namespace assay::diff {
namespace {

constexpr std::size_t text_max = 2000;
constexpr std::size_t label_max = 40;

/// An item, a row, a quote, a label: what is no further line of a paragraph.
bool begins_statement(std::string_view line) {
  if (std::string_view("-*|#>+").find(line[0]) != std::string_view::npos || line.starts_with("•")) return true;
  const std::size_t number = line.find_first_not_of("0123456789");
  if (number != std::string_view::npos && number > 0 && (line[number] == '.' || line[number] == ')')) return true;
  const std::size_t colon = line.find(": ");
  return colon != std::string_view::npos && colon < label_max;
}

bool ends_statement(std::string_view line) { return line[0] == '|' || line[0] == '#' || std::string_view(".:;!?").find(line.back()) != std::string_view::npos; }

}  // namespace

std::vector<Statement> statements_of(const document::Document& document, const std::function<bool(std::uint32_t)>& counts, const std::function<bool(std::uint32_t)>& stale) {
  std::set<std::uint32_t> headings;
  for (const document::Block& block : document.blocks) {
    if (block.kind == document::BlockKind::heading) headings.insert(block.text.at().line);
  }
  std::vector<Statement> out;
  bool open = false;   // the last statement may go on
  bool fresh = false;  // one of its lines is not stale
  bool code = false;
  const auto close = [&] {
    if (!out.empty() && !fresh && !out.back().heading) out.pop_back();
    open = false;
    fresh = true;
  };
  fresh = true;
  for (std::uint32_t number = 1; number <= document.lines.size(); ++number) {
    const std::string_view line = trim(document.lines[number - 1]).substr(0, text_max);
    const bool heading = headings.contains(number);
    if (document::is_fence(line)) code = !code;
    if (line.empty() || code || document::is_fence(line) || (!heading && !counts(number))) {
      close();
      continue;
    }
    if (open && !heading && !begins_statement(line)) {
      Statement& last = out.back();
      if (last.text.size() + line.size() < text_max) last.text += " " + std::string(line);
    } else {
      close();
      out.push_back({number, std::string(line), heading});
      fresh = false;
    }
    fresh = fresh || !stale(number);
    open = !heading && !ends_statement(line);
  }
  close();
  return out;
}

}  // namespace assay::diff
