#include "reports/findings.hpp"

#include "harness/contract/rules.hpp"
#include "reports/failure_text.hpp"
#include "reports/text.hpp"
#include "reports/totals.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using contract::Finding;
using contract::Level;

constexpr std::size_t findings_shown = 3;  // of one rule
constexpr std::size_t places_shown = 4;    // of one finding
constexpr std::size_t quote_columns_min = 24;
constexpr std::size_t label_columns = 6;

/// What all lines need to know.
struct Page {
  Paint paint;
  std::size_t width = 100;
  bool verbose = false;
};

std::string colored(const Paint& paint, Level level, std::string_view words) {
  if (level == Level::error) return paint.red(words);
  return level == Level::warning ? paint.yellow(words) : paint.dim(words);
}

/// "file:line:column": what terminals and editors open at a click.
std::string place_with_column(const SourceSpan& at) {
  const std::string words = place(at);
  return at.line == 0 || at.column == 0 ? words : fmt::format("{}:{}", words, at.column);
}

std::string rule_title(const Finding& finding) {
  const contract::Rule* const rule = contract::find_rule(finding.rule);
  return rule == nullptr ? std::string() : std::string(rule->title);
}

/// The finding's title without its rule's; the whole title where it does not begin with that.
std::string detail_of(const Finding& finding) {
  std::string_view title = finding.title;
  const std::string of_rule = rule_title(finding);
  if (title.starts_with(of_rule)) title.remove_prefix(of_rule.size());
  if (title.starts_with(": ")) title.remove_prefix(2);
  return one_line(title);
}

std::string lines_with_margin(std::string_view text, std::size_t margin, const Page& page) {
  std::string out;
  for (const std::string& line : wrapped(text, page.width - margin)) out += std::string(margin, ' ') + line + '\n';
  return out;
}

/// "  mend  words words
///          words"
std::string labelled(std::string_view label, std::string_view text, const Page& page) {
  std::string out;
  for (const std::string& line : wrapped(text, page.width - 2 - label_columns)) {
    out += out.empty() ? "  " + page.paint.dim(padded(label, label_columns)) : std::string(2 + label_columns, ' ');
    out += line + '\n';
  }
  return out;
}

/// The place, and behind it, or below where that is too narrow, the document's own line.
std::string place_line(const contract::Quote& quote, std::size_t columns, std::size_t margin, const Page& page) {
  const std::string where = place_with_column(quote.at);
  const std::string words = one_line(quote.text);
  std::string out(margin, ' ');
  if (words.empty()) return out + where + '\n';
  const std::size_t taken = margin + std::max(columns, columns_of(where)) + 2;
  if (taken + quote_columns_min <= page.width) {
    return out + padded(where, columns) + "  " + page.paint.dim(shortened(words, page.width - taken)) + '\n';
  }
  return out + where + '\n' + std::string(margin + 2, ' ') + page.paint.dim(shortened(words, page.width - margin - 2)) + '\n';
}

std::string places_of(const Finding& finding, std::size_t margin, const Page& page) {
  const std::size_t all = finding.at.size();
  const std::size_t shown = page.verbose || all <= places_shown + 1 ? all : places_shown;
  std::size_t columns = 0;
  for (std::size_t i = 0; i < shown; ++i) columns = std::max(columns, columns_of(place_with_column(finding.at[i].at)));
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) out += place_line(finding.at[i], columns, margin, page);
  if (shown < all) out += std::string(margin, ' ') + page.paint.dim(fmt::format("and {} more places", grouped(all - shown))) + '\n';
  return out;
}

std::string one_finding(const Finding& finding, const Page& page) {
  const std::string detail = detail_of(finding);
  std::string out = detail.empty() ? std::string() : lines_with_margin(detail, 2, page);
  out += places_of(finding, detail.empty() ? 2 : 4, page);
  if (!finding.replay.empty()) out += "    " + one_line(finding.replay) + '\n';
  return out;
}

using Group = std::vector<const Finding*>;

std::string heading(const Group& group, const Page& page) {
  const Finding& first = *group.front();
  const std::string level(to_string(first.level));
  const std::string count = group.size() == 1 ? std::string() : page.paint.dim(fmt::format("  {} findings", grouped(group.size())));
  return fmt::format("{} {}  {}{}\n", colored(page.paint, first.level, level), page.paint.bold(one_line(first.rule)), page.paint.bold(one_line(rule_title(first))), count);
}

std::string one_rule(const Group& group, const Page& page) {
  const std::size_t shown = page.verbose || group.size() <= findings_shown + 1 ? group.size() : findings_shown;
  std::string out = heading(group, page);
  for (std::size_t i = 0; i < shown; ++i) out += one_finding(*group[i], page);
  if (shown < group.size()) out += page.paint.dim(fmt::format("  and {} more findings; -v shows all", grouped(group.size() - shown))) + '\n';
  const Finding& first = *group.front();
  if (!first.mend.empty()) out += labelled("mend", first.mend, page);
  if (contract::find_rule(first.rule) != nullptr) out += labelled("why", "assay explain " + first.rule, page);
  return out + '\n';
}

/// By level, then by rule; within a rule in the order given.
std::vector<Group> grouped_by_rule(std::span<const Finding> findings) {
  Group sorted = worst_first(findings);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Finding* a, const Finding* b) { return a->level != b->level ? a->level < b->level : a->rule < b->rule; });
  std::vector<Group> groups;
  for (const Finding* const finding : sorted) {
    const bool same = !groups.empty() && groups.back().front()->rule == finding->rule && groups.back().front()->level == finding->level;
    if (!same) groups.emplace_back();
    groups.back().push_back(finding);
  }
  return groups;
}

std::string quiet_text(std::span<const Finding> findings, const Paint& paint) {
  std::string out;
  for (const Finding* const finding : worst_first(findings)) {
    const std::string where = finding->at.empty() ? std::string() : place_with_column(finding->at.front().at) + ": ";
    out += fmt::format("{}{}: {} [{}]\n", where, colored(paint, finding->level, to_string(finding->level)), one_line(finding->title), one_line(finding->rule));
  }
  return out;
}

}  // namespace

std::string findings_text(std::span<const Finding> findings, const FindingsView& view) {
  const Page page{{view.color}, static_cast<std::size_t>(std::max(60, view.width)), view.verbose};
  if (view.quiet) return quiet_text(findings, page.paint);
  if (findings.empty()) return "No findings.\n";
  const std::vector<Group> groups = grouped_by_rule(findings);
  std::string out;
  for (const Group& group : groups) out += one_rule(group, page);
  if (!view.totals) return out;
  return out + fmt::format("Findings {}; {}.\n", to_string(totals_of(findings)), counted(groups.size(), "rule", "rules"));
}

}  // namespace assay::reports
