#pragma once

#include "harness/explore/schedule.hpp"
#include "harness/scenario/plan.hpp"

namespace assay::scenario {

/// The schedule that a script with `deliver` or `crash` steps states: commands and publications in turn, each followed by
/// the relays' work; deliveries as often as they say; crashes in the next thing that the party does.
/// Errors: invalid, if nothing is there to deliver or the place of a crash is never reached.
[[nodiscard]] Result<explore::Schedule> fixed_schedule(const Plan& plan, world::Simulation& simulation);

}  // namespace assay::scenario
