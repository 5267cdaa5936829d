#pragma once

#include "harness/base/error.hpp"

namespace assay::cli {

enum ExitCode : int {
  exit_pass = 0,
  exit_fail = 1,
  exit_inconclusive = 2,
  exit_broken = 3,
  exit_usage = 64,
  exit_unreadable = 66,
};

[[nodiscard]] inline int exit_code_of(const Errors& errors) {
  int code = exit_pass;
  for (const Error& error : errors) {
    const int own = error.code == ErrorCode::internal ? exit_broken : error.code == ErrorCode::usage ? exit_usage : exit_unreadable;
    // The harness's own fault hides no other, and an input's fault comes before a usage one.
    if (code == exit_pass || own == exit_broken) code = own;
  }
  return code == exit_pass ? exit_broken : code;
}

}  // namespace assay::cli
