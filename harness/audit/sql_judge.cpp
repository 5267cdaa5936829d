#include "harness/audit/sql_judge.hpp"

#include "harness/audit/lines.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace assay::audit {
namespace {

/// A foreign key from core to core that is allowed.
struct KeyException {
  std::string_view from_core, to_table, to_column, on_delete;
};

// The scoped exception of the index document: clinical tables may point at an encounter, and the encounter then cannot be deleted.
constexpr std::array key_exceptions{KeyException{"cl", "pm_encounters", "id", "restrict"}};

constexpr std::array<std::string_view, 4> shared_prefixes{"shared_", "common_", "global_", "cross_core_"};

bool is_allowed(const ForeignKey& key, std::string_view from_core) {
  return std::any_of(key_exceptions.begin(), key_exceptions.end(), [&](const KeyException& exception) {
    return from_core == exception.from_core && lower(key.to.table()) == exception.to_table && (key.columns.empty() || key.columns == exception.to_column) &&
           key.on_delete == exception.on_delete;
  });
}

/// What an allowed key would have to say, if this one comes near. What a key does on DELETE matters nowhere else: no other action mends it.
std::string near_miss(const ForeignKey& key, std::string_view from_core) {
  for (const KeyException& exception : key_exceptions) {
    if (lower(key.to.table()) != exception.to_table) continue;
    if (from_core != exception.from_core) return fmt::format("; only {} tables may", shown_core(exception.from_core));
    if (!key.columns.empty() && key.columns != exception.to_column) return fmt::format("; only its column {} may be referenced", exception.to_column);
    return fmt::format(" {}; allowed only with ON DELETE {}", key.on_delete.empty() ? "without ON DELETE" : "ON DELETE " + shown_core(key.on_delete), shown_core(exception.on_delete));
  }
  return {};
}

/// Other schemas belong to the database or to its tools.
bool is_ours(const SqlName& name) {
  const std::size_t dot = name.text.rfind('.');
  return dot == std::string::npos || lower(name.text.substr(0, dot)) == "public";
}

}  // namespace

void SqlJudge::judge(const SourceFile& file, std::string_view sql, const std::string& own) {
  const std::vector<SqlToken> tokens = sql_tokens(sql);
  const std::string shown = without_strings(sql, tokens);
  const Lines lines(file.path, shown);
  const SqlFacts facts = sql_facts(tokens);
  for (const SqlName& name : facts.created) created(name, own, lines.quote(name.offset));
  for (const ForeignKey& key : facts.keys) keyed(key, lines.quote(key.to.offset));
  std::set<std::size_t> told;  // a trigger and its function use a table at one place
  for (const SqlUse& use : facts.uses) {
    const std::string user = own.empty() ? cores_.of_table(use.user) : own;
    const std::string core = cores_.of_table(use.table.text);
    if (user.empty() || core.empty() || core == user || Cores::is_platform(core) || Cores::is_platform(user)) continue;
    if ((use.reads && cores_.may_read(user, use.table.text)) || !told.insert(use.table.offset).second) continue;
    const std::string who = use.user.empty() ? file.below : fmt::format("{} in {}", use.user, file.below);
    findings_.add("AC622", shown_core(user), fmt::format("{} uses {} of {} in SQL", who, use.table.text, shown_core(core)), lines.quote(use.table.offset));
  }
}

void SqlJudge::created(const SqlName& name, const std::string& own, contract::Quote at) {
  if (!is_ours(name)) return;
  std::vector<Creation>& before = creations_[lower(name.table())];
  const bool known = std::any_of(before.begin(), before.end(), [&](const Creation& creation) { return creation.own == own; });
  if (!known) before.push_back({own, std::move(at)});
}

void SqlJudge::keyed(const ForeignKey& key, contract::Quote at) {
  const std::string from = cores_.of_table(key.from.text);
  const std::string to = cores_.of_table(key.to.text);
  if (from.empty() || to.empty() || from == to || Cores::is_platform(to) || is_allowed(key, from)) return;
  const std::string detail = fmt::format("{} references {}{}{}", key.from.text, key.to.text, key.columns.empty() ? "" : "(" + key.columns + ")", near_miss(key, from));
  findings_.add("AC625", shown_core(from), detail, std::move(at));
}

void SqlJudge::finish() {
  for (const auto& [table, creations] : creations_) {
    const std::string core = cores_.of_table(table);
    std::set<std::string> owners;
    std::vector<contract::Quote> places;
    for (const Creation& creation : creations) {
      if (!creation.own.empty()) owners.insert(shown_core(creation.own));
      places.push_back(creation.at);
    }
    const bool shared = core.empty() && std::any_of(shared_prefixes.begin(), shared_prefixes.end(), [&](std::string_view prefix) { return table.starts_with(prefix); });
    if (!core.empty() && !owners.empty()) owners.insert(shown_core(core));
    if (owners.size() > 1) {
      findings_.add("AC623", *owners.begin(), fmt::format("{} by {}", table, join(std::vector<std::string>(owners.begin(), owners.end()), " and ")), places);
    } else if (shared) {
      findings_.add("AC623", owners.empty() ? "" : *owners.begin(), fmt::format("{} by its name", table), places);
    } else if (core.empty() && !cores_.names().empty()) {
      findings_.add("AC624", owners.empty() ? "" : *owners.begin(), table, places);
    }
  }
}

}  // namespace assay::audit
