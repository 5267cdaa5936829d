#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/index_rules.hpp"
#include "harness/lint/signs.hpp"

#include <algorithm>
#include <set>

namespace assay::lint {
namespace {

using document::Block;
using document::BlockKind;
using document::Text;

/// Signs in the places where a status stands: the head, columns called "Status", and in the index itself behind its links.
void each_status_sign(const Page& page, bool is_index, const std::function<void(const std::string&, Position)>& visit) {
  const auto show = [&](const std::string& sign, Position at) {
    if (!sign.empty()) visit(sign, at);
  };
  if (const document::FrontLabel* const status = printed_status(page)) show(sign_in_front(status->value.plain), status->value.at());
  for (const Block& block : page.document.source.blocks) {
    if (is_index && block.kind == BlockKind::bullet) show(sign_behind(block.text.plain), block.text.at());
    if (block.kind != BlockKind::table || block.rows.empty()) continue;
    const auto& header = block.rows.front().cells;
    const auto column = std::find_if(header.begin(), header.end(), [](const Text& cell) { return lower(cell.plain) == "status"; });
    const auto status = static_cast<std::size_t>(column - header.begin());
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      if (status < block.rows[i].cells.size()) show(sign_in_front(block.rows[i].cells[status].plain), block.rows[i].cells[status].at());
    }
  }
}

SourceSpan status_place(const Page& page) {
  const document::FrontLabel* const status = printed_status(page);
  return status == nullptr ? SourceSpan{page.path(), 1, 1, {}} : contract::span_of(page.path(), status->value.at());
}

}  // namespace

void signs_are_of_the_legend(const Index& index, Report& report) {
  if (index.legend.size() < 2) return;
  std::vector<const Page*> pages = index.governed;
  pages.push_back(index.page);
  for (const Page* const page : pages) {
    std::set<std::string> reported;
    each_status_sign(*page, page == index.page, [&](const std::string& sign, Position at) {
      if (index.legend.contains(sign) || !reported.insert(sign).second) return;
      report.add("AC203", {}, sign, {contract::span_of(page->path(), at), index.legend_at});
    });
  }
}

void statuses_are_of_the_legend(const Index& index, Report& report) {
  if (index.legend.size() < 2) return;
  for (const Page* const page : index.governed) {
    const auto& status = page->model.documents.front().status;
    if (!status) continue;
    const std::string words = lower(*status);
    const bool known = std::any_of(index.legend.begin(), index.legend.end(), [&](const auto& entry) { return words.starts_with(entry.second); });
    if (!known) report.add("AC204", {}, *status, {status_place(*page), index.legend_at});
  }
}

void statuses_have_their_proof(const Index& index, Report& report) {
  for (const Page* const governed : index.governed) {
    const Page& page = *governed;
    const contract::DocumentInfo& info = page.model.documents.front();
    if (index.verified_at && index.has_status(page, "implemented") && !info.last_verified) report.add("AC205", {}, {}, {status_place(page), *index.verified_at});
    if (index.spec_at && index.has_status(page, "planned") && !info.spec) report.add("AC206", {}, {}, {status_place(page), *index.spec_at});
    if (index.guide_at && index.has_status(page, "breaking") && page.says({"migration guide"}) == nullptr) report.add("AC207", {}, {}, {status_place(page), *index.guide_at});
  }
}

void reviews_are_not_overdue(const Statements& all, Report& report) {
  if (!all.evidence().today) return;
  for (const Page& page : all.pages()) {
    const std::string printed = page.model.documents.front().next_review.value_or("");
    const std::optional<Date> due = Date::parse(printed.substr(0, 10));
    if (!due || *due >= *all.evidence().today) continue;
    SourceSpan at{page.path(), 1, 1, {}};
    const auto& lines = page.document.source.lines;
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const std::string& text) { return lower(text).find("review") != std::string::npos && text.find(due->to_string()) != std::string::npos; });
    if (line != lines.end()) at.line = static_cast<std::uint32_t>(line - lines.begin() + 1);
    report.add("AC208", {}, due->to_string(), {at});
  }
}

}  // namespace assay::lint
