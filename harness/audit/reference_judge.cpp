#include "harness/audit/reference_judge.hpp"

#include "harness/audit/spec_id.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace assay::audit {
namespace {

/// Where to look for the file that a printed path no longer leads to.
class Whereabouts {
 public:
  explicit Whereabouts(const SpecTree& tree) : tree_(tree) {
    for (const std::string& file : tree.files) by_name_.emplace(name_of(file), file);
    for (const Spec& spec : tree.specs) by_id_.emplace(spec.id, spec.relative);
  }

  [[nodiscard]] bool is_there(const std::string& path) const { return std::binary_search(tree_.files.begin(), tree_.files.end(), path); }

  [[nodiscard]] std::string instead_of(const std::string& path) const {
    if (const auto moved = by_name_.find(name_of(path)); moved != by_name_.end()) return fmt::format("; it is now at {}", moved->second);
    if (const auto same_id = by_id_.find(leading_spec_id(name_of(path))); same_id != by_id_.end()) return fmt::format("; its id has {}", same_id->second);
    return {};
  }

 private:
  const SpecTree& tree_;
  std::map<std::string_view, std::string_view> by_name_;
  std::map<std::string_view, std::string_view> by_id_;
};

}  // namespace

void judge_references(const SpecTree& tree, const References& references, FindingList& findings) {
  const Whereabouts whereabouts(tree);
  for (const auto& [path, places] : references.files) {
    if (!whereabouts.is_there(path)) findings.add("AC602", {}, path + whereabouts.instead_of(path), places);
  }
  std::map<std::string, std::vector<contract::Quote>> files;
  for (const Spec& spec : tree.specs) {
    const contract::Quote whole{{spec.path, 0, 0, {}}, {}, 0};
    if (spec.named) {
      files[spec.id].push_back(whole);
    } else {
      findings.add("AC603", {}, spec.relative, whole);
    }
  }
  for (const auto& [id, places] : files) {
    if (places.size() > 1) findings.add("AC604", core_of(id), id, places);
  }
}

}  // namespace assay::audit
