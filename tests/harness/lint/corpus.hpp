#pragma once

#include "harness/lint/drift_sources.hpp"
#include "harness/lint/lint.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// Small documents, and what the rules find in them.
namespace assay::lint::sample {

using Texts = std::vector<std::pair<std::string, std::string>>;

/// The findings of one rule, or of all.
inline std::vector<contract::Finding> found(const Texts& texts, std::string_view rule = {}) {
  const contract::Corpus corpus = contract::corpus_of(texts);
  std::vector<contract::Finding> all = findings_of({corpus});
  std::erase_if(all, [&](const contract::Finding& finding) { return !rule.empty() && finding.rule != rule; });
  return all;
}

/// The titles without the rule's own: what the findings are about.
inline std::vector<std::string> details(const std::vector<contract::Finding>& findings) {
  std::vector<std::string> out;
  for (const contract::Finding& finding : findings) {
    const std::size_t colon = finding.title.find(": ");
    out.push_back(colon == std::string::npos ? std::string() : finding.title.substr(colon + 2));
  }
  return out;
}

inline std::vector<std::string> details(const Texts& texts, std::string_view rule) { return details(found(texts, rule)); }

/// A document of a party that states one event.
inline std::string document(const std::string& party, const std::string& event, const std::string& rest) {
  return "# Contract of " + party + "\n\n**Spec:** " + party + "\n\n## Events\n\n### `" + event + "`\n\n" + rest;
}

}  // namespace assay::lint::sample
