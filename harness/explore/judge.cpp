#include "harness/explore/judge.hpp"

namespace assay::explore {

Judge::Judgement Judge::judge(const world::State& end, bool at_rest) const {
  const kernel::Journal journal(end.journal);
  const check::History history(journal, *known_.registry);
  const check::RunResult result = check::result_of(history);
  const check::Question question{history,
                                 result,
                                 known_.reference ? &*known_.reference : nullptr,
                                 known_.fault_free ? &*known_.fault_free : nullptr,
                                 *known_.registry,
                                 *known_.canaries,
                                 known_.owners,
                                 at_rest,
                                 known_.may_stay,
                                 &known_.row_rules};
  Judgement judgement;
  for (const check::CheckEntry& entry : check::all_checks) {
    check::Verdict verdict = entry.judge(question);
    judgement.judged += verdict.judged;
    for (check::Violation& violation : verdict.violations) judgement.violations.push_back(std::move(violation));
  }
  if (known_.then && at_rest) known_.then(end, history, result, judgement.violations);
  return judgement;
}

check::RunResult Judge::result(const world::State& end) const {
  const kernel::Journal journal(end.journal);
  return check::result_of(check::History(journal, *known_.registry));
}

}  // namespace assay::explore
