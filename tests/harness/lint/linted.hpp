#pragma once

#include "harness/lint/lint.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// Documents in memory, and what lint says of them.
namespace assay::support {

inline std::vector<contract::Finding> linted(const std::string& text) {
  const contract::Corpus corpus = contract::corpus_of({{"x.md", text}});
  return lint::findings_of({corpus});
}

/// What lint says of one hand-made document; its model is `model`, its words are `text`.
inline std::vector<contract::Finding> linted(const std::string& text, const contract::Model& model) {
  contract::Corpus corpus = contract::corpus_of({{"x.md", text}});
  const std::vector<contract::DocumentInfo> head = corpus.documents.front().model.documents;
  corpus.documents.front().model = model;
  corpus.documents.front().model.documents = head;
  corpus.model = model;
  return lint::findings_of({corpus});
}

inline const contract::Finding* find(const std::vector<contract::Finding>& findings, std::string_view rule, std::string_view event = {}) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const contract::Finding& finding) { return finding.rule == rule && (event.empty() || finding.event == event); });
  return found == findings.end() ? nullptr : &*found;
}

inline bool finds(const std::vector<contract::Finding>& findings, std::string_view rule) { return find(findings, rule) != nullptr; }

inline bool finds(const std::string& text, std::string_view rule) { return finds(linted(text), rule); }

/// The title of the first finding of the rule, or empty.
inline std::string title_of(const std::vector<contract::Finding>& findings, std::string_view rule) {
  const contract::Finding* const finding = find(findings, rule);
  return finding == nullptr ? std::string() : finding->title;
}

}  // namespace assay::support
