#pragma once

#include <string>
#include <utility>
#include <vector>

namespace assay::bench {

/// {path, text} of that many contract documents, about 8 KB each, in the shapes in which they are found: marked and unmarked, with
/// payloads as TypeScript, JSON, tables and lists of names. The same numbers give the same bytes.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> generated_documents(std::size_t count);

}  // namespace assay::bench
