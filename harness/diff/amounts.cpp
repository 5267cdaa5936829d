#include "harness/diff/amounts.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"

#include <array>
#include <cctype>
#include <limits>
#include <string>

namespace assay::diff {
namespace {

struct Unit {
  std::string_view word;
  std::int64_t minutes;
};

constexpr std::array units{Unit{"minute", 1}, Unit{"min", 1}, Unit{"hour", 60}, Unit{"hr", 60}, Unit{"day", minutes_a_day}, Unit{"week", 7 * minutes_a_day},
                           Unit{"month", 30 * minutes_a_day}, Unit{"year", 365 * minutes_a_day}, Unit{"yr", 365 * minutes_a_day}};
constexpr std::array letters{Unit{"m", 1}, Unit{"h", 60}, Unit{"d", minutes_a_day}, Unit{"w", 7 * minutes_a_day}, Unit{"y", 365 * minutes_a_day}};

constexpr std::size_t words_max = 2000;
constexpr std::int64_t number_max = 1'000'000;

/// The unit that begins the words; 0 if none does.
std::int64_t unit_at(std::string_view words) {
  for (const Unit& unit : units) {
    if (!words.starts_with(unit.word)) continue;
    const std::string_view rest = words.substr(unit.word.size());
    if (rest.empty() || !is_letter(rest[0]) || (rest[0] == 's' && (rest.size() == 1 || !is_letter(rest[1])))) return unit.minutes;
  }
  for (const Unit& unit : letters) {
    if (words.starts_with(unit.word) && (words.size() == 1 || !std::isalnum(static_cast<unsigned char>(words[1])))) return unit.minutes;
  }
  return 0;
}

/// "three months", where no digits stand.
std::optional<std::int64_t> spelled_out(std::string_view words) {
  constexpr std::array<std::string_view, 12> numbers{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && std::isalnum(static_cast<unsigned char>(words[i - 1])) != 0) continue;
    for (std::size_t number = 0; number < numbers.size(); ++number) {
      const std::string_view rest = words.substr(i);
      if (!rest.starts_with(numbers[number]) || rest.size() <= numbers[number].size()) continue;
      const char between = rest[numbers[number].size()];
      const std::int64_t minutes = between == ' ' || between == '-' ? unit_at(rest.substr(numbers[number].size() + 1)) : 0;
      if (minutes > 0) return static_cast<std::int64_t>(number + 1) * minutes;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> minutes_in_words(std::string_view printed) {
  const std::string words = lower(printed.substr(0, words_max));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_digit(words[i]) || (i > 0 && (std::isalnum(static_cast<unsigned char>(words[i - 1])) != 0 || words[i - 1] == '-' || words[i - 1] == '.'))) continue;
    std::int64_t number = 0;
    while (i < words.size() && is_digit(words[i])) {
      if (number < number_max) number = number * 10 + (words[i] - '0');
      ++i;
    }
    std::size_t unit = i;
    while (unit < words.size() && (words[unit] == ' ' || words[unit] == '-')) ++unit;
    const std::int64_t minutes = unit_at(std::string_view(words).substr(unit));
    if (minutes > 0) return number * minutes;
  }
  if (const auto spelled = spelled_out(words)) return spelled;
  for (const std::string_view word : {"indefinite", "forever", "permanent", "unlimited"}) {
    if (words.find(word) != std::string::npos) return std::numeric_limits<std::int64_t>::max();
  }
  return std::nullopt;
}

}  // namespace assay::diff
