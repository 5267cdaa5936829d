#include "harness/audit/specs.hpp"

#include "harness/audit/cores.hpp"
#include "harness/audit/spec_id.hpp"
#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include <fmt/format.h>

namespace assay::audit {
namespace {

constexpr std::array<std::string_view, 7> other_folders{"archive", "archived", "plans", "tasks", "templates", "checklists", "assets"};
constexpr std::array<std::string_view, 9> other_names{"readme", "index", "template", "plan", "plans", "task", "tasks", "changelog", "contributing"};
// In capitals: "CE-29-TASKS.md" goes with a spec, "PF-44-my-tasks.md" is one.
constexpr std::array<std::string_view, 8> other_endings{"-PLAN", "-PLANS", "-TASK", "-TASKS", "-TEMPLATE", "-README", "-CHECKLIST", "_TEMPLATE"};

bool holds_no_specs(std::string_view folder) {
  return folder.starts_with('_') || folder.starts_with('.') || one_of(lower(folder), other_folders);
}

bool goes_with_specs(std::string_view stem) {
  if (stem.starts_with('_') || stem.starts_with('.') || one_of(lower(stem), other_names)) return true;
  return std::any_of(other_endings.begin(), other_endings.end(), [&](std::string_view ending) { return stem.ends_with(ending); });
}

/// Sorts files into a tree, one after the other.
class Sorter {
 public:
  explicit Sorter(SpecTree& tree) : tree_(tree) {}

  void take(const std::string& path, const std::string& relative) {
    tree_.files.push_back(relative);
    const std::vector<std::string_view> parts = split(relative, '/');
    if (parts.size() < 3 || parts[1] != "specs") return;
    tree_.cores.push_back(lower(parts[0]));
    const auto folders = std::span(parts).subspan(2, parts.size() - 3);
    const auto aside = std::find_if(folders.begin(), folders.end(), holds_no_specs);
    const std::string_view stem = stem_of(relative);
    if (aside != folders.end()) return set_aside(path, fmt::format("lies below a folder {}, which holds no specs", *aside));
    if (goes_with_specs(stem)) return set_aside(path, "is a README, plan, task list, template or the like, by its name");
    sort_in(path, relative, shown_core(parts[0]), folders);
  }

  void finish() {
    for (Spec& file : beside_) {
      if (ids_.insert(file.id).second) {
        tree_.specs.push_back(std::move(file));
      } else {
        set_aside(file.path, fmt::format("lies beside the spec {} in its folder", file.id));
      }
    }
    name_by_paths();
  }

 private:
  void set_aside(const std::string& path, std::string why) { tree_.set_aside.push_back({path, std::move(why)}); }

  void sort_in(const std::string& path, const std::string& relative, const std::string& core, std::span<const std::string_view> folders) {
    const std::string_view stem = stem_of(relative);
    const bool by_folder = lower(stem) == "spec" && !folders.empty();
    if (const std::string id = leading_spec_id(by_folder ? folders.back() : stem); !id.empty()) {
      ids_.insert(id);
      tree_.specs.push_back({id, core_of(id), path, relative});
      return;
    }
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
      const std::string id = leading_spec_id(*folder);
      if (!id.empty()) return beside_.push_back({id, core_of(id), path, relative});  // a spec of its own only if the folder has no other
    }
    tree_.specs.push_back({std::string(by_folder ? folders.back() : stem), core, path, relative, false});
  }

  /// An id that several files would have by their stems says nothing about any of them.
  void name_by_paths() {
    std::map<std::string, int> stems;
    for (const Spec& spec : tree_.specs) ++stems[lower(spec.id)];
    for (Spec& spec : tree_.specs) {
      if (!spec.named && stems[lower(spec.id)] > 1) spec.id = spec.relative.substr(0, spec.relative.rfind('.'));
    }
  }

  SpecTree& tree_;
  std::set<std::string> ids_;
  std::vector<Spec> beside_;
};

auto order_of(const Spec& spec, unsigned number) { return std::tuple(std::string_view(spec.core), number, std::string_view(spec.id), std::string_view(spec.path)); }

std::string nothing_found(const std::string& root) {
  std::error_code error;
  const bool one_below = std::filesystem::is_directory(root + "/specs", error);
  return fmt::format("holds no spec: no Markdown file lies below a folder {{core}}/specs/{}",
                     one_below ? fmt::format("; did you mean {}/specs?", root) : "");
}

}  // namespace

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stem_of(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.substr(0, name.rfind('.'));
}

std::string slug_of(const Spec& spec) {
  if (!spec.named) return {};
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
  Sorter sorter(tree);
  for (const std::string& path : *files) {
    if (path.size() > tree.root.size() + 1) sorter.take(path, path.substr(tree.root.size() + (tree.root == "/" ? 0 : 1)));
  }
  sorter.finish();
  if (tree.specs.empty()) return failure(ErrorCode::invalid, nothing_found(tree.root), {root, 0, 0, {}});
  std::sort(tree.cores.begin(), tree.cores.end());
  tree.cores.erase(std::unique(tree.cores.begin(), tree.cores.end()), tree.cores.end());
  std::sort(tree.files.begin(), tree.files.end());
  std::sort(tree.set_aside.begin(), tree.set_aside.end(), [](const NoSpec& a, const NoSpec& b) { return a.path < b.path; });
  std::sort(tree.specs.begin(), tree.specs.end(), [](const Spec& a, const Spec& b) { return order_of(a, number_of(a.id)) < order_of(b, number_of(b.id)); });
  return tree;
}

}  // namespace assay::audit
