#pragma once

#include "harness/base/error.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace assay::audit {

/// More than that was not written by hand, and its findings would be about a generator.
inline constexpr std::uint64_t source_bytes_max = 8ULL << 20;

struct SourceFile {
  std::string path;      // as it can be opened
  std::string relative;  // beginning with the source's own name: "src/cores/fa/billing.ts"
  std::string below;     // without it, the same on every machine: "cores/fa/billing.ts"
};

struct SourceTree {
  std::vector<SourceFile> files;    // TypeScript, JavaScript and SQL, sorted by path
  std::vector<SourceFile> configs;  // tsconfig*.json and jsconfig.json, and that of the folder above
};

/// What lies below a folder of source. Folders that hold the work of others or of tools are left out: node_modules, dist, build,
/// coverage, vendor, and those that begin with a dot. Links to folders are not followed.
/// Errors: unreadable, if the folder cannot be read; invalid, if it holds no source.
[[nodiscard]] Result<SourceTree> read_source_tree(const std::string& folder);

}  // namespace assay::audit
