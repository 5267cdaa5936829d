#include "harness/lint/between_rules.hpp"
#include "harness/lint/table_writes.hpp"

#include <map>
#include <optional>

namespace assay::lint {
namespace {

using contract::Table;

struct Stated {
  const Page* page = nullptr;
  const Table* table = nullptr;
};

std::map<std::string, std::vector<Stated>> tables_of(const Statements& all) {
  std::map<std::string, std::vector<Stated>> tables;
  for (const Page& page : all.pages()) {
    for (const Table& table : page.model.tables) tables[table.name].push_back({&page, &table});
  }
  return tables;
}

}  // namespace

void owners_agree(const Statements& all, Report& report) {
  for (const auto& [name, stated] : tables_of(all)) {
    for (const Stated& other : stated) {
      const Stated& first = stated.front();
      if (other.page == first.page || !differ(party_key(first.table->owner), party_key(other.table->owner))) continue;
      report.add("AC417", {}, name + " (" + first.table->owner + " / " + other.table->owner + ")", {first.table->at, other.table->at});
      break;
    }
  }
}

namespace {

/// The first change of a table that the page tells of: who, and where.
struct Change {
  std::string party;
  SourceSpan at;
};

std::optional<Change> change_of(const Stated& it, const std::vector<ToldWrite>& told) {
  for (const contract::TableUse& use : it.table->uses) {
    if (use.action == "update" || use.action == "delete") return Change{use.party, use.at};
  }
  for (const ToldWrite& write : told) {
    if (write.table == it.table && write.action != "insert") return Change{write.party, write.at};
  }
  return std::nullopt;
}

}  // namespace

void append_only_tables_stay(const Statements& all, Report& report) {
  std::map<const Page*, std::vector<ToldWrite>> told;  // for look-ups only
  for (const auto& [name, stated] : tables_of(all)) {
    const Stated* appended = nullptr;
    for (const Stated& it : stated) {
      if (it.table->append_only && appended == nullptr) appended = &it;
    }
    if (appended == nullptr) continue;
    for (const Stated& it : stated) {
      if (it.page == appended->page) continue;
      const auto [known, fresh] = told.try_emplace(it.page);
      if (fresh) known->second = told_writes(*it.page);
      const std::optional<Change> change = change_of(it, known->second);
      if (change) report.add("AC418", {{}, change->party}, name + (change->party.empty() ? "" : " by " + change->party), {appended->table->at, change->at});
    }
  }
}

}  // namespace assay::lint
