#include "harness/cli/places.hpp"

#include <filesystem>

namespace assay::cli {
namespace fs = std::filesystem;

std::string shipped(const std::string& name) {
  std::error_code ignored;
  if (fs::is_directory(name, ignored)) return name;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (const fs::path& folder : {program.parent_path(), program.parent_path().parent_path(), program.parent_path().parent_path() / "share/assay"}) {
    if (!folder.empty() && fs::is_directory(folder / name, ignored)) return (folder / name).string();
  }
  return {};
}

std::vector<std::string> paths_or_shipped(const std::vector<std::string>& given, const std::string& name) {
  if (!given.empty()) return given;
  const std::string folder = shipped(name);
  return {folder.empty() ? name : folder};
}

}  // namespace assay::cli
