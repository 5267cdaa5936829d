#include "harness/scenario/run.hpp"

#include <benchmark/benchmark.h>

/// How fast schedules are tried and judged, all checks on, on one core. The limit beside it is what every step cannot do
/// without: hashing a state and finding it among those known.
namespace {

using namespace assay;

const scenario::Contracts& contracts() {
  static const auto loaded = scenario::load_contracts({ASSAY_SOURCE_DIR "/contracts"}).value();
  return *loaded;
}

scenario::Script script(const char* name) {
  return scenario::read_script(std::string(ASSAY_SOURCE_DIR "/scenarios/ce-29/") + name + ".yaml").value();
}

/// The scenario with bounds large enough that starting up no longer counts.
scenario::Stage large_stage() {
  scenario::Script large = script("reordered-conversions");
  large.faults = {.duplicates = 2, .reorder = true, .crashes = 1, .lost_acks = 1, .unavailable = 0, .overlaps = 0, .delays = {}};
  return scenario::make_stage(large, contracts(), {}).value();
}

void deliveries_judged(benchmark::State& state) {
  std::uint64_t deliveries = 0;
  std::uint64_t states = 0;
  std::uint64_t schedules = 0;
  for (auto _ : state) {
    scenario::Stage stage = large_stage();
    const explore::Limits limits{.states_max = 5'000'000, .failures_max = 1, .stop_at_check = {}};
    const explore::Explored explored = explore::explore_all(*stage.simulation, *stage.judge, limits);
    if (!explored.complete || !explored.failures.empty()) state.SkipWithError("the reference fails, or the bounds are too large");
    deliveries += explored.deliveries;
    states += explored.states;
    schedules += explored.schedules;
  }
  using benchmark::Counter;
  state.counters["deliveries/s"] = Counter(static_cast<double>(deliveries), Counter::kIsRate);
  state.counters["states/s"] = Counter(static_cast<double>(states), Counter::kIsRate);
  state.counters["schedules/s"] = Counter(static_cast<double>(schedules), Counter::kIsRate);
  state.counters["of 500k/s"] = Counter(static_cast<double>(deliveries) / 500'000, Counter::kIsRate);
}
BENCHMARK(deliveries_judged)->Unit(benchmark::kMillisecond);

/// The limit: copying and hashing one state, nothing more.
void copy_and_hash_a_state(benchmark::State& state) {
  const scenario::Stage stage = large_stage();
  const world::State initial = stage.simulation->initial();
  for (auto _ : state) {
    const world::State copy = initial;
    benchmark::DoNotOptimize(stage.simulation->hash(copy));
  }
  state.counters["states/s"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(copy_and_hash_a_state);

void judge_one_schedule(benchmark::State& state) {
  scenario::Stage stage = large_stage();
  const explore::Ran ran = explore::follow(*stage.simulation, {});
  for (auto _ : state) benchmark::DoNotOptimize(stage.judge->judge(ran.end, ran.at_rest));
}
BENCHMARK(judge_one_schedule)->Unit(benchmark::kMicrosecond);

}  // namespace
