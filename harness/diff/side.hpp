#pragma once

#include "harness/contract/corpus.hpp"

#include <map>
#include <string>
#include <vector>

namespace assay::diff {

/// One of the two contracts that are compared.
struct Side {
  std::string root;  // as given
  contract::Model model;
  std::vector<contract::CompiledDocument> documents;  // empty: a compiled model, whose prose is not known
};

/// Reads a document, a folder of documents, or a compiled model (a .json file, or a folder that holds nothing but model.json). A folder
/// below that is a git checkout of its own (a worktree beside the files of its repository) belongs to another tree and is left out.
/// Errors: all that were found. A file or folder that is there and cannot be read is an error, never a removal; so is a side without
///         any contract, since nobody removes all of them by a change of documents.
[[nodiscard]] Results<Side> read_side(const std::string& path);

/// A side of texts in memory: {path, text}.
[[nodiscard]] Side side_of(const std::vector<std::pair<std::string, std::string>>& texts);

/// Which document of the one side is which of the other: by path from the root, then by file name, then by title, then what alone is
/// left on both sides. Paths, old to new.
[[nodiscard]] std::map<std::string, std::string> pair_documents(const Side& before, const Side& after);

/// Merges both sides' documents in one order, so that where several documents state one event, the same one speaks on both sides
/// whatever their files are called. Compiled models stay as they are.
void align(Side& before, Side& after, const std::map<std::string, std::string>& pairs);

}  // namespace assay::diff
