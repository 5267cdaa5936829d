#include "harness/check/checks.hpp"

#include <fmt/format.h>

namespace assay::check {
namespace {

using Rows = RunResult::Rows;

/// Who writes a table, and the last event that touched it: what a reader of the report looks for first.
void blame(Violation& violation, const History& history, std::string_view table) {
  for (const Transaction& transaction : history.transactions()) {
    for (const kernel::Entry* const write : transaction.writes) {
      if (write->table->name != table) continue;
      violation.party = Text(write->table->owner);
      violation.step = transaction.step;
      violation.message = transaction.message;
      if (const Sent* const sent = history.message(transaction.message)) violation.event = sent->type;
    }
  }
}

Verdict compare(std::string_view check, const History& history, const RunResult& found, const RunResult* wanted, std::string_view than) {
  Verdict verdict;
  if (wanted == nullptr) return {Outcome::inconclusive, {}, 0};
  const auto differ = [&](const Rows& rows) {
    Violation violation;
    violation.check = check;
    violation.kinds = {"create-record", "set-status", "preserve-reference", "trigger", "aggregate", "audit"};
    blame(violation, history, rows.table);
    if (violation.party.empty()) violation.party = Text(rows.owner);  // nobody wrote it here
    violation.what = fmt::format("the rows of {} at the end differ from those of {}", rows.table, than);
    violation.expected = fmt::format("rows as {} leaves them", than);
    violation.found = "other content, or another number of rows";
    verdict.fail(std::move(violation));
  };
  for (const auto& [rows, digest] : wanted->rows) {
    ++verdict.judged;
    const auto at = found.rows.find(rows);
    if (at == found.rows.end() || at->second != digest) differ(rows);
  }
  for (const auto& [rows, digest] : found.rows) {
    if (wanted->rows.contains(rows)) continue;
    ++verdict.judged;
    differ(rows);
  }
  return verdict;
}

}  // namespace

Verdict final_state_agrees(const Question& question) {
  return compare("final-state-agrees", question.history, question.result, question.reference, "the reference");
}

Verdict schedule_independent(const Question& question) {
  return compare("schedule-independent", question.history, question.result, question.fault_free, "the same parties without faults");
}

}  // namespace assay::check
