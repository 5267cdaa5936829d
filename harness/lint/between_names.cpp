#include "harness/base/strings.hpp"
#include "harness/contract/walk.hpp"
#include "harness/lint/between_rules.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace assay::lint {
namespace {

using document::Text;

constexpr std::size_t wildcards_max = 200;  // looked at, each against all names

SourceSpan place_of(const Statements::Of& statements) { return statements.front().event->at.front(); }

/// Whether one page states both. Statements stand in the order of the pages.
bool same_page(const Statements::Of& some, const Statements::Of& others) {
  const auto before = [](const Statement& a, const Statement& b) { return std::less<>()(a.page, b.page); };
  return std::any_of(some.begin(), some.end(), [&](const Statement& it) { return std::binary_search(others.begin(), others.end(), it, before); });
}

std::set<std::string> cores_of(const Statements& all) {
  std::set<std::string> cores;
  for (const contract::Party& party : all.evidence().corpus.model.parties) {
    if (!party.core.empty()) cores.insert(lower(party.core));
  }
  return cores;
}

bool published_by_core(const Statements::Of& statements, const std::string& core) {
  for (const Statement& statement : statements) {
    for (const contract::PartyRef& ref : statement.event->publishers) {
      if (differ(party_key(ref.party), {core, {}, {}})) return false;
    }
  }
  return true;
}

bool is_version(std::string_view part) {
  return part.size() > 1 && (part[0] == 'v' || part[0] == 'V') && std::all_of(part.begin() + 1, part.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

/// "Portal-appointment.requested.v1" -> "portalappointmentrequested" and "v1".
std::pair<std::string, std::string> spelled(std::string_view name) {
  std::string version;
  const std::size_t dot = name.find_last_of('.');
  if (dot != std::string_view::npos && is_version(name.substr(dot + 1))) {
    version = lower(name.substr(dot + 1));
    name = name.substr(0, dot);
  }
  std::string letters;
  for (const char c : lower(name)) {
    if (c != '.' && c != '-' && c != '_') letters += c;
  }
  return {letters, version};
}

}  // namespace

void names_keep_their_prefix(const Statements& all, Report& report) {
  const std::set<std::string> cores = cores_of(all);
  for (const auto& [name, statements] : all.events()) {
    const std::size_t prefix = name.find('_');
    if (prefix == std::string::npos || !cores.contains(name.substr(0, prefix))) continue;
    const auto bare = all.events().find(name.substr(prefix + 1));
    if (bare == all.events().end() || same_page(statements, bare->second) || !published_by_core(bare->second, name.substr(0, prefix))) continue;
    report.add("AC407", {name, {}}, name + " and " + bare->first, {place_of(statements), place_of(bare->second)});
  }
}

void names_are_spelled_alike(const Statements& all, Report& report) {
  std::map<std::string, std::vector<std::string>> spellings;
  for (const auto& [name, statements] : all.events()) spellings[spelled(name).first].push_back(name);
  for (const auto& [letters, names] : spellings) {
    for (std::size_t i = 1; i < names.size(); ++i) {
      const Statements::Of& first = all.events().at(names.front());
      const Statements::Of& other = all.events().at(names[i]);
      const std::string version = spelled(names.front()).second;
      const std::string other_version = spelled(names[i]).second;
      const bool two_versions = !version.empty() && !other_version.empty() && version != other_version;
      if (two_versions || same_page(first, other)) continue;
      report.add("AC408", {names.front(), {}}, names.front() + " and " + names[i], {place_of(first), place_of(other)});
    }
  }
}

namespace {

struct Wildcard {
  std::vector<std::string> parts;
  std::string printed;
  SourceSpan at;
};

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string_view>& name) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool last = i + 1 == pattern.size();
    if (i >= name.size()) return false;
    if (last && (pattern[i] == ">" || pattern[i] == "*")) return true;
    if (pattern[i] != "*" && pattern[i] != name[i]) return false;
  }
  return pattern.size() == name.size();
}

