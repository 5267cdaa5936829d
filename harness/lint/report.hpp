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
  /// `others`: files beside the corpus that places may lie in.
  explicit Report(const contract::Corpus& corpus, std::vector<const document::Document*> others = {}) : corpus_(corpus), others_(std::move(others)) {}

  /// Adds a finding of the rule. `detail` follows the rule's title behind a colon and tells this finding from others of the rule;
  /// it must not hold a line number, since the fingerprint is made of it.
  void add(std::string_view rule, const Subject& subject, std::string_view detail, const std::vector<SourceSpan>& places);

  /// The findings, each once, by place.
  [[nodiscard]] std::vector<contract::Finding> take();

 private:
  [[nodiscard]] contract::Quote quote_of(const SourceSpan& place) const;

  const contract::Corpus& corpus_;
  std::vector<const document::Document*> others_;
  std::vector<contract::Finding> findings_;
};

}  // namespace assay::lint
