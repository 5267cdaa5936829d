#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/party_key.hpp"
#include "harness/lint/rules.hpp"
#include "harness/lint/table_writes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

// Who writes which table, and in what order.

namespace assay::lint {
namespace {

using contract::Event;
using contract::FlowStep;
using contract::Obligation;
using contract::Table;

/// One write of a party to a table, in the order in which the document tells of them.
struct Write {
  std::string party;
  std::string event;  // that the party handles, or empty
  const Table* table = nullptr;
  SourceSpan at;
};

constexpr std::array write_verbs{"create", "creates", "insert", "inserts", "write", "writes", "update", "updates", "upsert", "upserts", "delete", "deletes", "set", "sets",
                                 "add", "adds", "append", "appends", "open", "opens", "mark", "marks"};

using Tables = std::map<std::string, const Table*, std::less<>>;

Tables tables_of(const Page& page) {
  Tables tables;
  for (const Table& table : page.model.tables) tables.emplace(table.name, &table);
  return tables;
}

/// The first table named behind the clause's verb, if it begins with a verb of writing: "Create pm_visits record".
const Table* written_table(std::string_view clause, const Tables& tables) {
  const std::string first = lower(clause.substr(0, clause.find(' ')));
  if (std::find(write_verbs.begin(), write_verbs.end(), first) == write_verbs.end()) return nullptr;
  for (const contract::Named& named : contract::names_in(document::verbatim(clause.substr(0, 300), {}))) {
    const auto found = tables.find(std::string_view(named.name).substr(0, named.name.find('.')));
    if (found != tables.end()) return found->second;
  }
  return nullptr;
}

/// "a. Create …", "1) Insert …": what stands behind the numbering.
std::string_view without_number(std::string_view text) {
  text = trim(text);
  std::size_t end = 0;
  while (end < text.size() && end < 3 && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
  const bool numbered = end > 0 && end + 1 < text.size() && (text[end] == '.' || text[end] == ')') && text[end + 1] == ' ';
  return numbered ? trim(text.substr(end + 1)) : text;
}

/// "LG-02 inserts a row": what stands behind the party that acts.
std::string_view without_party(std::string_view text, std::string_view party) {
  return !party.empty() && text.starts_with(party) ? trim(text.substr(party.size())) : text;
}

std::vector<Write> writes_of(const Page& page, const Tables& tables) {
  std::vector<Write> writes;
  std::string event;
  for (const FlowStep& step : page.model.flow) {
    if (!step.event.empty()) event = step.event;
    const Table* const table = written_table(without_party(without_number(step.text), step.party), tables);
    if (table != nullptr && !step.party.empty()) writes.push_back({step.party, event, table, step.at});
  }
  return writes;
}

void foreign_write(const std::string& party, const Table& table, const SourceSpan& at, std::set<std::string>& known, Report& report) {
  const bool foreign = differ(party_key(table.owner), party_key(party));
  if (foreign && known.insert(party + ' ' + table.name).second) report.add("AC313", {{}, party}, party + " writes " + table.name + " of " + table.owner, {at, table.at});
}

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether the line itself says who writes ("CE", not "ce_contacts"): whom the reader only presumes is not accused.
bool names_party(const Page& page, const contract::TableUse& use) {
  const std::vector<std::string>& lines = page.document.source.lines;
  if (use.party.empty() || use.at.line == 0 || use.at.line > lines.size()) return false;
  const std::string_view line = std::string_view(lines[use.at.line - 1]).substr(0, 4000);
  for (std::size_t at = line.find(use.party); at != std::string_view::npos; at = line.find(use.party, at + 1)) {
    const std::size_t end = at + use.party.size();
    if ((at == 0 || !is_name_byte(line[at - 1])) && (end == line.size() || !is_name_byte(line[end]))) return true;
  }
  return false;
}

bool is_insert_once(const Event& event) {
  if (!event.idempotency) return false;
  const std::string words = lower(event.idempotency->text);
  return has(words, "insert-once") || has(words, "insert once") || has(words, "on conflict") || has(words, "do nothing") || has(words, "unique");
}

/// The table that the event's own section names: the one with the key.
std::set<const Table*> guards_of(const Page& page, const Tables& tables, const Event& event) {
  std::set<const Table*> guards;
  for (const Sentence* const sentence : page.sentences_of(event)) {
    for (const contract::Named& named : contract::names_in(sentence->text)) {
      const auto found = tables.find(named.name);
      if (found != tables.end()) guards.insert(found->second);
    }
  }
  return guards;
}

bool is_filled_later(const std::string& notes) {
  for (const std::string_view words : {"filled in", "filled by", "filled later", "set later", "updated by", "updated when", "updated after", "populated by", "populated later", "populated when",
                                       "backfilled", "back-filled", "written later", "set when", "set after", "set by the"}) {
    if (has(notes, words)) return !has(notes, "on insert") && !has(notes, "at insert") && !has(notes, "trigger on");
  }
  return false;
}

}  // namespace

void tables_are_written_by_owner(const Page& page, Report& report) {
  const Tables tables = tables_of(page);
  std::set<std::string> known;
  for (const Write& write : writes_of(page, tables)) foreign_write(write.party, *write.table, write.at, known, report);
  for (const Table& table : page.model.tables) {
    for (const contract::TableUse& use : table.uses) {
      if (use.action != "read" && names_party(page, use)) foreign_write(use.party, table, use.at, known, report);
    }
  }
  for (const Obligation& duty : page.model.obligations) {
    const Table* const table = written_table(duty.text, tables);
    if (table != nullptr) foreign_write(duty.party, *table, duty.at, known, report);
  }
  for (const ToldWrite& told : told_writes(page)) {
    if (!told.party.empty()) foreign_write(told.party, *told.table, told.at, known, report);
  }
}

void guard_comes_first(const Page& page, Report& report) {
  const Tables tables = tables_of(page);
  const std::vector<Write> writes = writes_of(page, tables);
  std::map<std::string, std::vector<const Write*>> by_event;
  for (const Write& write : writes) by_event[write.event].push_back(&write);
  for (const auto& [name, handled] : by_event) {
    const Event* const event = name.empty() ? nullptr : page.event(name);
    if (event == nullptr || !is_insert_once(*event)) continue;
    const std::set<const Table*> guards = guards_of(page, tables, *event);
    const auto guard = std::find_if(handled.begin(), handled.end(), [&](const Write* write) { return guards.contains(write->table); });
    if (guard == handled.end() || guard == handled.begin()) continue;
    const Write& first = *handled.front();
    if (first.party != (*guard)->party || guards.contains(first.table)) continue;
    report.add("AC314", {event->name, first.party}, first.party + " writes " + first.table->name + " before " + (*guard)->table->name, {first.at, (*guard)->at, event->idempotency->at});
  }
}

void append_only_stays(const Page& page, Report& report) {
  const std::vector<ToldWrite> told_here = told_writes(page);
  for (const Table& table : page.model.tables) {
    if (!table.append_only) continue;
    std::set<std::uint32_t> told;  // lines
    for (const contract::Column& column : table.columns) {
      if (!is_filled_later(lower(column.notes))) continue;
      report.add("AC319", {}, table.name + "." + column.name, {table.at, column.at});
      told.insert(column.at.line);
    }
    for (const contract::TableUse& use : table.uses) {
      const bool changes = use.action == "update" || use.action == "delete";
      if (changes && told.insert(use.at.line).second) report.add("AC319", {{}, use.party}, table.name + " by " + (use.party.empty() ? "somebody" : use.party), {table.at, use.at});
    }
    for (const ToldWrite& write : told_here) {
      const bool changes = write.table == &table && write.action != "insert";
      if (changes && told.insert(write.at.line).second) report.add("AC319", {{}, write.party}, table.name + " by " + (write.party.empty() ? "somebody" : write.party), {table.at, write.at});
    }
  }
}

}  // namespace assay::lint
