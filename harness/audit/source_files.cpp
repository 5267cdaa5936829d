#include "harness/audit/source_files.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace assay::audit {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> left_out{"node_modules", "dist", "build", "out", "coverage", "vendor", "bower_components", "__snapshots__"};
constexpr std::array<std::string_view, 9> endings{".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".sql"};

bool is_config(std::string_view name) { return (name.starts_with("tsconfig") || name.starts_with("jsconfig")) && name.ends_with(".json"); }

void take(SourceTree& tree, const fs::directory_entry& entry, const std::string& folder, const std::string& own_name) {
  std::error_code dangling;  // a link to nothing is no file, and no error
  const std::string name = entry.path().filename().string();
  const bool config = is_config(name);
  if (!config && !one_of(entry.path().extension().string(), endings)) return;
  if (!entry.is_regular_file(dangling)) return;
  const std::string path = entry.path().string();
  const std::string below = path.substr(std::min(folder.size(), path.size()));
  (config ? tree.configs : tree.files).push_back({path, own_name + below, below});
}

/// What stands for the folder in relative paths: its own name and a slash, so that `--source src/cores` still says "cores/".
std::string name_of(const std::string& folder) {
  std::error_code error;
  const fs::path whole = fs::absolute(folder, error).lexically_normal();
  const fs::path name = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  return name.string() + "/";
}

}  // namespace

Result<SourceTree> read_source_tree(const std::string& root) {
  const SourceSpan whole{root, 0, 0, {}};
  std::error_code error;
  if (!fs::is_directory(root, error)) return failure(ErrorCode::unreadable, fs::exists(root, error) ? "is no folder" : "no such folder", whole);
  const std::string folder = root.ends_with('/') ? root : root + '/';
  const std::string own_name = name_of(root);
  SourceTree tree;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (at->is_directory(ignored)) {
      if (name.starts_with('.') || one_of(name, left_out)) at.disable_recursion_pending();
    } else {
      take(tree, *at, folder, own_name);
    }
  }
  if (error) return failure(ErrorCode::unreadable, error.message(), whole);
  if (tree.files.empty()) return failure(ErrorCode::invalid, "holds no TypeScript, JavaScript or SQL file", whole);
  for (const char* const above : {"tsconfig.json", "tsconfig.app.json", "tsconfig.base.json"}) {
    const std::string path = folder + "../" + above;
    if (fs::is_regular_file(path, error)) tree.configs.push_back({path, above, above});
  }
  const auto by_path = [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; };
  std::sort(tree.files.begin(), tree.files.end(), by_path);
  std::sort(tree.configs.begin(), tree.configs.end(), by_path);
  return tree;
}

}  // namespace assay::audit
