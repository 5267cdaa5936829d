#pragma once

#include "harness/scenario/run_record.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::reports {

/// ANSI colours where asked for, else plain text.
struct Paint {
  bool color = false;

  [[nodiscard]] std::string bold(std::string_view text) const { return wrap("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrap("2", text); }
  [[nodiscard]] std::string red(std::string_view text) const { return wrap("1;31", text); }
  [[nodiscard]] std::string green(std::string_view text) const { return wrap("32", text); }
  [[nodiscard]] std::string yellow(std::string_view text) const { return wrap("33", text); }
  [[nodiscard]] std::string of(scenario::Outcome outcome, std::string_view text) const;

 private:
  [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const;
};

struct FailureStyle {
  Paint paint;
  std::size_t width = 100;
  std::size_t timeline_lines_max = 24;
};

/// What a reader needs to understand one failure: the sentence, the obligation with its line, expected and found, the
/// schedule as numbered steps, the timeline of those concerned, the command that shows it again.
[[nodiscard]] std::string failure_text(const scenario::RunRecord& record, const scenario::Failure& failure,
                                       const FailureStyle& style);

/// "assay replay PATH", quoted for a shell where the path needs it; empty where there is no replay file.
[[nodiscard]] std::string replay_command(const scenario::Failure& failure);

}  // namespace assay::reports
