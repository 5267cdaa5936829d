#include "harness/check/checks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::check {

Verdict comes_to_rest(const Question& question) {
  Verdict verdict;  // rest alone is no effect: a world in which nothing happens rests too
  const auto entries = question.history.journal().entries();
  if (!question.at_rest) {
    Violation violation;
    violation.check = "comes-to-rest";
    violation.kinds = {"receive", "deliver", "publish"};
    if (!entries.empty()) {
      const kernel::Entry& last = *entries.back();
      violation.party = last.party;
      violation.message = last.message;
      violation.step = last.step;
      if (const Sent* const sent = question.history.message(last.message)) violation.event = sent->type;
    }
    violation.what = fmt::format("{} goes on for ever without new faults", violation.party.view());
    violation.expected = "rest";
    violation.found = "the same state again and again";
    verdict.fail(std::move(violation));
  }
  if (question.reference == nullptr) return verdict;
  for (const auto& [effect, reason] : question.result.dead_letters) {
    ++verdict.judged;
    if (question.reference->dead_letters.contains(effect)) continue;
    Violation violation;
    violation.check = "comes-to-rest";
    violation.party = effect.party;
    violation.kinds = {"receive", "deduplicate", "other"};
    for (const kernel::Entry* const entry : entries) {
      if (entry->kind != kernel::Happened::dead_lettered || entry->party != effect.party || question.history.content_key_of(entry->message) != effect.key) continue;
      violation.message = entry->message;
      violation.event = entry->subject;
      violation.step = entry->step;
    }
    if (std::find(question.may_stay.begin(), question.may_stay.end(), violation.message) != question.may_stay.end()) continue;
    violation.what = fmt::format("a good {} ended in the dead letters of {}", violation.event.view(), effect.party.view());
    violation.expected = "handled";
    violation.found = fmt::format("dead-lettered ({})", reason.view());
    verdict.fail(std::move(violation));
  }
  return verdict;
}

}  // namespace assay::check
