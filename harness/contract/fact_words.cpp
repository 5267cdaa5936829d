#include "harness/contract/names.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

// The few words of a cell or label that say status, version, delivery or channel.

namespace assay::contract {
namespace {

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-'; }

using Sign = std::pair<std::string_view, std::string_view>;

// As drawn, as escapes of a code point, and read in the wrong character set (Latin-1 and Windows-1252). A cross is none: it stands for
// "deprecated" in one legend and for "not yet" in the next.
constexpr std::array signs{
    Sign{"✅", "implemented"}, Sign{"\\u2705", "implemented"}, Sign{"&#x2705;", "implemented"}, Sign{"&#9989;", "implemented"}, Sign{"âœ…", "implemented"},
    Sign{"\xc3\xa2\xc2\x9c\xc2\x85", "implemented"}, Sign{"📝", "planned"}, Sign{"\\u0001f4dd", "planned"}, Sign{"&#x1f4dd;", "planned"}, Sign{"&#128221;", "planned"},
    Sign{"ðŸ“", "planned"}, Sign{"\xc3\xb0\xc2\x9f\xc2\x93\xc2\x9d", "planned"}, Sign{"🟡", "in_progress"}, Sign{"\\u0001f7e1", "in_progress"},
    Sign{"&#x1f7e1;", "in_progress"}, Sign{"&#128993;", "in_progress"}, Sign{"ðŸŸ¡", "in_progress"}, Sign{"\xc3\xb0\xc2\x9f\xc2\x9f\xc2\xa1", "in_progress"}};

}  // namespace

std::optional<std::string> event_status(std::string_view words) {
  const std::string text = lower(words);
  if (contains_word(text, "deprecated")) return "deprecated";
  if (contains_word(text, "in progress") || contains_word(text, "partially implemented") || contains_word(text, "in development")) return "in_progress";
  for (const std::string_view planned : {"not implemented", "not yet implemented", "planned", "proposed", "not started"}) {
    if (contains_word(text, planned)) return "planned";
  }
  for (const std::string_view done : {"implemented", "complete", "completed", "active", "live"}) {
    if (contains_word(text, done)) return "implemented";
  }
  for (const auto& [sign, status] : signs) {
    if (text.find(sign) != std::string::npos || words.find(sign) != std::string_view::npos) return std::string(status);
  }
  return std::nullopt;
}

std::optional<std::string> version_in(std::string_view words) {
  words = trim(words);
  if (words.starts_with('v') || words.starts_with('V')) words.remove_prefix(1);
  if (words.empty() || words.size() > 12 || !is_digit(words[0]) || !is_digit(words.back())) return std::nullopt;
  const bool number = std::all_of(words.begin(), words.end(), [](char c) { return is_digit(c) || c == '.'; });
  return number ? std::optional(std::string(words)) : std::nullopt;
}

std::optional<std::string> delivery_in(std::string_view words) {
  std::string text = lower(words);
  std::replace(text.begin(), text.end(), ' ', '-');
  for (const char* guarantee : {"at-least-once", "at-most-once", "exactly-once", "best-effort"}) {
    if (text.find(guarantee) != std::string::npos) return guarantee;
  }
  return std::nullopt;
}

std::string channel_in(std::string_view words) {
  const std::string text = lower(words);
  const auto name_at = [&](std::size_t at) {
    while (at < words.size() && (words[at] == ' ' || words[at] == ':' || words[at] == '`' || words[at] == '\'' || words[at] == '(' || words[at] == '"' || words[at] == '\\')) ++at;
    std::size_t end = at;
    while (end < words.size() && is_name_byte(words[end])) ++end;
    const std::string_view name = words.substr(at, end - at);
    return name.find('_') == std::string_view::npos || lower(name) == "pg_notify" ? std::string() : std::string(name);
  };
  for (const std::string_view lead : {"channel:", "channel ", "pg_notify(", "pg_notify on ", "pg_notify to ", "pg_notify: ", "pg_notify ("}) {
    const std::size_t at = text.find(lead);
    if (at == std::string::npos) continue;
    if (std::string name = name_at(at + lead.size()); !name.empty()) return name;
  }
  const std::size_t behind = text.find(" channel");
  if (behind == std::string::npos || behind == 0) return {};
  std::size_t end = behind;
  while (end > 0 && (words[end - 1] == '`' || words[end - 1] == ' ')) --end;
  std::size_t begin = end;
  while (begin > 0 && is_name_byte(words[begin - 1])) --begin;
  return name_at(begin);
}

}  // namespace assay::contract
