#include "harness/base/file.hpp"
#include "harness/scenario/scenario.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario;

namespace {

Script every_key() {
  const auto script = read_script(support::fixture("scenarios/every-key.yaml"));
  if (!script) FAIL(to_string(script.error().front()));
  return *script;
}

std::string fixture_text(std::string_view name) { return read_text_file(support::fixture(name)).value(); }

const Expression& value_of(const std::vector<Assignment>& assignments, std::string_view name) {
  for (const Assignment& each : assignments) {
    if (each.name == name) return each.value;
  }
  FAIL("no assignment to " << name);
  return assignments.front().value;
}

}  // namespace

TEST_CASE("script: the head is read", "[scenario]") {
  const Script script = every_key();
  CHECK(script.name == "tests/fixtures/scenarios/every-key");
  CHECK(script.description == "every key that a script may have");
  CHECK(script.file == support::fixture("scenarios/every-key.yaml"));
  REQUIRE(script.verifies.size() == 2);
  CHECK(script.verifies[1].first == "ce-29/pm-01/create-patient");
  CHECK(script.verifies[1].second == SourceSpan{script.file, 6, 37, "/verifies/1"});
  CHECK(script.tenants == std::vector<std::string>{"north", "south-2"});
  REQUIRE(script.may_stay.size() == 1);
  CHECK(script.may_stay[0].first == "e2");
}

TEST_CASE("script: a given row keeps its own keys apart from its columns", "[scenario]") {
  const Script script = every_key();
  REQUIRE(script.given.size() == 2);
  const GivenRow& ana = script.given[0];
  CHECK(ana.table == "ce_contacts");
  CHECK(ana.tenant == "north");
  CHECK(ana.as == "ana");
  CHECK(ana.person);
  REQUIRE(ana.columns.size() == 2);
  CHECK(value_of(ana.columns, "sud_data_present").literal == Value::of(true));
  CHECK(value_of(ana.columns, "note").literal.is_null());
  CHECK_FALSE(script.given[1].person);
}

TEST_CASE("script: a plain dotted word is a reference, a quoted one is text, and yes is a word", "[scenario]") {
  const Script script = every_key();
  const std::vector<Assignment>& lead = script.given.at(1).columns;
  CHECK(value_of(lead, "contact_id").row == "ana");
  CHECK(value_of(lead, "contact_id").column == "id");
  CHECK(value_of(lead, "label").literal == Value(std::string_view("ana.id")));
  CHECK(value_of(lead, "status").literal == Value(std::string_view("yes")));
  CHECK(value_of(lead, "beds").literal == Value::of(std::int64_t{3}));
}

TEST_CASE("script: an argument that is the bare name of a row means its id, unless it is quoted", "[scenario]") {
  const Script script = every_key();
  const auto& command = std::get<CommandStep>(script.when.at(0).what);
  CHECK(command.party == "CE");
  CHECK(command.command == "convert_lead");
  CHECK(command.as == "e1");
  CHECK(command.tenant == "north");
  REQUIRE(command.arguments.size() == 3);
  CHECK(value_of(command.arguments, "lead").row == "lead");
  CHECK(value_of(command.arguments, "lead").column == "id");
  CHECK(value_of(command.arguments, "to").literal == Value(std::string_view("patient")));
  CHECK_FALSE(value_of(command.arguments, "twin").is_reference());
}

TEST_CASE("script: a published event has members that are stated, left out and undeclared", "[scenario]") {
  const Script script = every_key();
  const auto& publish = std::get<PublishStep>(script.when.at(1).what);
  CHECK(publish.event == "ce_lead_converted_to_patient");
  CHECK(publish.tenant == "south-2");
  CHECK(publish.same_id_as.empty());
  CHECK(publish.without == std::vector<std::string>{"correlation_id", "converted_at"});
  CHECK(value_of(publish.with, "firstName").column == "first_name");
  CHECK(value_of(publish.with, "contact_id").literal == Value(std::string_view("no")));
  CHECK(std::get<PublishStep>(script.when.at(2).what).same_id_as == "e2");
}

