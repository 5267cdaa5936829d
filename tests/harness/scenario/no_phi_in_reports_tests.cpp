#include "harness/scenario/judge_faults.hpp"
#include "harness/scenario/record.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario;

namespace {

const Contracts& contracts() {
  static const auto loaded = load_contracts({ASSAY_SOURCE_DIR "/contracts"}).value();
  return *loaded;
}

/// Everything that a failure says, in one text.
std::string all_words(const Failure& failure) {
  std::string out = failure.check + failure.party + failure.event + failure.signature + failure.what + failure.expected + failure.found;
  for (const std::string& step : failure.schedule) out += '\n' + step;
  for (const TimelineItem& item : failure.timeline) out += '\n' + item.party + ' ' + item.from + ' ' + item.message + ' ' + item.tenant + ' ' + item.text;
  return out;
}

}  // namespace

TEST_CASE("failure: whatever a leaking twin puts anywhere, no canary is in what is shown of it", "[scenario][slow]") {
  const auto scripts = read_scripts({ASSAY_SOURCE_DIR "/scenarios"}).value();
  std::size_t failures = 0;
  for (const mocks::Fault& fault : mocks::broken_twins()) {
    if (fault.check != "no-phi-leaves") continue;
    CAPTURE(fault.id);
    for (const Script& script : scripts) {
      if (script.when.size() > 1 || script.faults.overlaps > 0) continue;  // small worlds show as much
      RunOptions options;
      options.recast = recast_of(fault.id, contracts());
      Stage stage = make_stage(script, contracts(), options).value();
      const StageRun run = run_stage(stage, options).value();
      for (const explore::Found& found : run.explored.failures) {
        ++failures;
        CHECK(stage.canaries->look(Text(all_words(failure_of(found, stage, contracts())))).empty());
      }
    }
  }
  CHECK(failures > 20);
}

TEST_CASE("failure: a party's leak is found, and the finding names the canary by its id only", "[scenario]") {
  const auto scripts = read_scripts({ASSAY_SOURCE_DIR "/scenarios/ce-29/patient-conversion.yaml"}).value();
  RunOptions options;
  options.recast = recast_of("F08", contracts());
  Stage stage = make_stage(scripts.front(), contracts(), options).value();
  const StageRun run = run_stage(stage, options).value();
  REQUIRE_FALSE(run.explored.failures.empty());
  const Failure failure = failure_of(run.explored.failures.front(), stage, contracts());
  CHECK(failure.check == "no-phi-leaves");
  CHECK(failure.what.find("north/ana/") != std::string::npos);
}

TEST_CASE("run: every scenario's reference is quiet and its own script's checks hold", "[scenario]") {
  const auto scripts = read_scripts({ASSAY_SOURCE_DIR "/scenarios"}).value();
  for (const Script& script : scripts) {
    CAPTURE(script.name);
    Stage stage = make_stage(script, contracts(), {}).value();
    const explore::Ran ran = explore::follow(*stage.simulation, {});
    CHECK(ran.at_rest);
    CHECK(stage.judge->judge(ran.end, ran.at_rest).violations.empty());
  }
}
