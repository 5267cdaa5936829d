#include "harness/check/checks.hpp"

#include <fmt/format.h>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

using Kinds = std::initializer_list<std::string_view>;

void fail(Verdict& verdict, const Question& question, const Entry& entry, const Sighting& sighting, std::string_view channel, Kinds kinds) {
  Violation violation = violation_at("no-phi-leaves", question.history, entry.party, entry.message, entry.step);
  violation.kinds = kinds;
  violation.what = fmt::format("{} lets PHI out through {}: canary {} ({})", entry.party.view(), channel, sighting.canary->id, sighting.form);
  violation.expected = "ids only";
  violation.found = "a canary";
  verdict.fail(std::move(violation));
}

void look(Verdict& verdict, const Question& question, const Entry& entry, Text text, std::string_view channel, Kinds kinds) {
  ++verdict.judged;
  for (const Sighting& sighting : question.canaries.look(text)) fail(verdict, question, entry, sighting, channel, kinds);
}

void look_at_row(Verdict& verdict, const Question& question, const Entry& write) {
  if (!write.row) return;
  const TableLayout& table = *write.table;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Value& value = write.row->values[i];
    if (table.columns[i].phi || value.is_null()) continue;
    ++verdict.judged;
    for (const Sighting& sighting : question.canaries.look(value)) {
      const std::string channel = fmt::format("column {} of {}", table.columns[i].name, table.name);
      const bool outbox = table.purpose == Purpose::outbox || table.purpose == Purpose::infrastructure;
      fail(verdict, question, write, sighting, channel,
           outbox ? Kinds{"minimise-payload", "protect-logs"} : Kinds{"protect-logs", "minimise-payload"});
    }
  }
}

}  // namespace

Verdict no_phi_leaves(const Question& question) {
  Verdict verdict;
  for (const Transaction& transaction : question.history.transactions()) {
    for (const Entry* const write : transaction.writes) look_at_row(verdict, question, *write);
  }
  for (const Entry* const entry : question.history.journal().entries()) {
    switch (entry->kind) {
      case Happened::sent:
        if (entry->party.view() != "outside") look(verdict, question, *entry, entry->detail, "a published message", {"minimise-payload"});
        break;
      case Happened::logged: look(verdict, question, *entry, entry->detail, "its log", {"protect-logs"}); break;
      case Happened::measured: look(verdict, question, *entry, entry->detail, "a metric", {"protect-logs"}); break;
      case Happened::answered: look(verdict, question, *entry, entry->detail, "an answer", {"protect-logs", "minimise-payload"}); break;
      case Happened::refused:
      case Happened::retry_asked: look(verdict, question, *entry, entry->detail, "the reason of a refusal", {"protect-logs"}); break;
      default: break;
    }
  }
  return verdict;
}

}  // namespace assay::check
