#pragma once

#include "harness/base/error.hpp"
#include "harness/contract/json_tree.hpp"
#include "harness/document/document.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace assay::lint {

/// A file that is no contract document but that findings point into: a registry export, type names, a baseline.
class SourceFile {
 public:
  SourceFile(const std::string& path, std::string_view text);

  [[nodiscard]] SourceSpan at(std::size_t offset) const;  // a binary search
  [[nodiscard]] const document::Document& document() const { return document_; }  // path and lines, for quotes
  [[nodiscard]] const std::string& path() const { return document_.path; }

 private:
  document::Document document_;
  std::vector<std::size_t> line_starts_;
};

/// JSON that others wrote, strictly read: the values, and a tree of the same shape that knows where each stands.
struct JsonSource {
  const nlohmann::json& value;
  const contract::JsonTree& tree;
};

/// Reads the JSON `text` that stands at `offset` of the file and hands it to `use`, tree offsets counting from the text's begin.
/// Errors: invalid, with file, line and column; those of `use`.
[[nodiscard]] Result<void> with_json(const SourceFile& file, std::string_view text, std::size_t offset, const std::function<Result<void>(const JsonSource&)>& use);

}  // namespace assay::lint
