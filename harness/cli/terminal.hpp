#pragma once

#include "harness/base/error.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace assay::cli {

/// What every command knows about how to speak.
struct Speech {
  bool quiet = false;
  bool no_color = false;
  std::string format = "text";  // text or json
};

/// Colour on standard output: a terminal, no NO_COLOR, no --no-color, not TERM=dumb.
[[nodiscard]] bool use_color(const Speech& speech);

/// Columns of the terminal on standard output; 100 where there is none.
[[nodiscard]] int terminal_width();

/// Writes to standard output; nothing more is written once a pipe's reader has gone.
void print(std::string_view text);

/// "assay: " and each error on a line of its own, on standard error; at most 50 of them.
int report(const Errors& errors);
int report(const Error& error);

/// One line on standard error, rewritten in place at most ten times a second; only if that is a terminal.
class Progress {
 public:
  explicit Progress(const Speech& speech);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::size_t done, std::size_t all, std::string_view what);

 private:
  bool on_ = false;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace assay::cli
