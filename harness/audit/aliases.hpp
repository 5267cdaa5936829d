#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

/// How module names stand for files: the `paths` of a tsconfig, where they are simple, and "@/" and "~/" for "src/" where it says nothing.
class Aliases {
 public:
  /// Adds the paths of a tsconfig or jsconfig that lies in `folder` ("" for the root of the source). Extended files are not followed. Text that
  /// is no JSON adds nothing.
  void add_config(std::string_view text, std::string_view folder);

  /// The file, as a path from the root of the source, that `module` means in the file at `from`; the module itself if it is no path.
  [[nodiscard]] std::string resolve(std::string_view module, std::string_view from) const;

 private:
  struct Alias {
    std::string before, after;  // around the star
    bool star = false;
    std::string target;         // what stands before its own star
    std::string target_after;
  };
  void add(std::string_view pattern, std::string_view target, std::string_view base);
  std::vector<Alias> aliases_;
};

}  // namespace assay::audit
