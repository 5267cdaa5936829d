#pragma once

#include "harness/base/error.hpp"

#include <cstddef>
#include <string>

namespace assay::scenario::script {

/// All that is wrong with one script, so that its author mends it in one go.
class Problems {
 public:
  static constexpr std::size_t shown_max = 100;  // of one script; the rest is counted

  void add(const SourceSpan& where, std::string message);
  void add_all(const Problems& others);
  [[nodiscard]] bool none() const { return errors_.empty(); }

  /// Sorted by place in the file.
  [[nodiscard]] Errors sorted() const;

 private:
  Errors errors_;
  std::size_t not_shown_ = 0;
};

}  // namespace assay::scenario::script
