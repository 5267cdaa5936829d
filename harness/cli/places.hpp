#pragma once

#include <string>
#include <vector>

namespace assay::cli {

/// The folder `name` ("contracts", "scenarios") of this project: below the working directory, or else beside or above the
/// program. Empty if there is none.
[[nodiscard]] std::string shipped(const std::string& name);

/// The given paths, or the shipped folder if none were given.
[[nodiscard]] std::vector<std::string> paths_or_shipped(const std::vector<std::string>& given, const std::string& name);

}  // namespace assay::cli
