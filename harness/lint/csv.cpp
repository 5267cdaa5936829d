#include "harness/lint/csv.hpp"

namespace assay::lint {
namespace {

class CsvReader {
 public:
  CsvReader(const SourceFile& file, std::string_view text) : file_(file), text_(text) {}

  Result<std::vector<CsvRow>> run() {
    while (!done()) {
      if (const auto read = row(); !read) return tl::unexpected(read.error());
    }
    return std::move(rows_);
  }

 private:
  [[nodiscard]] bool done() const { return i_ >= text_.size(); }
  [[nodiscard]] bool at_line_end() const { return done() || text_[i_] == '\n' || text_.substr(i_).starts_with("\r\n"); }

  void skip_line_end() {
    if (!done() && text_[i_] == '\r') ++i_;
    if (!done()) ++i_;
  }

  Result<void> row() {
    CsvRow cells;
    while (true) {
      if (const auto read = cell(cells); !read) return read;
      if (at_line_end()) break;
      ++i_;  // the comma
    }
    skip_line_end();
    const bool blank = cells.size() == 1 && cells.front().text.empty();
    if (!blank) rows_.push_back(std::move(cells));
    return {};
  }

  Result<void> cell(CsvRow& cells) {
    CsvCell cell{{}, i_};
    if (!done() && text_[i_] == '"') {
      if (const auto read = quoted(cell); !read) return read;
    } else {
      while (!at_line_end() && text_[i_] != ',') cell.text += text_[i_++];
    }
    cells.push_back(std::move(cell));
    return {};
  }

  Result<void> quoted(CsvCell& cell) {
    ++i_;
    while (!done()) {
      if (text_[i_] != '"') {
        cell.text += text_[i_++];
      } else if (text_.substr(i_ + 1).starts_with('"')) {
        cell.text += '"';
        i_ += 2;
      } else {
        ++i_;
        if (at_line_end() || text_[i_] == ',') return {};
        return failure(ErrorCode::invalid, "text behind the closing quote of a cell", file_.at(i_));
      }
    }
    return failure(ErrorCode::invalid, "a quoted cell that does not close", file_.at(cell.offset));
  }

  const SourceFile& file_;
  std::string_view text_;
  std::size_t i_ = 0;
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv(const SourceFile& file, std::string_view text) { return CsvReader(file, text).run(); }

}  // namespace assay::lint