TEST_CASE("script: fixed deliveries, crashes and jumps of the clock are steps", "[scenario]") {
  const Script script = every_key();
  REQUIRE(script.when.size() == 6);
  CHECK(std::get<DeliverStep>(script.when[3].what).times == 3);
  CHECK(std::get<DeliverStep>(script.when[3].what).to == "PM-01");
  CHECK(std::get<CrashStep>(script.when[4].what).at == "commit..ack");
  CHECK(std::get<AdvanceStep>(script.when[5].what).by == std::chrono::hours(25));
  CHECK(script.when[5].at == SourceSpan{script.file, 22, 5, "/when/5/advance"});
}

TEST_CASE("script: fault budgets are read, and none are assumed", "[scenario]") {
  const Faults faults = every_key().faults;
  CHECK(faults.duplicates == 2);
  CHECK(faults.reorder);
  CHECK(faults.crashes == 1);
  CHECK(faults.lost_acks == 3);
  CHECK(faults.unavailable == 4);
  CHECK(faults.overlaps == 5);
  CHECK(faults.delays == std::vector<Duration>{std::chrono::hours(1), std::chrono::hours(25)});
  CHECK(Faults{}.duplicates == 0);
}

TEST_CASE("script: checks of rows, events and refusals are read", "[scenario]") {
  const Script script = every_key();
  REQUIRE(script.then.size() == 6);
  const auto& rows = std::get<RowsCheck>(script.then[0].what);
  CHECK(rows.count == 0U);
  CHECK(value_of(rows.where, "ce_lead_id").row == "lead");
  CHECK(value_of(rows.equal, "first_name").column == "first_name");
  CHECK_FALSE(std::get<RowsCheck>(script.then[1].what).count.has_value());
  CHECK(std::get<EmittedCheck>(script.then[2].what).count == 2);
  CHECK(std::get<EmittedCheck>(script.then[3].what).count == 1);
  CHECK(std::get<EmittedCheck>(script.then[3].what).tenant.empty());
  CHECK(std::get<RefusedCheck>(script.then[4].what).with == "payload-invalid");
  CHECK(std::get<RefusedCheck>(script.then[5].what).by.empty());
}

TEST_CASE("script: all that is wrong is reported at once, in the order of the file", "[scenario]") {
  const std::string path = "tests/fixtures/scenarios/many-faults.yaml";
  const auto script = parse_script(path, fixture_text("scenarios/many-faults.yaml"));
  REQUIRE_FALSE(script);
  std::string report;
  for (const Error& error : script.error()) report += to_string(error) + "\n";
  CHECK(report == fixture_text("scenarios/many-faults.expected.txt"));
}

TEST_CASE("script: line ends of any system give the same script and the same positions", "[scenario]") {
  std::string text = fixture_text("scenarios/many-faults.yaml");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.replace(at, 1, "\r\n");
  const auto script = parse_script("tests/fixtures/scenarios/many-faults.yaml", text);
  REQUIRE_FALSE(script);
  std::string report;
  for (const Error& error : script.error()) report += to_string(error) + "\n";
  CHECK(report == fixture_text("scenarios/many-faults.expected.txt"));
}

TEST_CASE("script: its name is its path wherever the project lies", "[scenario]") {
  const std::string text = "name: a/b\ndescription: x\nverifies: [o/p]\ntenants: [t]\nwhen: [{ advance: 1s }]\n";
  CHECK(parse_script("a/b.yaml", text));
  CHECK(parse_script("/somewhere/a/b.yaml", text));
  CHECK(parse_script("./a/b.yaml", text));
  CHECK_FALSE(parse_script("c/b.yaml", text));
  CHECK_FALSE(parse_script("xa/b.yaml", text));
  CHECK_FALSE(parse_script("a/b.yml", text));
}

TEST_CASE("script: a file that is not there or is no file is unreadable", "[scenario]") {
  const auto missing = read_script("/no/such/file.yaml");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().front().code == ErrorCode::unreadable);
  CHECK(read_script("/dev/zero").error().front().code == ErrorCode::unreadable);
}
