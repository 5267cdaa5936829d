#include "harness/check/checks.hpp"

#include <fmt/format.h>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

void look(Verdict& verdict, const Question& question, const Entry& entry, Text text, std::string_view channel,
          std::vector<std::string_view> kinds) {
  ++verdict.judged;
  for (const Sighting& sighting : question.canaries.look(text)) {
    Violation violation;
    violation.check = "no-phi-leaves";
    violation.party = entry.party;
    violation.message = entry.message;
    if (const Sent* const sent = question.history.message(entry.message)) violation.event = sent->type;
    violation.kinds = kinds;
    violation.what = fmt::format("{} lets PHI out through {}: canary {} ({})", entry.party.view(), channel, sighting.canary->id, sighting.form);
    violation.expected = "ids only";
    violation.found = "a canary";
    violation.step = entry.step;
    verdict.fail(std::move(violation));
  }
}

void look_at_row(Verdict& verdict, const Question& question, const Entry& write) {
  if (!write.row) return;
  for (std::size_t i = 0; i < write.table->columns.size(); ++i) {
    const Text text = write.row->values[i].text();
    if (write.table->columns[i].phi || text.empty()) continue;
    look(verdict, question, write, text, fmt::format("column {} of {}", write.table->columns[i].name, write.table->name),
         write.table->purpose == Purpose::infrastructure ? std::vector<std::string_view>{"minimise-payload", "protect-logs"}
                                                         : std::vector<std::string_view>{"protect-logs", "minimise-payload"});
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
