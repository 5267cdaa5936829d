#pragma once

#include <string>
#include <string_view>

namespace assay::support {

/// True if `bytes` equals tests/golden/<name>. With ASSAY_APPROVE set (ci/approve does it) the file is rewritten instead.
[[nodiscard]] bool matches_golden(std::string_view name, std::string_view bytes);

/// The path of a file below tests/fixtures.
[[nodiscard]] std::string fixture(std::string_view name);

/// A fresh empty folder below the system's temporary one, removed when the value goes.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Writes a file into the folder and returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

/// What a command printed and how it ended.
struct Ran {
  int exit_code = -1;
  std::string out;
  std::string err;
};
/// Runs the built `assay` with a shell line of arguments, in the source folder.
[[nodiscard]] Ran run_assay(std::string_view arguments);

}  // namespace assay::support
