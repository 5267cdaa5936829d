#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);  // without "\n" and "\r\n"
[[nodiscard]] std::string lower(std::string_view text);                      // ASCII only
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view between);

/// Lower-case ASCII letters and digits, everything else one hyphen: "PM-01 (Patient)" is "pm-01-patient".
[[nodiscard]] std::string slug(std::string_view text);

/// The candidate nearest to `word` by edit distance, if it is near enough to be meant; else empty.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace assay
