#include "harness/lint/between_rules.hpp"

#include <map>

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

void append_only_tables_stay(const Statements& all, Report& report) {
  for (const auto& [name, stated] : tables_of(all)) {
    const Stated* appended = nullptr;
    for (const Stated& it : stated) {
      if (it.table->append_only && appended == nullptr) appended = &it;
    }
    if (appended == nullptr) continue;
    for (const Stated& it : stated) {
      if (it.page == appended->page) continue;
      for (const contract::TableUse& use : it.table->uses) {
        if (use.action != "update" && use.action != "delete") continue;
        report.add("AC418", {{}, use.party}, name + (use.party.empty() ? "" : " by " + use.party), {appended->table->at, use.at});
        break;
      }
    }
  }
}

}  // namespace assay::lint
