#include "harness/diff/demands.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/diff/amounts.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace assay::diff {
namespace {

using contract::CompiledDocument;

constexpr std::size_t list_lines_max = 15;
constexpr std::size_t line_max = 2000;

std::string words_of(const std::string& line) { return lower(trim(std::string_view(line).substr(0, line_max))); }

bool asks(const std::string& words) {
  if (!has(words, "breaking change")) return false;
  for (const std::string_view word : {" must", " require", " shall", " need"}) {
    if (has(words, word)) return true;
  }
  return false;
}

bool is_item(const std::string& words) {
  if (words.empty()) return false;
  if (words[0] == '-' || words[0] == '*' || words.starts_with("•")) return true;
  const std::size_t end = words.find_first_not_of("0123456789");
  return end != std::string::npos && end > 0 && (words[end] == '.' || words[end] == ')');
}

/// A demand's sentence and the items below it: the numbers of its lines, from 0.
std::vector<std::size_t> lines_of_demand(const std::vector<std::string>& lines, std::size_t first) {
  std::vector<std::size_t> out{first};
  if (!words_of(lines[first]).ends_with(':') && !has(words_of(lines[first]), "must:")) return out;
  for (std::size_t i = first + 1; i < lines.size() && out.size() < list_lines_max; ++i) {
    const std::string words = words_of(lines[i]);
    if (words.empty()) continue;
    if (!is_item(words) || words.starts_with("***") || words.starts_with("---")) break;
    out.push_back(i);
  }
  return out;
}

struct Found {
  bool version = false;
  bool migration = false;
  bool approval = false;
  std::int64_t days = 0;
  [[nodiscard]] bool any() const { return version || migration || approval || days > 0; }
};

void read_line(const std::string& words, Found& found) {
  constexpr std::array keeping{"compatib", "maintain", "keep", "kept", "support", "old form", "deprecat", "notice", "parallel", "both"};
  found.version = found.version || has(words, "version bump") || has(words, "new version") || has(words, "major version") || (has(words, "version") && has(words, "increas"));
  found.migration = found.migration || has(words, "migrat");
  found.approval = found.approval || has(words, "approv");
  const bool keeps = std::any_of(keeping.begin(), keeping.end(), [&](std::string_view word) { return has(words, word); });
  const auto minutes = keeps ? minutes_in_words(words) : std::nullopt;
  if (minutes) found.days = std::max(found.days, std::min<std::int64_t>(*minutes / minutes_a_day, 3650));
}

std::optional<Demands> demands_of(const Side& side) {
  Found all;
  Demands demands;
  for (const CompiledDocument& document : side.documents) {
    const std::vector<std::string>& lines = document.source.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!asks(words_of(lines[i]))) continue;
      Found here;
      for (const std::size_t line : lines_of_demand(lines, i)) read_line(words_of(lines[line]), here);
      if (!here.any()) continue;
      if (demands.at.file.empty()) demands.at = {document.source.path, static_cast<std::uint32_t>(i + 1), 1, {}};
      all = {all.version || here.version, all.migration || here.migration, all.approval || here.approval, std::max(all.days, here.days)};
    }
  }
  if (!all.any()) return std::nullopt;
  demands.version = all.version;
  demands.migration = all.migration;
  demands.approval = all.approval;
  demands.days = all.days;
  return demands;
}

}  // namespace

Demands demands_of(const Side& before, const Side& after) {
  if (const auto own = demands_of(after)) return *own;
  return demands_of(before).value_or(Demands());
}

std::set<std::pair<std::string, std::uint32_t>> demanding_lines(const Side& side) {
  std::set<std::pair<std::string, std::uint32_t>> out;
  for (const CompiledDocument& document : side.documents) {
    const std::vector<std::string>& lines = document.source.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!asks(words_of(lines[i]))) continue;
      for (const std::size_t line : lines_of_demand(lines, i)) out.emplace(document.source.path, static_cast<std::uint32_t>(line + 1));
    }
  }
  return out;
}

}  // namespace assay::diff
