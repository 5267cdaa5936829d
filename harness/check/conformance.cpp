#include "harness/check/checks.hpp"

#include <set>

#include <fmt/format.h>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

Violation about(const Sent& sent, Text party, std::uint16_t step) {
  Violation violation;
  violation.check = "messages-conform";
  violation.party = party;
  violation.event = sent.type;
  violation.message = sent.id;
  violation.step = step;
  return violation;
}

/// What the schema says, without the value.
std::string first_problem(const contract::Registry& registry, const Sent& sent) {
  if (registry.entry(sent.type) == nullptr) return "no contract knows the event type";
  const auto problems = registry.problems(sent.type, sent.payload);
  return problems.empty() ? "the organisation of envelope and payload differ" : schema::to_string(problems.front());
}

void judge_published(Verdict& verdict, const Question& question, const Sent& sent) {
  ++verdict.judged;
  if (sent.conforms) return;
  Violation violation = about(sent, sent.entry->party, sent.entry->step);
  violation.kinds = {"publish", "other", "minimise-payload"};
  violation.what = fmt::format("{} published a {} that does not conform to its contract", sent.entry->party.view(), sent.type.view());
  violation.expected = "a payload as in the contract";
  violation.found = first_problem(question.registry, sent);
  verdict.fail(std::move(violation));
}

void judge_effects(Verdict& verdict, const Question& question) {
  for (const Transaction& transaction : question.history.transactions()) {
    const Sent* const cause = question.history.message(transaction.message);
    if (cause == nullptr || !transaction.changes_domain()) continue;
    ++verdict.judged;
    if (cause->conforms) continue;
    Violation violation = about(*cause, transaction.party, transaction.step);
    violation.kinds = {"receive", "other", "create-record"};
    violation.what = fmt::format("{} acted on a {} that does not conform to its contract", transaction.party.view(), cause->type.view());
    violation.expected = "a refusal";
    violation.found = first_problem(question.registry, *cause);
    verdict.fail(std::move(violation));
  }
}

/// Two messages with one business key but different content: one of them must be refused, not taken for a copy.
void judge_conflicts(Verdict& verdict, const Question& question) {
  const auto messages = question.history.messages();
  for (std::size_t i = 0; i < messages.size(); ++i) {
    for (std::size_t j = i + 1; j < messages.size(); ++j) {
      if (messages[i].key != messages[j].key || messages[i].payload == messages[j].payload) continue;
      if (!messages[i].conforms || !messages[j].conforms) continue;
      std::set<Text> first;  // who acknowledged the one, and who the other
      std::set<Text> second;
      std::set<Text> refused;
      for (const Entry* const entry : question.history.journal().entries()) {
        if (entry->message != messages[i].id && entry->message != messages[j].id) continue;
        if (entry->kind == Happened::acknowledged) (entry->message == messages[i].id ? first : second).insert(entry->party);
        if (entry->kind == Happened::refused || entry->kind == Happened::dead_lettered) refused.insert(entry->party);
      }
      for (const Text party : first) {
        ++verdict.judged;
        if (!second.contains(party) || refused.contains(party)) continue;
        Violation violation = about(messages[j], party, 0);
        violation.kinds = {"deduplicate"};
        violation.what = fmt::format("{} took a {} with other content for a copy, because the key is the same", party.view(), messages[j].type.view());
        violation.expected = "a refusal of one of the two";
        violation.found = "both acknowledged";
        verdict.fail(std::move(violation));
      }
    }
  }
}

}  // namespace

Verdict messages_conform(const Question& question) {
  Verdict verdict;
  for (const Sent& sent : question.history.messages()) {
    if (sent.by_party) judge_published(verdict, question, sent);
  }
  judge_effects(verdict, question);
  judge_conflicts(verdict, question);
  return verdict;
}

}  // namespace assay::check
