#include "harness/scenario/obligation_results.hpp"
#include "harness/scenario/record.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario;

namespace {

const Contracts& contracts() {
  static const auto loaded = load_contracts({ASSAY_SOURCE_DIR "/contracts"}).value();
  return *loaded;
}

std::string with_lead(std::string_view when) {
  return "name: scenarios/x\ndescription: x\nverifies: [ce-29/pm-01/deduplicate]\ntenants: [north]\ngiven:\n"
         "  - row: { table: ce_contacts, tenant: north, as: ana, person: generated }\n"
         "  - row: { table: ce_leads, tenant: north, as: lead, contact_id: ana.id, status: open }\n" +
         std::string(when);
}

std::string told(const Errors& errors) {
  std::string out;
  for (const Error& error : errors) out += to_string(error) + '\n';
  return out;
}

/// What planning or running the script says; empty if nothing is wrong.
std::string wrong_with(std::string_view when) {
  const auto script = parse_script("scenarios/x.yaml", with_lead(when));
  if (!script) return told(script.error());
  auto stage = make_stage(*script, contracts(), {});
  if (!stage) return told(stage.error());
  const auto run = run_stage(*stage, {});
  return run ? "" : told(run.error());
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("plan: an unknown command or argument is an error, since it would test nothing", "[scenario]") {
  CHECK(wrong_with("when:\n  - command: { party: CE, do: convert_lead, lead: lead, to: patient }\n").empty());
  CHECK(has(wrong_with("when:\n  - command: { party: CE, do: convert_leed, lead: lead, to: patient }\n"), "did you mean 'convert_lead'?"));
  CHECK(has(wrong_with("when:\n  - command: { party: CE, do: convert_lead, led: lead, to: patient }\n"), "did you mean 'lead'?"));
}

TEST_CASE("plan: a schedule that is stated and faults that would be ignored exclude each other", "[scenario]") {
  const std::string when = "when:\n  - command: { party: CE, do: convert_lead, lead: lead, to: patient, as: e1 }\n  - deliver: { event: e1, to: PM-01 }\n";
  CHECK(wrong_with(when).empty());
  CHECK(has(wrong_with(when + "faults: { crashes: 1 }\n"), "/faults"));
}

TEST_CASE("plan: a crash that never strikes is an error at its line", "[scenario]") {
  const std::string command = "when:\n  - command: { party: CE, do: convert_lead, lead: lead, to: patient, as: e1 }\n";
  CHECK(has(wrong_with(command + "  - crash: { party: RH-01, at: commit..ack }\n"), "x.yaml:10:"));
  CHECK(wrong_with(command + "  - crash: { party: PM-01, at: commit..ack }\n").empty());
}

TEST_CASE("then: values of rows that are not there are not right", "[scenario]") {
  const auto script = parse_script("scenarios/x.yaml", with_lead("when:\n  - command: { party: CE, do: convert_lead, lead: lead, to: patient }\n"
                                                                 "then:\n  - rows: { table: rh_residents, tenant: north, equal: { status: waitlisted } }\n"));
  REQUIRE(script);
  Stage stage = make_stage(*script, contracts(), {}).value();
  const StageRun run = run_stage(stage, {}).value();
  REQUIRE(run.explored.failures.size() == 1);
  CHECK(run.explored.failures.front().violation.check == "then-rows");
}

TEST_CASE("obligations: a scenario without the party proves nothing of it", "[scenario]") {
  auto script = parse_script("scenarios/x.yaml", with_lead("when:\n  - command: { party: CE, do: convert_lead, lead: lead, to: patient }\n"));
  REQUIRE(script);
  script->verifies.emplace_back("ce-29/rh-01/create-resident", SourceSpan{});
  const auto record = record_run({*script}, contracts(), {});
  REQUIRE(record);
  for (const ObligationResult& result : record->obligations) {
    if (result.obligation->id == "ce-29/rh-01/create-resident") CHECK(result.verdict == ObligationResult::Verdict::inconclusive);
    if (result.obligation->id == "ce-29/pm-01/deduplicate") CHECK(result.verdict == ObligationResult::Verdict::proven);
  }
}

TEST_CASE("failure: what a party without obligations misses is its event's publisher's to answer for", "[scenario]") {
  const auto scripts = read_scripts({ASSAY_SOURCE_DIR "/scenarios/ce-29/patient-conversion.yaml"}).value();
  RecordOptions options;
  options.run.recast = [](party::Cast cast) {
    std::erase_if(cast, [](const auto& party) { return party->name().view() == "CE-17"; });
    return cast;
  };
  const auto record = record_run(scripts, contracts(), options);
  REQUIRE(record);
  for (const ObligationResult& result : record->obligations) {
    if (result.verdict == ObligationResult::Verdict::violated) CHECK(result.obligation->party == "CE");
  }
}

TEST_CASE("plan: a contract that promises order by a member has it kept, and only for its event", "[scenario]") {
  contract::Model model = contracts().model;
  for (contract::Event& event : model.events) {
    if (event.name == "ce_lead_converted_to_patient") event.ordering = "per `lead_id`";
  }
  const Contracts ordered{model, contracts().registry, "x"};
  const auto script = parse_script("scenarios/x.yaml", with_lead("when:\n  - command: { party: CE, do: convert_lead, lead: lead, to: patient }\nfaults: { reorder: true }\n"));
  REQUIRE(script);
  const auto plan = make_plan(*script, ordered, kernel::Seed{1});
  REQUIRE(plan);
  CHECK(plan->setup.rules.ordering_key_of(Text("ce_lead_converted_to_patient")).view() == "lead_id");
  CHECK(plan->setup.rules.ordering_key_of(Text("ce_lead_converted")).empty());
  const auto unordered = make_plan(*script, contracts(), kernel::Seed{1});
  REQUIRE(unordered);
  CHECK_FALSE(unordered->setup.rules.orders_by_key());
}
