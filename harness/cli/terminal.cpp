#include "harness/cli/terminal.hpp"

#include "harness/cli/exit_code.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace assay::cli {
namespace {

constexpr std::size_t errors_shown_max = 50;

/// Names out of hostile files may hold what a terminal obeys.
std::string harmless(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return text;
}

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* const terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) == "dumb";
}

}  // namespace

bool use_color(const Speech& speech) {
  return !speech.no_color && !is_set("NO_COLOR") && !is_dumb() && ::isatty(STDOUT_FILENO) == 1;
}

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 100;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int report(const Errors& errors) {
  const std::size_t shown = std::min(errors.size(), errors_shown_max);
  for (std::size_t i = 0; i < shown; ++i) std::fputs(fmt::format("assay: {}\n", harmless(to_string(errors[i]))).c_str(), stderr);
  if (errors.size() > shown) std::fputs(fmt::format("assay: and {} more\n", errors.size() - shown).c_str(), stderr);
  return exit_code_of(errors);
}

int report(const Error& error) { return report(Errors{error}); }

Progress::Progress(const Speech& speech) : on_(!speech.quiet && !is_dumb() && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(std::size_t done, std::size_t all, std::string_view what) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || (shown_ && now - last_ < std::chrono::milliseconds(100))) return;
  shown_ = true;
  last_ = now;
  std::fputs(fmt::format("\r\x1b[K{}/{} {}", done + 1, all, what.substr(0, 60)).c_str(), stderr);
}

}  // namespace assay::cli
