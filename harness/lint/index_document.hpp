#pragma once

#include "harness/lint/statements.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace assay::lint {

/// One pattern of the naming table: "{CORE}-##-{feature-kebab-case}-INTEGRATION.md".
struct NamePattern {
  std::string printed;
  std::string expression;             // the whole name, as a regular expression
  std::vector<std::string> examples;  // that stand beside it
  SourceSpan at;
  SourceSpan examples_at;
};

/// What the index document asks of the others. Everything is read from its own words: an index without a rule asks nothing.
struct Index {
  const Page* page = nullptr;
  std::vector<NamePattern> patterns;
  std::map<std::string, std::string> legend;    // sign -> word in lower case: "✅" -> "implemented"
  SourceSpan legend_at;
  std::optional<SourceSpan> verified_at;        // says that what is implemented has a date "Last Verified"
  std::optional<SourceSpan> spec_at;            // says that what is planned links its spec
  std::optional<SourceSpan> guide_at;           // says that a breaking change links a guide
  std::optional<SourceSpan> no_copies_at;       // says that documents of features do not repeat the platform's
  std::set<std::string> platform_files;         // named in that place
  std::vector<std::string> checklist;           // its items, in lower case
  SourceSpan checklist_at;
  std::set<std::string> linked;                 // names of the files that it links
  std::set<std::string> cores;                  // that it speaks of

  /// The pages that the index speaks of: in its folder or below, and linked, linking what it links, or of one of its cores.
  std::vector<const Page*> governed;            // in the order of the pages
  /// Whether the document's status, by word or by sign, is that of the legend.
  [[nodiscard]] bool has_status(const Page& other, std::string_view word) const;
};

/// The documents that have a naming table or a status legend.
[[nodiscard]] std::vector<Index> index_documents(const Statements& all);

/// The printed status of the document's head, sign included; empty where there is none.
[[nodiscard]] const document::FrontLabel* printed_status(const Page& page);

}  // namespace assay::lint
