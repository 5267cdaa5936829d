#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::diff {

/// The first span of time that the words state ("30 days", "7-year", "24h", "72 hours"), in minutes; the largest number for
/// "indefinitely" and the like. Months have 30 days, years 365.
[[nodiscard]] std::optional<std::int64_t> minutes_in_words(std::string_view words);

inline constexpr std::int64_t minutes_a_day = 24 * 60;

}  // namespace assay::diff
