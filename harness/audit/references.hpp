#pragma once

#include "harness/audit/specs.hpp"
#include "harness/contract/model.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace assay::audit {

/// What the contract surfaces say about specs.
struct References {
  using Places = std::vector<contract::Quote>;
  std::map<std::string, Places, std::less<>> specs;  // id of a spec that is there: its first mentions, by file and line
  std::map<std::string, Places, std::less<>> files;  // printed path of a spec file, from "specs/" on: "ce/specs/CE-29-x.md"
};

/// A document that states contracts: its path and its text.
using Surface = std::pair<std::string, std::string>;

/// Reads every document below `contracts`; a spec is no contract surface, since it names itself.
/// Errors: all that cannot be read: what is not read might hold the reference that a gap is about.
[[nodiscard]] Results<std::vector<Surface>> read_surfaces(const std::string& contracts, const SpecTree& tree);

/// Where the surfaces name the specs: by id as a whole word, in prose, links, paths and the documents' own names. What a reader does not see
/// (comments) or sees struck through names nothing.
[[nodiscard]] References references_in(const std::vector<Surface>& surfaces, const SpecTree& tree);

}  // namespace assay::audit
