#include "harness/audit/specs.hpp"

#include "harness/audit/spec_id.hpp"
#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>

#include <fmt/format.h>

namespace assay::audit {
namespace {

constexpr std::array<std::string_view, 7> other_folders{"archive", "archived", "plans", "tasks", "templates", "checklists", "assets"};
constexpr std::array<std::string_view, 9> other_names{"readme", "index", "template", "plan", "plans", "task", "tasks", "changelog", "contributing"};
// In capitals: "CE-29-TASKS.md" goes with a spec, "PF-44-my-tasks.md" is one.
constexpr std::array<std::string_view, 8> other_endings{"-PLAN", "-PLANS", "-TASK", "-TASKS", "-TEMPLATE", "-README", "-CHECKLIST", "_TEMPLATE"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool holds_no_specs(std::string_view folder) {
  return folder.starts_with('_') || folder.starts_with('.') || one_of(lower(folder), other_folders);
}

bool goes_with_specs(std::string_view stem) {
  if (stem.starts_with('_') || stem.starts_with('.') || one_of(lower(stem), other_names)) return true;
  return std::any_of(other_endings.begin(), other_endings.end(), [&](std::string_view ending) { return stem.ends_with(ending); });
}

/// Sorts one file into the tree.
void take(SpecTree& tree, const std::string& path, const std::string& relative) {
  tree.files.push_back(relative);
  const std::vector<std::string_view> parts = split(relative, '/');
  if (parts.size() < 3 || parts[1] != "specs") return;
  tree.cores.push_back(lower(parts[0]));
  for (std::size_t i = 2; i + 1 < parts.size(); ++i) {
    if (holds_no_specs(parts[i])) return;
  }
  const std::string_view stem = stem_of(relative);
  if (goes_with_specs(stem)) return;
  std::string id = leading_spec_id(stem);
  if (id.empty() && lower(stem) == "spec") id = leading_spec_id(parts[parts.size() - 2]);
  if (id.empty()) {
    tree.unnamed.push_back(path);
  } else {
    tree.specs.push_back({id, core_of(id), path, relative});
  }
}

auto order_of(const Spec& spec, unsigned number) { return std::tuple(std::string_view(spec.core), number, std::string_view(spec.id), std::string_view(spec.path)); }

std::string nothing_found(const std::string& root) {
  std::error_code error;
  const bool one_below = std::filesystem::is_directory(root + "/specs", error);
  return fmt::format("holds no spec: no Markdown file named like CE-29-….md lies below a folder {{core}}/specs/{}",
                     one_below ? fmt::format("; did you mean {}/specs?", root) : "");
}

}  // namespace

std::string_view stem_of(std::string_view path) {
  if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return path.substr(0, path.rfind('.'));
}

std::string slug_of(const Spec& spec) {
  std::string_view name = stem_of(spec.relative);
  if (!name.starts_with(spec.id)) {  // spec.md in a folder with the id
    const std::string_view folder = std::string_view(spec.relative).substr(0, spec.relative.rfind('/'));
    name = folder.substr(folder.rfind('/') + 1);
  }
  return slug(name.substr(std::min(spec.id.size(), name.size())));
}

Result<SpecTree> read_specs(const std::string& root) {
  SpecTree tree;
  tree.root = root;
  while (tree.root.size() > 1 && tree.root.ends_with('/')) tree.root.pop_back();
  const auto files = files_below(tree.root, {".md", ".mdx", ".markdown"});
  if (!files) return tl::unexpected(files.error());
  for (const std::string& path : *files) {
    if (path.size() > tree.root.size() + 1) take(tree, path, path.substr(tree.root.size() + (tree.root == "/" ? 0 : 1)));
  }
  if (tree.specs.empty()) return failure(ErrorCode::invalid, nothing_found(tree.root), {root, 0, 0, {}});
  std::sort(tree.cores.begin(), tree.cores.end());
  tree.cores.erase(std::unique(tree.cores.begin(), tree.cores.end()), tree.cores.end());
  std::sort(tree.files.begin(), tree.files.end());
  std::sort(tree.specs.begin(), tree.specs.end(), [](const Spec& a, const Spec& b) { return order_of(a, number_of(a.id)) < order_of(b, number_of(b.id)); });
  return tree;
}

}  // namespace assay::audit
