#pragma once

#include "harness/base/date.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace assay::cli {

/// The day on which dates are judged: the one that --today names, or the system's (UTC). Nothing if it names no day.
[[nodiscard]] inline std::optional<Date> today_or(const std::string& named) {
  if (!named.empty()) return Date::parse(named);
  return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

}  // namespace assay::cli
