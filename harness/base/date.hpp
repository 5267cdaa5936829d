#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// A day of the Gregorian calendar. What "today" is comes from outside: nothing below `cli` asks a clock.
class Date {
 public:
  /// "2026-03-28"; nothing for any other form or a day that does not exist.
  [[nodiscard]] static std::optional<Date> parse(std::string_view iso);

  [[nodiscard]] std::int64_t days() const { return days_; }  // since 1970-01-01
  [[nodiscard]] Date plus_days(std::int64_t days) const { return Date(days_ + days); }
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const Date&) const = default;

  explicit Date(std::int64_t days_since_1970) : days_(days_since_1970) {}

 private:
  std::int64_t days_;
};

}  // namespace assay
