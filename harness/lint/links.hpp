#pragma once

#include "harness/document/document.hpp"
#include "harness/base/error.hpp"

#include <string>
#include <vector>

namespace assay::lint {

/// A Markdown link to another file, as printed, without its anchor.
struct Link {
  std::string target;  // "./LG-02-boxes.md"
  SourceSpan at;
};

/// The links of a document to relative paths; those to the web, to other places of the same page and in code are left out.
[[nodiscard]] std::vector<Link> relative_links(const document::Document& document);

/// "docs/a/x.md" and "../b/y.md": "docs/b/y.md".
[[nodiscard]] std::string resolved(const std::string& from_file, const std::string& target);

/// The part behind the last slash.
[[nodiscard]] std::string file_name(const std::string& path);

/// The part before the last slash; empty where there is none.
[[nodiscard]] std::string folder_of(const std::string& path);

/// Without "./", "a/../" and a slash at the end; the working directory is "".
[[nodiscard]] std::string normal(const std::string& path);

/// Whether the path lies below the folder; both normal, and both relative or both absolute.
[[nodiscard]] bool lies_in(const std::string& path, const std::string& folder);

}  // namespace assay::lint
