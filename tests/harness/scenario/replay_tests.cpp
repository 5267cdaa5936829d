#include "harness/scenario/replay.hpp"

#include "harness/base/file.hpp"
#include "harness/schema/schema.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario;
using kernel::Action;
using kernel::Choice;
using kernel::Fault;

namespace {

Replay sample() {
  Replay replay{"0.1.0", "scenarios/ce-29/duplicate-patient-event", "abc", 7, "A01", "1 copy, in order", "effect-exactly-once",
                "effect-exactly-once/PM-01/x", "PM-01 applied one x twice", {}};
  Choice copy;
  copy.action = Action::deliver;
  copy.fault = Fault::duplicate;
  copy.party = Text("PM-01");
  copy.message = Text("e1");
  copy.attempt = 1;
  Choice crash = copy;
  crash.fault = Fault::crash;
  crash.boundary = 4;
  crash.boundary_name = Text("commit");
  Choice overlap = crash;
  overlap.fault = Fault::overlap;
  overlap.overlap_message = Text("e1");
  overlap.overlap_attempt = 2;
  Choice later = copy;
  later.fault = Fault::delay;
  later.delay = Duration(90'000);
  replay.schedule = {copy, crash, overlap, later};
  return replay;
}

Error refusal_of(std::string_view json) {
  const support::TemporaryFolder folder;
  const auto replay = read_replay(folder.write("replay.json", json));
  REQUIRE_FALSE(replay);
  return replay.error();
}

std::string changed(std::string_view from, std::string_view to) {
  std::string json = to_json(sample());
  json.replace(json.find(from), from.size(), to);
  return json;
}

}  // namespace

TEST_CASE("replay: what is written is read again, every choice with all it says", "[scenario]") {
  const support::TemporaryFolder folder;
  const Replay written = sample();
  const auto read = read_replay(folder.write("replay.json", to_json(written)));
  REQUIRE(read);
  CHECK(read->schedule == written.schedule);
  CHECK(read->seed == 7);
  CHECK(read->twin == "A01");
  CHECK(read->signature == written.signature);
}

TEST_CASE("replay: what is written conforms to the published schema", "[scenario]") {
  const std::string path = ASSAY_SOURCE_DIR "/scenarios/replay.schema.json";
  const auto schema = schema::Schema::compile(read_text_file(path).value(), path);
  REQUIRE(schema);
  CHECK(schema->validate(to_json(sample())).empty());
  CHECK_FALSE(schema->validate(changed("\"crash\"", "\"crush\"")).empty());
}

TEST_CASE("replay: every wrong member is refused with its pointer", "[scenario]") {
  CHECK(refusal_of(changed("\"replay_version\": \"1\"", "\"replay_version\": \"2\"")).where.pointer == "/replay_version");
  CHECK(refusal_of(changed("\"seed\": \"7\"", "\"seed\": \"-7\"")).where.pointer == "/seed");
  CHECK(refusal_of(changed("\"fault\": \"crash\"", "\"fault\": \"crush\"")).where.pointer == "/choices/1/fault");
  CHECK(refusal_of(changed("\"boundary\": 4", "\"boundary\": -4")).where.pointer == "/choices/1/boundary");
  CHECK(refusal_of(changed("\"delay_ms\": 90000", "\"delay_ms\": \"long\"")).where.pointer == "/choices/3/delay_ms");
  CHECK(refusal_of("[]").where.line == 1);
  CHECK(refusal_of("{").where.line == 1);
}

TEST_CASE("replay: a file name is made of scenario and signature and holds nothing that a shell reads", "[scenario]") {
  CHECK(replay_file_name(sample()) == "a01--ce-29-duplicate-patient-event--effect-exactly-once-pm-01-x.json");
}
