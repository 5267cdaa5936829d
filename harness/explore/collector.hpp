#pragma once

#include "harness/explore/schedule.hpp"

#include <functional>
#include <set>
#include <string>

namespace assay::explore {

/// Gathers what a search finds: the first schedule of each signature.
class Collector {
 public:
  Collector(world::Simulation& simulation, const Judge& judge, const Limits& limits)
      : simulation_(simulation), judge_(judge), limits_(limits) {}

  /// Judges an end; `schedule` is asked for only if something new is wrong.
  void judge(const world::State& end, bool at_rest, const std::function<Schedule()>& schedule);

  [[nodiscard]] bool enough() const { return enough_; }
  [[nodiscard]] Explored& explored() { return explored_; }

 private:
  world::Simulation& simulation_;
  const Judge& judge_;
  const Limits& limits_;
  Explored explored_;
  std::set<std::string> signatures_;
  bool enough_ = false;
};

}  // namespace assay::explore
