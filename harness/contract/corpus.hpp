#pragma once

#include "harness/contract/model.hpp"
#include "harness/document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::contract {

/// One document, read and compiled on its own: what it says is not yet mixed with what others say.
struct CompiledDocument {
  document::Document source;
  Model model;  // without findings
};

/// Documents side by side, and merged into one model. Lint compares the former, everything else works with the latter.
struct Corpus {
  std::vector<CompiledDocument> documents;  // sorted by path
  Model model;                              // without findings

  /// The document of that path, or null.
  [[nodiscard]] const CompiledDocument* document(std::string_view path) const;
};

/// Reads every document at or below the paths (.md and .txt) and compiles each.
/// Errors: all that were found: unreadable paths. A file that states no contract is a document without events.
/// The result does not depend on the order of paths or of the file system.
[[nodiscard]] Results<Corpus> read_corpus(const std::vector<std::string>& paths);

/// A corpus of texts that are already in memory: {path, text}.
[[nodiscard]] Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& texts);

}  // namespace assay::contract
