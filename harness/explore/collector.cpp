#include "harness/explore/collector.hpp"

namespace assay::explore {

void Collector::judge(const world::State& end, bool at_rest, const std::function<Schedule()>& schedule) {
  Judge::Judgement judgement = judge_.judge(end, at_rest);
  ++explored_.schedules;
  explored_.judged += judgement.judged;
  for (check::Violation& violation : judgement.violations) {
    if (violation.check == limits_.stop_at_check) enough_ = true;
    if (!signatures_.insert(signature_of(violation)).second) continue;
    Found found = shrunk(simulation_, judge_, schedule(), std::move(violation));
    if (!found.journal) found.journal = end.journal;  // a livelock's end is not that of a schedule
    explored_.failures.push_back(std::move(found));
    if (explored_.failures.size() >= limits_.failures_max) enough_ = true;
  }
}

}  // namespace assay::explore
