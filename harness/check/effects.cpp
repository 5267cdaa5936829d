#include "harness/check/checks.hpp"

#include <fmt/format.h>

namespace assay::check {
namespace {

using Effect = RunResult::Effect;

std::string times(std::uint32_t count) {
  return count == 0 ? "never" : count == 1 ? "once" : count == 2 ? "twice" : fmt::format("{} times", count);
}

/// The type of the event behind a business key, and the step in which its effect was last made durable.
struct Behind {
  Text type;
  Text message;
  std::uint16_t step = 0;
};

Behind behind(const History& history, const Effect& effect) {
  Behind found;
  for (const Sent& sent : history.messages()) {
    if (sent.key != effect.key) continue;
    found.type = sent.type;
    found.message = sent.id;
    break;
  }
  for (const Transaction& transaction : history.transactions()) {
    if (transaction.party == effect.party && history.key_of(transaction.message) == effect.key && transaction.changes_domain()) {
      found.step = transaction.step;
      found.message = transaction.message;
    }
  }
  return found;
}

void compare(Verdict& verdict, const History& history, const Effect& effect, std::uint32_t wanted, std::uint32_t found) {
  ++verdict.judged;
  if (wanted == found) return;
  const Behind about = behind(history, effect);
  const bool more = found > wanted;
  Violation violation;
  violation.check = "effect-exactly-once";
  violation.party = effect.party;
  violation.event = about.type;
  violation.message = about.message;
  violation.step = about.step;
  violation.kinds = more ? std::vector<std::string_view>{"deduplicate", "receive"}
                         : std::vector<std::string_view>{"receive", "create-record", "trigger", "aggregate", "deduplicate"};
  const std::string subject = about.type.empty() ? "a command" : fmt::format("one {}", about.type.view());
  violation.what = fmt::format("{} applied {} {}", effect.party.view(), subject, times(found));
  violation.expected = fmt::format("{} transaction(s) that change its rows", wanted);
  violation.found = fmt::format("{}", found);
  verdict.fail(std::move(violation));
}

}  // namespace

Verdict effect_exactly_once(const Question& question) {
  Verdict verdict;
  if (question.reference == nullptr) return {Outcome::inconclusive, {}, 0};
  const auto& wanted = question.reference->effects;
  const auto& found = question.result.effects;
  for (const auto& [effect, count] : wanted) {
    const auto at = found.find(effect);
    compare(verdict, question.history, effect, count, at == found.end() ? 0 : at->second);
  }
  for (const auto& [effect, count] : found) {
    if (!wanted.contains(effect)) compare(verdict, question.history, effect, 0, count);
  }
  return verdict;
}

}  // namespace assay::check
