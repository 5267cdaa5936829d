#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/document/document.hpp"
#include "harness/lint/drift_sources.hpp"

#include <algorithm>

namespace assay::lint {
namespace {

using contract::Label;
using document::Block;
using document::Row;
using document::Text;

std::vector<std::string> events_of(const Text& cell) {
  std::vector<std::string> names;
  for (const contract::Named& named : contract::names_in(cell)) {
    if (contract::has_event_shape(named.name) && contract::has_event_verb(named.name)) names.push_back(named.name);
  }
  return names;
}

bool is_empty(std::string_view cell) { return cell.empty() || cell == "-" || cell == "—" || cell == "–" || lower(cell) == "n/a"; }

/// "From \ To", "Publisher → / Consumer ↓", or nothing: the corner of a grid.
bool is_corner(std::string_view printed) {
  const std::string words = lower(printed);
  const bool from = words.find("from") != std::string::npos || words.find("publisher") != std::string::npos || words.find("producer") != std::string::npos || words.find("source") != std::string::npos;
  const bool to = words.find(" to") != std::string::npos || words.find("consumer") != std::string::npos || words.find("subscriber") != std::string::npos || words.find("target") != std::string::npos;
  return from && to;
}

class MatrixReader {
 public:
  MatrixReader(const std::string& path, std::string_view text) : out_{SourceFile(path, text), {}}, document_(document::read_document(path, text)) {}

  Result<Matrix> run() {
    bool found = false;
    for (const Block& block : document_.blocks) {
      if (block.kind == document::BlockKind::table && block.rows.size() > 1) found = table(block) || found;
    }
    if (!found) return failure(ErrorCode::invalid, "has no table of who talks to whom: a grid \"From \\ To\", or columns for publisher, subscriber and event", {document_.path, 0, 0, {}});
    return std::move(out_);
  }

 private:
  bool table(const Block& block) {
    const Row& header = block.rows.front();
    if (is_corner(header.cells.front().plain)) {
      for (std::size_t i = 1; i < block.rows.size(); ++i) grid_row(header, block.rows[i]);
      return true;
    }
    const auto column = [&](Label label) {
      return static_cast<std::size_t>(std::find_if(header.cells.begin(), header.cells.end(), [&](const Text& cell) { return contract::label_of(cell.plain) == label; }) - header.cells.begin());
    };
    const std::size_t from = column(Label::publisher);
    const std::size_t to = column(Label::subscriber);
    const std::size_t event = column(Label::event);
    const std::size_t none = header.cells.size();
    if ((from == none && event == none) || (to == none && event == none)) return false;
    for (std::size_t i = 1; i < block.rows.size(); ++i) list_row(block.rows[i], from, to, event);
    return true;
  }

  void grid_row(const Row& header, const Row& row) {
    const std::string& from = row.cells.front().plain;
    for (std::size_t i = 1; i < row.cells.size() && i < header.cells.size(); ++i) {
      if (is_empty(row.cells[i].plain)) continue;
      add(row.cells[i], from, header.cells[i].plain, contract::span_of(document_.path, row.cells[i].at()));
    }
  }

  void list_row(const Row& row, std::size_t from, std::size_t to, std::size_t event) {
    const auto parties = [&](std::size_t column) {
      std::vector<std::string> names;
      if (column < row.cells.size()) {
        for (const contract::PartyRef& ref : contract::parties_in(row.cells[column], document_.path)) names.push_back(ref.party);
      }
      if (names.empty()) names.emplace_back();
      return names;
    };
    const Text cell = event < row.cells.size() ? row.cells[event] : Text();
    const SourceSpan at = contract::span_of(document_.path, event < row.cells.size() ? cell.at() : row.at);
    for (const std::string& publisher : parties(from)) {
      for (const std::string& subscriber : parties(to)) add(cell, publisher, subscriber, at);
    }
  }

  void add(const Text& cell, const std::string& from, const std::string& to, const SourceSpan& at) {
    const std::vector<std::string> events = events_of(cell);
    for (const std::string& event : events) out_.cells.push_back({event, from, to, at});
    if (events.empty() && !from.empty() && !to.empty()) out_.cells.push_back({{}, from, to, at});
  }

  Matrix out_;
  document::Document document_;
};

}  // namespace

Result<Matrix> matrix_of(const std::string& path, std::string_view text) { return MatrixReader(path, text).run(); }

Result<Matrix> read_matrix(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  return matrix_of(path, *text);
}

}  // namespace assay::lint
