#include "harness/lint/retention.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"

#include <cctype>

namespace assay::lint {
namespace {

std::int64_t days_of_unit(std::string_view unit) {
  if (unit == "d" || unit == "day" || unit == "days") return 1;
  if (unit == "w" || unit == "week" || unit == "weeks") return 7;
  if (unit == "month" || unit == "months") return 30;
  if (unit == "y" || unit == "yr" || unit == "yrs" || unit == "year" || unit == "years") return 365;
  return 0;
}

std::optional<std::int64_t> first_days(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_digit(words[i]) || (i > 0 && (is_digit(words[i - 1]) || is_letter(words[i - 1])))) continue;
    std::int64_t number = 0;
    std::size_t end = i;
    for (; end < words.size() && end < i + 6 && is_digit(words[end]); ++end) number = number * 10 + (words[end] - '0');
    while (end < words.size() && (words[end] == ' ' || words[end] == '-')) ++end;
    std::size_t unit = end;
    while (unit < words.size() && is_letter(words[unit])) ++unit;
    if (const std::int64_t days = days_of_unit(words.substr(end, unit - end)); days > 0) return number * days;
  }
  return std::nullopt;
}

}  // namespace

Kept kept(std::string_view printed) {
  const std::string words = lower(printed.substr(0, 200));
  Kept out;
  for (const auto& [word, policy] : {std::pair("workqueue", "workqueue"), std::pair("work queue", "workqueue"), std::pair("work-queue", "workqueue"), std::pair("interest", "interest"), std::pair("limits", "limits")}) {
    if (out.policy.empty() && words.find(word) != std::string::npos) out.policy = policy;
  }
  out.days = first_days(words);
  std::size_t end = 0;
  while (end < words.size() && is_letter(words[end])) ++end;
  const std::string_view rest = trim(std::string_view(words).substr(end));
  const bool dashed = rest.starts_with("-") || rest.starts_with("—") || rest.starts_with("–") || rest.starts_with(":");
  if (out.days && dashed) out.name = words.substr(0, end);
  return out;
}

}  // namespace assay::lint
