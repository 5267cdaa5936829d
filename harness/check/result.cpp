#include "harness/check/result.hpp"

#include <algorithm>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

/// What a change of rows adds to the digest of a set: gone rows are taken off, new ones added.
void add_rows(RunResult& result, const History& history, const Entry& write) {
  const Purpose purpose = write.table->purpose;
  if (purpose != Purpose::domain && purpose != Purpose::dead_letters) return;
  std::uint64_t& digest = result.rows[{write.table->name, write.tenant, write.table->owner}];
  if (write.before) digest -= mix(history.content(*write.table, write.before));
  if (write.row) digest += mix(history.content(*write.table, write.row));
}

void add_audit(RunResult& result, const History& history, const Transaction& transaction, const Entry& write) {
  if (write.table->purpose != Purpose::audit || !write.row) return;
  static const Text event("event");
  static const Text command("command");
  const int entity = write.table->column("entity");
  const Text about = entity < 0 ? Text() : write.row->values[static_cast<std::size_t>(entity)].text();
  // Entries about events and commands (a refusal, a copy left alone) may be there or not, as often as it happened.
  if (about == event || about == command) return;
  result.audit[{transaction.party, history.key_of(transaction.message)}].push_back(history.content(*write.table, write.row));
}

}  // namespace

RunResult result_of(const History& history) {
  RunResult result;
  for (const Transaction& transaction : history.transactions()) {
    if (transaction.changes_domain()) ++result.effects[{transaction.party, history.key_of(transaction.message)}];
    for (const Entry* const write : transaction.writes) {
      add_rows(result, history, *write);
      add_audit(result, history, transaction, *write);
    }
  }
  std::erase_if(result.rows, [](const auto& entry) { return entry.second == 0; });
  for (auto& [effect, entries] : result.audit) std::sort(entries.begin(), entries.end());
  for (const Sent& sent : history.messages()) {
    if (sent.by_party) result.emitted[{sent.type, sent.tenant, sent.key}].push_back(sent.id);
  }
  for (const Entry* const entry : history.journal().entries()) {
    if (entry->kind == Happened::dead_lettered) {
      result.dead_letters[{entry->party, history.content_key_of(entry->message)}] = entry->detail;
    } else if (entry->kind == Happened::answered) {
      result.answers[entry->message] = entry->subject;
    }
  }
  return result;
}

}  // namespace assay::check
