#pragma once

#include "harness/base/date.hpp"
#include "harness/contract/corpus.hpp"

#include <optional>
#include <string>
#include <vector>

/// What contract documents leave open, contradict, or have drifted from. Only what the words themselves show: a finding that is wrong
/// costs more trust than one that is missing.
namespace assay::lint {

struct RegistryExport;
struct TypeNames;
struct Matrix;

/// What there is to look at. What is null or empty is not known, and its rules are left out.
struct Evidence {
  const contract::Corpus& corpus;
  const RegistryExport* registry = nullptr;
  const TypeNames* types = nullptr;
  const Matrix* matrix = nullptr;
  std::optional<Date> today = {};         // for review dates
  std::vector<std::string> folders = {};  // given whole: a link into one of them must lead to a document of the corpus
};

/// All findings, sorted by place; the same evidence gives the same findings.
[[nodiscard]] std::vector<contract::Finding> findings_of(const Evidence& evidence);

/// contract::read_corpus and findings_of in one: the model as `assay compile` prints it and as a run is judged by.
[[nodiscard]] Results<contract::Model> compile(const std::vector<std::string>& paths);

}  // namespace assay::lint
