#pragma once

#include "harness/contract/corpus.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::lint {

/// What a finding is about; both may be empty.
struct Subject {
  std::string event;
  std::string party;
};

/// Collects findings: takes level, kind, title and advice from the rule, and the quoted lines from the documents.
class Report {
 public:
  explicit Report(const contract::Corpus& corpus) : corpus_(corpus) {}

  /// Adds a finding of the rule. `detail` follows the rule's title behind a colon and tells this finding from others of the rule;
  /// it must not hold a line number, since the fingerprint is made of it.
  void add(std::string_view rule, const Subject& subject, std::string_view detail, const std::vector<SourceSpan>& places);

  /// The findings, each once, by place.
  [[nodiscard]] std::vector<contract::Finding> take();

 private:
  const contract::Corpus& corpus_;
  std::vector<contract::Finding> findings_;
};

}  // namespace assay::lint
