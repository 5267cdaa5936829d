#include "harness/kernel/choice.hpp"

#include <catch2/catch.hpp>

namespace assay::kernel {
namespace {

Choice delivery() {
  Choice choice;
  choice.action = Action::deliver;
  choice.party = Text("PM-01");
  choice.message = Text("e7");
  choice.attempt = 2;
  return choice;
}

Choice struck(Fault fault) {
  Choice choice = delivery();
  choice.fault = fault;
  choice.boundary = 3;
  choice.boundary_name = Text("commit");
  return choice;
}

}  // namespace

TEST_CASE("choice: each action reads as a sentence", "[kernel]") {
  CHECK(to_string(delivery()) == "deliver e7 #2 to PM-01");
  Choice script;
  script.party = Text("CE");
  script.message = Text("convert");
  CHECK(to_string(script) == "CE: convert");
  Choice work;
  work.action = Action::work;
  work.party = Text("FW-16");
  CHECK(to_string(work) == "FW-16 sends from its outbox");
}

TEST_CASE("choice: each fault says what goes wrong and where", "[kernel]") {
  CHECK(to_string(struck(Fault::none)) == "deliver e7 #2 to PM-01");
  CHECK(to_string(struck(Fault::duplicate)) == "deliver e7 #2 to PM-01, keep a copy");
  CHECK(to_string(struck(Fault::crash)) == "deliver e7 #2 to PM-01, crash after commit");
  CHECK(to_string(struck(Fault::lost_ack)) == "deliver e7 #2 to PM-01, lose the acknowledgement");
  CHECK(to_string(struck(Fault::unavailable)) == "deliver e7 #2 to PM-01, the store refuses commit");
  Choice overlap = struck(Fault::overlap);
  overlap.overlap_message = Text("e8");
  overlap.overlap_attempt = 1;
  CHECK(to_string(overlap) == "deliver e7 #2 to PM-01, meanwhile (after commit) a second worker handles e8 #1");
  Choice late = struck(Fault::delay);
  late.delay = Duration(90'000);
  CHECK(to_string(late) == "deliver e7 #2 to PM-01, 90s later");
}

TEST_CASE("choice: actions and faults have the names of replay files", "[kernel]") {
  CHECK(to_string(Action::script) == "script");
  CHECK(to_string(Action::work) == "work");
  CHECK(to_string(Action::deliver) == "deliver");
  CHECK(to_string(Fault::none) == "none");
  CHECK(to_string(Fault::duplicate) == "duplicate");
  CHECK(to_string(Fault::crash) == "crash");
  CHECK(to_string(Fault::lost_ack) == "lost_ack");
  CHECK(to_string(Fault::unavailable) == "unavailable");
  CHECK(to_string(Fault::overlap) == "overlap");
  CHECK(to_string(Fault::delay) == "delay");
}

TEST_CASE("choice: two choices are one if all that they are about is", "[kernel]") {
  CHECK(delivery() == delivery());
  Choice other = delivery();
  other.attempt = 3;
  CHECK(other != delivery());
  CHECK(struck(Fault::crash) != delivery());
}

}  // namespace assay::kernel
