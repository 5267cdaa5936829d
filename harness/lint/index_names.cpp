#include "harness/base/strings.hpp"
#include "harness/lint/index_rules.hpp"
#include "harness/lint/links.hpp"
#include "harness/schema/pattern.hpp"

#include <algorithm>
#include <memory>
#include <set>

namespace assay::lint {
namespace {

class Patterns {
 public:
  explicit Patterns(const std::vector<NamePattern>& patterns) {
    for (const NamePattern& pattern : patterns) {
      auto compiled = schema::compile_pattern(pattern.expression);
      compiled_.push_back(compiled ? std::move(*compiled) : nullptr);
    }
  }
  [[nodiscard]] bool fits(std::size_t pattern, const std::string& name) const { return compiled_[pattern] == nullptr || schema::found_in(*compiled_[pattern], name); }
  [[nodiscard]] bool fits_any(const std::string& name) const {
    for (std::size_t i = 0; i < compiled_.size(); ++i) {
      if (fits(i, name)) return true;
    }
    return false;
  }

 private:
  std::vector<std::unique_ptr<const re2::RE2>> compiled_;
};

/// Whether the name says that the file is the contract of a feature, of two cores or of a core: the patterns speak of no others.
bool is_subject(const Index& index, const std::string& name) {
  const std::string words = lower(name);
  if (words.ends_with("integration.md")) return true;
  const std::size_t end = words.find_first_of("-_");
  return end != std::string::npos && words.ends_with(".md") && index.cores.contains(words.substr(0, end)) && lower(name.substr(0, end)) != name.substr(0, end);
}

}  // namespace

void file_names_follow_patterns(const Index& index, Report& report) {
  if (index.patterns.empty()) return;
  const Patterns patterns(index.patterns);
  std::map<std::string, SourceSpan> names;  // by the first place that shows the file
  for (const Page* const page : index.governed) names.emplace(file_name(page->path()), SourceSpan{page->path(), 1, 1, {}});
  for (const Link& link : relative_links(index.page->document.source)) {
    if (!link.target.starts_with("../")) names.emplace(file_name(link.target), link.at);
  }
  for (const NamePattern& pattern : index.patterns) {
    for (const std::string& example : pattern.examples) names.erase(example);
  }
  for (const auto& [name, place] : names) {
    if (is_subject(index, name) && !patterns.fits_any(name)) report.add("AC201", {}, name, {place, index.patterns.front().at});
  }
}

void examples_follow_patterns(const Index& index, Report& report) {
  const Patterns patterns(index.patterns);
  for (std::size_t i = 0; i < index.patterns.size(); ++i) {
    for (const std::string& example : index.patterns[i].examples) {
      if (!patterns.fits(i, example)) report.add("AC202", {}, example + " against " + index.patterns[i].printed, {index.patterns[i].examples_at, index.patterns[i].at});
    }
  }
}

void links_lead_somewhere(const Statements& all, Report& report) {
  std::set<std::string> files;
  std::vector<std::string> folders;
  for (const std::string& folder : all.evidence().folders) folders.push_back(normal(folder));
  if (folders.empty()) return;
  for (const Page& page : all.pages()) files.insert(normal(page.path()));
  std::map<std::pair<std::string, std::string>, SourceSpan> broken;  // page and target: the first place
  bool at_home = false;
  for (const Page& page : all.pages()) {
    for (const Link& link : relative_links(page.document.source)) {
      if (!link.target.ends_with(".md") && !link.target.ends_with(".txt")) continue;
      const std::string path = resolved(page.path(), link.target);
      if (std::none_of(folders.begin(), folders.end(), [&](const std::string& folder) { return lies_in(path, folder); })) continue;
      at_home = at_home || files.contains(path);
      if (!files.contains(path)) broken.emplace(std::pair(page.path(), file_name(path)), link.at);
    }
  }
  if (!at_home) return;  // documents that were copied out of their folder: none of their links leads anywhere
  for (const auto& [link, place] : broken) report.add("AC209", {}, link.second, {place});
}

}  // namespace assay::lint