std::optional<Wildcard> wildcard_of(std::string_view word, const SourceSpan& at) {
  const bool ends = word.ends_with(".*") || word.ends_with(".>");
  if (!ends || word.size() > 200 || word.find_first_of(" /(){}<,") != std::string_view::npos) return std::nullopt;
  Wildcard wildcard{{}, std::string(word), at};
  for (const std::string_view part : split(word, '.')) wildcard.parts.emplace_back(part);
  return wildcard;
}

bool speaks_of_events(const std::string& words) {
  for (const std::string_view word : {"event", "subscri", "listen", "subject", "wildcard"}) {
    if (words.find(word) != std::string::npos) return true;
  }
  return false;
}

std::vector<Wildcard> wildcards_of(const Page& page) {
  std::set<std::string> permissions;
  for (const contract::Permission& permission : page.model.permissions) permissions.insert(permission.key);
  std::vector<Wildcard> found;
  contract::each_text(page.document.source, [&](const Text& text, const std::string& heading) {
    if (text.code.empty() || (!speaks_of_events(lower(text.plain.substr(0, 2000))) && !speaks_of_events(lower(heading)))) return;
    for (const document::Range& range : text.code) {
      const std::string word = text.plain.substr(range.begin, range.end - range.begin);
      const Position at = text.at(range.begin);
      auto wildcard = wildcard_of(word, {page.path(), at.line, at.column, {}});
      if (wildcard && !permissions.contains(word)) found.push_back(std::move(*wildcard));
    }
  });
  return found;
}

/// How many literal parts at the pattern's end stand, in any case, in a row in the name.
std::size_t parts_in_common(const Wildcard& wildcard, const std::vector<std::string_view>& name) {
  std::size_t best = 0;
  const std::size_t literals = wildcard.parts.size() - 1;
  for (std::size_t end = 1; end < name.size(); ++end) {
    std::size_t common = 0;
    while (common < literals && common < end && lower(name[end - 1 - common]) == lower(wildcard.parts[literals - 1 - common])) ++common;
    best = std::max(best, common);
  }
  return best;
}

}  // namespace

void wildcards_match(const Statements& all, Report& report) {
  std::set<std::string> names;
  for (const Page& page : all.pages()) {
    for (const contract::Event& event : page.model.events) {
      names.insert(event.name);
      names.insert(event.aliases.begin(), event.aliases.end());
      if (event.event_type) names.insert(*event.event_type);
      if (event.subject) names.insert(*event.subject);
    }
  }
  std::size_t judged = 0;
  for (const Page& page : all.pages()) {
    for (const Wildcard& wildcard : wildcards_of(page)) {
      if (++judged > wildcards_max) return;
      std::set<std::string> near;  // first parts of names that differ in the front only
      std::size_t common = 0;
      bool matched = false;
      for (const std::string& name : names) {
        const std::vector<std::string_view> parts = split(name, '.');
        matched = matched || matches(wildcard.parts, parts);
        const std::size_t shared = parts_in_common(wildcard, parts);
        common = std::max(common, shared);
        if (shared > 0) near.insert(lower(parts.front()));
      }
      const bool meant = common > 1 || (common == 1 && near.size() == 1 && wildcard.parts.size() > 3) || (common == 1 && wildcard.parts.size() == 2);
      if (!matched && meant) report.add("AC425", {}, wildcard.printed, {wildcard.at});
    }
  }
}

void table_names_are_alike(const Statements& all, Report& report) {
  std::map<std::string, std::vector<const Page*>> pages;
  std::map<std::string, SourceSpan> places;
  for (const Page& page : all.pages()) {
    for (const contract::Table& table : page.model.tables) {
      pages[table.name].push_back(&page);
      places.emplace(table.name, table.at);
    }
  }
  for (const auto& [name, own] : pages) {
    for (const char* const ending : {"s", "es", "_entries", "_records", "_items", "_list"}) {
      const auto longer = pages.find(name + ending);
      if (longer == pages.end()) continue;
      const bool together = std::any_of(own.begin(), own.end(), [&](const Page* page) { return std::binary_search(longer->second.begin(), longer->second.end(), page, std::less<>()); });
      if (!together) report.add("AC427", {}, name + " and " + longer->first, {places.at(name), places.at(longer->first)});
    }
  }
}

}  // namespace assay::lint
