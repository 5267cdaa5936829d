#include "harness/base/date.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace assay {
namespace {

std::optional<unsigned> number(std::string_view digits) {
  unsigned value = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error != std::errc() || rest != digits.data() + digits.size() ? std::nullopt : std::optional(value);
}

std::chrono::sys_days as_days(std::int64_t days) { return std::chrono::sys_days(std::chrono::days(days)); }

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  const auto month = number(iso.substr(5, 2));
  const auto day = number(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return Date(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string Date::to_string() const {
  const std::chrono::year_month_day date(as_days(days_));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace assay
