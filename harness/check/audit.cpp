#include "harness/check/checks.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

Violation about(const History& history, Text party, Text message, std::uint16_t step) {
  Violation violation = violation_at("audit-complete", history, party, message, step);
  violation.kinds = {"audit", "append-only"};
  return violation;
}

/// The audit entries for each effect, against those of the reference for the same effect.
void judge_entries(Verdict& verdict, const Question& question) {
  if (question.reference == nullptr) return;
  std::set<RunResult::Effect> effects;
  for (const auto& [effect, entries] : question.reference->audit) effects.insert(effect);
  for (const auto& [effect, entries] : question.result.audit) effects.insert(effect);
  static const std::vector<std::uint64_t> none;
  for (const RunResult::Effect& effect : effects) {
    ++verdict.judged;
    const auto entries_in = [&](const RunResult& result) -> const std::vector<std::uint64_t>& {
      const auto at = result.audit.find(effect);
      return at == result.audit.end() ? none : at->second;
    };
    const auto& wanted = entries_in(*question.reference);
    const auto& found = entries_in(question.result);
    if (wanted == found) continue;
    Violation violation = about(question.history, effect.party, {}, 0);
    for (const Transaction& transaction : question.history.transactions()) {
      if (transaction.party != effect.party || question.history.key_of(transaction.message) != effect.key) continue;
      violation = about(question.history, effect.party, transaction.message, transaction.step);
    }
    violation.what = found.size() < wanted.size()   ? fmt::format("an effect of {} has no audit entry", effect.party.view())
                     : found.size() > wanted.size() ? fmt::format("{} wrote an audit entry that no effect stands behind", effect.party.view())
                                                    : fmt::format("an audit entry of {} names another actor, action or row", effect.party.view());
    violation.expected = fmt::format("{} audit entr{}", wanted.size(), wanted.size() == 1 ? "y" : "ies");
    violation.found = fmt::format("{}{}", found.size(), found.size() == wanted.size() ? " with other content" : "");
    verdict.fail(std::move(violation));
  }
}

void judge_refusals(Verdict& verdict, const Question& question) {
  std::set<std::pair<Text, Text>> audited;  // party, message
  for (const Transaction& transaction : question.history.transactions()) {
    for (const Entry* const write : transaction.writes) {
      if (write->table->purpose == Purpose::audit) audited.insert({transaction.party, transaction.message});
    }
  }
  for (const Entry* const entry : question.history.journal().entries()) {
    if (entry->kind != Happened::refused) continue;
    ++verdict.judged;
    if (audited.contains({entry->party, entry->message})) continue;
    Violation violation = about(question.history, entry->party, entry->message, entry->step);
    violation.what = fmt::format("{} refused an event and left no audit entry", entry->party.view());
    violation.expected = "an audit entry";
    violation.found = "none";
    verdict.fail(std::move(violation));
  }
}

void judge_append_only(Verdict& verdict, const Question& question) {
  for (const Transaction& transaction : question.history.transactions()) {
    for (const Entry* const write : transaction.writes) {
      if (!write->table->append_only) continue;
      ++verdict.judged;
      if (!write->before) continue;
      Violation violation = about(question.history, write->party, write->message, write->step);
      violation.kinds = {"append-only", "audit"};
      violation.what = fmt::format("{} {} a row of {}, which may only grow", write->party.view(), write->row ? "changed" : "removed", write->table->name);
      violation.expected = "inserts only";
      violation.found = write->row ? "an update" : "a delete";
      verdict.fail(std::move(violation));
    }
  }
}

}  // namespace

Verdict audit_complete(const Question& question) {
  Verdict verdict;
  judge_entries(verdict, question);
  judge_refusals(verdict, question);
  judge_append_only(verdict, question);
  return verdict;
}

}  // namespace assay::check
