#include "tests/harness/check/clinic.hpp"

namespace assay::check::test {
namespace {

const Wire e1 = admitted("e1");
const By pm("PM", e1);
const Row row = row_of({"p1", "north", "Ana", "active", "lead-1", ""});
const Row other = row_of({"p2", "north", "Bo", "active", "lead-2", ""});

std::size_t writes_of(const History& history) {
  std::size_t count = 0;
  for (const Transaction& transaction : history.transactions()) count += transaction.writes.size();
  return count;
}

}  // namespace

TEST_CASE("history: a message is read once, with its key as the contract states it", "[check]") {
  const Trial trial({outside(e1), sent_by("FW", e1), outside(wire("n1", noted_type, "north", {{"note", "x"}}))});
  REQUIRE(trial.history.messages().size() == 2);
  const Sent& sent = trial.history.messages()[0];
  CHECK(sent.type == admitted_type);
  CHECK(sent.tenant.view() == "north");
  CHECK(sent.key.view() == "patient_admitted|north|\"a1\"");
  CHECK_FALSE(sent.by_party);  // the first time counts
  CHECK(sent.conforms);
  CHECK(trial.history.key_of(Text("n1")).view() == "n1");  // the contract is silent
  CHECK(trial.history.key_of(Text("c1")).view() == "c1");  // a command
  CHECK(trial.history.message(Text("c1")) == nullptr);
}

TEST_CASE("history: an alias and a copy under another id have the same key, another organisation has not", "[check]") {
  Wire arrived = admitted("e2");
  arrived.type = Text("patient_arrived");
  const Trial trial({outside(e1), outside(arrived), outside(admitted("e3", "a1", "south")), outside(wire("e4", admitted_type, "north", {}))});
  const auto key = [&](std::string_view id) { return trial.history.key_of(Text(id)); };
  CHECK(key("e1") == key("e2"));
  CHECK(key("e1") != key("e3"));
  CHECK(key("e4").view() == "e4");  // its key field is missing
  CHECK_FALSE(trial.history.message(Text("e4"))->conforms);
}

TEST_CASE("history: one key with other content is told apart by content", "[check]") {
  const Wire second = wire("e2", admitted_type, "north", {{"admission", "a1"}, {"reason", "fall"}});
  const Trial trial({outside(e1), outside(second), outside(admitted("e3"))});
  CHECK(trial.history.key_of(Text("e1")) == trial.history.key_of(Text("e2")));
  CHECK(trial.history.content_key_of(Text("e1")) != trial.history.content_key_of(Text("e2")));
  CHECK(trial.history.content_key_of(Text("e1")) == trial.history.content_key_of(Text("e3")));
}

TEST_CASE("history: text that is no envelope is a message that does not conform", "[check]") {
  Entry garbage = outside(e1);
  garbage.detail = Text("not json");
  const Trial trial({garbage});
  REQUIRE(trial.history.messages().size() == 1);
  CHECK_FALSE(trial.history.messages()[0].conforms);
  CHECK(trial.history.messages()[0].key.view() == "e1");
}

TEST_CASE("history: only committed writes are in transactions", "[check]") {
  CHECK(writes_of(Trial({pm.delivered(), pm.inserted(patients, row), pm.committed()}).history) == 1);
  CHECK(writes_of(Trial({pm.delivered(), pm.inserted(patients, row)}).history) == 0);
  CHECK(writes_of(Trial({pm.delivered(), pm.inserted(patients, row), pm.rolled_back(), pm.committed()}).history) == 0);
  CHECK(writes_of(Trial({pm.delivered(), pm.inserted(patients, row), pm.crashed("insert"), pm.delivered(), pm.committed()}).history) == 0);
}

TEST_CASE("history: a transaction knows its party, cause, organisation, step and place", "[check]") {
  const Trial trial({outside(e1), pm.delivered(), pm.inserted(inbox, row_of({"i", "north", "k"})), pm.inserted(patients, row), pm.committed()});
  REQUIRE(trial.history.transactions().size() == 1);
  const Transaction& transaction = trial.history.transactions()[0];
  CHECK(transaction.party.view() == "PM");
  CHECK(transaction.message.view() == "e1");
  CHECK(transaction.tenant.view() == "north");
  CHECK(transaction.step == 2);
  CHECK(transaction.place == 4);
  CHECK(transaction.writes.size() == 2);
  CHECK(transaction.changes_domain());
  CHECK_FALSE(Trial({pm.inserted(inbox, row_of({"i", "north", "k"})), pm.committed()}).history.transactions()[0].changes_domain());
}

TEST_CASE("history: the transactions of a first and a second worker are kept apart", "[check]") {
  const By second = pm.second_worker();
  const Trial trial({outside(e1), pm.delivered(), pm.inserted(patients, row), second.delivered(), second.inserted(patients, other), second.committed(),
                     second.acknowledged(), pm.rolled_back(), pm.retry_asked("conflict")});
  REQUIRE(trial.history.transactions().size() == 1);
  REQUIRE(trial.history.transactions()[0].writes.size() == 1);
  CHECK(trial.history.transactions()[0].writes[0]->row == other);
}

TEST_CASE("history: parties at work at the same time are kept apart", "[check]") {
  const By rh("RH", e1);
  const Trial trial({outside(e1), pm.delivered(), pm.inserted(patients, row), rh.inserted(beds, row_of({"b1", "north", "p1"})), rh.rolled_back(), pm.committed()});
  REQUIRE(trial.history.transactions().size() == 1);
  CHECK(trial.history.transactions()[0].party.view() == "PM");
}

TEST_CASE("history: ids that parties made up are known, given ones are not", "[check]") {
  const Row given = row_of({"g1", "north", "Old", "active", "lead-0", ""});
  const Row changed = row_of({"g1", "north", "Old", "gone", "lead-0", ""});
  const Trial trial({pm.delivered(), pm.inserted(patients, row), pm.updated(patients, given, changed), pm.inserted(counts, row_of({"north", "k", "1"})), pm.committed()});
  CHECK(trial.history.is_generated(Text("p1")));
  CHECK_FALSE(trial.history.is_generated(Text("g1")));
  CHECK_FALSE(trial.history.is_generated(Text("north")));  // a key of two columns is no made-up id
}

TEST_CASE("history: content leaves times out and generated ids, not values", "[check]") {
  const Trial trial({pm.delivered(), pm.inserted(patients, row), pm.inserted(patients, other), pm.committed()});
  const auto content = [&](std::initializer_list<std::string_view> texts) { return trial.history.content(patients, row_of(texts)); };
  CHECK(content({"q", "north", "Ana", "active", "lead-1", "10:00"}) == content({"q", "north", "Ana", "active", "lead-1", "11:00"}));
  CHECK(content({"q", "north", "Ana", "active", "lead-1", ""}) != content({"q", "north", "Ana", "gone", "lead-1", ""}));
  CHECK(content({"q", "north", "Ana", "active", "p1", ""}) != content({"q", "north", "Ana", "active", "p2", ""}));
}

}  // namespace assay::check::test
