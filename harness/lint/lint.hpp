#pragma once

#include "harness/contract/corpus.hpp"

#include <string>
#include <vector>

/// What contract documents leave open, contradict, or have drifted from. Only what the words themselves show: a finding that is wrong
/// costs more trust than one that is missing.
namespace assay::lint {

/// What there is to look at.
struct Evidence {
  const contract::Corpus& corpus;
};

/// All findings, sorted by place; the same evidence gives the same findings.
[[nodiscard]] std::vector<contract::Finding> findings_of(const Evidence& evidence);

/// contract::read_corpus and findings_of in one: the model as `assay compile` prints it and as a run is judged by.
[[nodiscard]] Results<contract::Model> compile(const std::vector<std::string>& paths);

}  // namespace assay::lint
