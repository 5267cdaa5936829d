#include "harness/lint/source_file.hpp"

#include "harness/base/strings.hpp"
#include "harness/schema/json_text.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace assay::lint {
namespace {

constexpr std::size_t pointer_max = 100;

}  // namespace

SourceFile::SourceFile(const std::string& path, std::string_view text) {
  document_.path = path;
  for (const std::string_view line : lines_of(text)) document_.lines.emplace_back(line);
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
  }
}

SourceSpan SourceFile::at(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
  return {document_.path, line, static_cast<std::uint32_t>(offset - *(next - 1) + 1), {}};
}

Result<void> with_json(const SourceFile& file, std::string_view text, std::size_t offset, const std::function<Result<void>(const JsonSource&)>& use) {
  auto json = schema::read_json(text);
  if (!json) {
    Error error = json.error();
    const SourceSpan begin = file.at(offset);
    if (error.where.line <= 1) error.where.column += begin.column - 1;
    error.where.line = std::max(1U, error.where.line) + begin.line - 1;
    error.where.file = file.path();
    if (error.where.pointer.size() > pointer_max) error.where.pointer.clear();  // a thousand nested arrays
    return tl::unexpected(std::move(error));
  }
  const contract::JsonTree tree = contract::read_json_tree(text);
  return use({json->value, tree});
}

}  // namespace assay::lint
