#include "harness/base/duration.hpp"

#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace assay {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};
constexpr std::array units{Unit{"d", 86'400'000}, Unit{"h", 3'600'000}, Unit{"m", 60'000}, Unit{"s", 1'000}, Unit{"ms", 1}};
constexpr std::int64_t longest_ms = 1000LL * 365 * 86'400'000;  // a thousand years: far from overflow

/// Reads exactly `digits` digits at `at` and moves past them.
std::optional<int> digits_at(std::string_view text, std::size_t& at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  at += digits;
  return value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view any_of) {
  if (at >= text.size() || any_of.find(text[at]) == std::string_view::npos) return false;
  ++at;
  return true;
}

std::optional<std::int64_t> offset_minutes_at(std::string_view text, std::size_t& at) {
  if (skip(text, at, "Zz")) return 0;
  if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
  const int sign = text[at++] == '-' ? -1 : 1;
  const auto hours = digits_at(text, at, 2);
  if (!hours || !skip(text, at, ":")) return std::nullopt;
  const auto minutes = digits_at(text, at, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

std::optional<Instant> instant_of(std::string_view text) {
  std::size_t at = 0;
  const auto year = digits_at(text, at, 4);
  if (!year || !skip(text, at, "-")) return std::nullopt;
  const auto month = digits_at(text, at, 2);
  if (!month || !skip(text, at, "-")) return std::nullopt;
  const auto day = digits_at(text, at, 2);
  if (!day || !skip(text, at, "Tt")) return std::nullopt;
  const auto hour = digits_at(text, at, 2);
  if (!hour || !skip(text, at, ":")) return std::nullopt;
  const auto minute = digits_at(text, at, 2);
  if (!minute || !skip(text, at, ":")) return std::nullopt;
  const auto second = digits_at(text, at, 2);
  if (!second) return std::nullopt;
  int fraction_ms = 0;
  if (skip(text, at, ".")) {
    const std::size_t first = at;
    int scale = 100;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      fraction_ms += (text[at++] - '0') * scale;
      scale /= 10;
    }
    if (at == first) return std::nullopt;
  }
  const auto offset = offset_minutes_at(text, at);
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!offset || at != text.size() || !date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t minutes = days * 1440 + *hour * 60 + *minute - *offset;
  // Second 60 is a leap second, which only ends a day of UTC (RFC 3339, 5.7); it counts as the start of the next minute.
  if (*second == 60 && (minutes + 1) % 1440 != 0) return std::nullopt;
  return Instant{minutes * 60'000 + *second * 1000 + fraction_ms};
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view name(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
  for (const Unit& unit : units) {
    if (error != std::errc() || name != unit.name || text.starts_with('-') || count > longest_ms / unit.milliseconds) continue;
    return Duration(count * unit.milliseconds);
  }
  return failure(ErrorCode::invalid, "must be a duration such as 250ms, 10s, 5m, 25h or 7d");
}

std::string to_string(Duration duration) {
  for (const Unit& unit : units) {
    if (duration.count() % unit.milliseconds == 0 && duration.count() != 0) {
      return fmt::format("{}{}", duration.count() / unit.milliseconds, unit.name);
    }
  }
  return "0ms";
}

std::string to_string(Instant instant) {
  using namespace std::chrono;
  const sys_time<milliseconds> time{milliseconds(instant.since_epoch_ms)};
  const sys_days day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

Result<Instant> parse_instant(std::string_view text) {
  if (const auto instant = instant_of(text)) return *instant;
  return failure(ErrorCode::invalid, "must be a time as in RFC 3339, such as 2026-04-17T10:00:00Z");
}

}  // namespace assay
