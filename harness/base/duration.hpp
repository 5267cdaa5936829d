#pragma once

#include "harness/base/error.hpp"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

using Duration = std::chrono::milliseconds;

/// A point in virtual time: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t since_epoch_ms = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;
  friend Instant operator+(Instant at, Duration by) { return {at.since_epoch_ms + by.count()}; }
  friend Duration operator-(Instant a, Instant b) { return Duration(a.since_epoch_ms - b.since_epoch_ms); }
};

/// Reads "250ms", "10s", "5m", "25h", "7d"; a bare number has no unit and is refused.
[[nodiscard]] Result<Duration> parse_duration(std::string_view text);

/// The shortest form that parse_duration reads back: 90000 ms is "90s", 3600000 ms is "1h".
[[nodiscard]] std::string to_string(Duration duration);

/// RFC 3339 in UTC with milliseconds: "2026-04-17T10:00:00.000Z".
[[nodiscard]] std::string to_string(Instant instant);

/// Reads RFC 3339 (section 5.6), any offset, fractions cut to milliseconds.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

}  // namespace assay
