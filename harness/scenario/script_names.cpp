#include "harness/scenario/script_names.hpp"

#include "harness/scenario/script_scalar.hpp"

#include <fmt/format.h>

namespace assay::scenario::script {

Names::Names(const Node& root, Problems& problems) {
  if (const Node* const tenants = root.find("tenants")) {
    for (const Node& tenant : tenants->items) {
      if (is_text(tenant)) tenants_.insert(tenant.text);
    }
  }
  add_all(root.find("given"), "row", Kind::row, problems);
  add_all(root.find("when"), "command", Kind::command, problems);
  add_all(root.find("when"), "publish", Kind::publish, problems);
}

void Names::add_all(const Node* list, std::string_view key, Kind kind, Problems& problems) {
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Node* const item = list->items[i].find(key);
    const Node* const as = item == nullptr ? nullptr : item->find("as");
    if (as == nullptr || !is_text(*as)) continue;
    const auto [first, fresh] = given_.emplace(as->text, Given{kind, i, as->at.line});
    if (!fresh) problems.add(as->at, fmt::format("names what line {} names already", first->second.line));
  }
}

const Names::Given* Names::find(std::string_view name) const {
  const auto it = given_.find(name);
  return it == given_.end() ? nullptr : &it->second;
}

const Names::Given* Names::row(std::string_view name) const {
  const Given* const given = find(name);
  return given != nullptr && given->kind == Kind::row ? given : nullptr;
}

const Names::Given* Names::step(std::string_view name) const {
  const Given* const given = find(name);
  return given != nullptr && given->kind != Kind::row ? given : nullptr;
}

std::vector<std::string> Names::rows() const { return of(true); }
std::vector<std::string> Names::steps() const { return of(false); }

std::vector<std::string> Names::tenants() const {
  std::vector<std::string> names;
  for (const std::string& tenant : tenants_) {
    if (names.size() == suggestions_max) break;
    names.push_back(tenant);
  }
  return names;
}

std::vector<std::string> Names::of(bool rows) const {
  std::vector<std::string> names;
  for (const auto& [name, given] : given_) {
    if (names.size() == suggestions_max) break;
    if ((given.kind == Kind::row) == rows) names.push_back(name);
  }
  return names;
}

}  // namespace assay::scenario::script
