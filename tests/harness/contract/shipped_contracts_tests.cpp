#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/contract/compile.hpp"
#include "harness/contract/corpus.hpp"
#include "harness/schema/schema.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace assay::contract;
using Json = nlohmann::ordered_json;

namespace {

/// Read from the source folder, so that positions do not depend on where the tests run.
const Corpus& corpus() {
  static const Corpus read = read_corpus({"contracts"}).value();
  return read;
}

const Model& model() { return corpus().model; }

const Model& document(std::string_view path) {
  const CompiledDocument* const found = corpus().document(path);
  REQUIRE(found != nullptr);
  return found->model;
}

bool is_fw16(const Event& event) { return event.envelope == "fw16"; }

bool is_member(const Event& event, std::string_view key) {
  if (event.envelope == "cloudevents" && key == "id") return true;  // context of the message
  return std::any_of(event.fields.begin(), event.fields.end(), [&](const Field& field) { return field.path == key || field.path.ends_with("." + std::string(key)); });
}

std::string registry_rows() {
  Json rows = Json::array();
  for (const Event& event : model().events) {
    if (!is_fw16(event)) continue;
    rows.push_back({{"event_name", event.name}, {"version", event.version.value_or("")}, {"status", event.status.value_or("")}, {"payload_schema", Json::parse(payload_schema(event))}});
  }
  return rows.dump(2) + "\n";
}

std::string known_names() {
  std::string names = "// The names that publishers and subscribers of the Encore cores may use; they must equal those of the registry.\nexport type KnownEventName =";
  for (const Event& event : model().events) {
    if (is_fw16(event)) names += fmt::format("\n  | '{}'", event.name);
  }
  return names + ";\n";
}

const Table* declared(std::string_view name) {
  const auto found = std::find_if(model().tables.begin(), model().tables.end(), [&](const Table& table) { return table.name == name && !table.columns.empty(); });
  return found == model().tables.end() ? nullptr : &*found;
}

bool has_column(const Table& table, std::string_view name) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.name == name; });
}

}  // namespace

TEST_CASE("shipped contracts: each document states its events", "[contract]") {
  const std::map<std::string, std::size_t> events{{"contracts/README.md", 0},
                                                  {"contracts/encore/group-encounters.md", 2},
                                                  {"contracts/encore/integration-rules.md", 0},
                                                  {"contracts/encore/lead-conversion.md", 3},
                                                  {"contracts/encore/matrix.md", 0},
                                                  {"contracts/encore/waitlist.md", 9},
                                                  {"contracts/ghasi/registration-events.md", 10}};
  std::map<std::string, std::size_t> found;
  for (const CompiledDocument& each : corpus().documents) found[each.source.path] = each.model.events.size();
  CHECK(found == events);
}

TEST_CASE("shipped contracts: every member of every event has a type and says whether it is required", "[contract]") {
  for (const CompiledDocument& each : corpus().documents) {
    for (const Event& event : each.model.events) {
      CAPTURE(each.source.path, event.name);
      CHECK(!event.fields.empty());
      for (const Field& field : event.fields) {
        CAPTURE(field.path);
        CHECK(field.type != "unknown");
        CHECK(field.type != "array");
        CHECK(field.required.has_value());
        if (field.path.ends_with("_id")) CHECK((field.format == "uuid" || field.path == "correlation_id"));
        if (field.path.ends_with("_at") || field.path.ends_with("At")) CHECK(field.format == "date-time");
      }
    }
  }
}

TEST_CASE("shipped contracts: every event says who, how, under which key and for which tenant", "[contract]") {
  for (const Event& event : model().events) {
    CAPTURE(event.name);
    CHECK(!event.publishers.empty());
    CHECK(!event.subscribers.empty());
    CHECK(event.version.has_value());
    CHECK(event.status.has_value());
    CHECK(event.delivery == "at-least-once");
    CHECK(event.ordering.has_value());
    CHECK(event.envelope != "none");
    const Field* const tenant = event.field(is_fw16(event) ? "organization_id" : "data.tenantId");
    REQUIRE(tenant != nullptr);
    CHECK(tenant->required == true);
    CHECK(tenant->format == "uuid");
    if (event.envelope == "cloudevents") CHECK((event.field("data") != nullptr && event.field("data")->required == true));
    REQUIRE(event.idempotency.has_value());
    for (const std::string& key : event.idempotency->key) CHECK(is_member(event, key));
  }
}

TEST_CASE("shipped contracts: every example conforms to the schema of its event", "[contract]") {
  std::size_t examples = 0;
  for (const Event& event : model().events) {
    CAPTURE(event.name);
    const auto schema = assay::schema::Schema::compile(payload_schema(event), event.name);
    REQUIRE(schema);
    for (const Example& example : event.examples) {
      ++examples;
      for (const auto& violation : schema->validate(example.json)) FAIL_CHECK(assay::schema::to_string(violation));
    }
  }
  CHECK(examples >= 9);
}

TEST_CASE("shipped contracts: no obligation id is stated twice, and each has a kind that checks know", "[contract]") {
  std::set<std::string> ids;
  for (const CompiledDocument& each : corpus().documents) {
    for (const Obligation& duty : each.model.obligations) {
      CAPTURE(duty.id);
      CHECK(ids.insert(duty.id).second);
      CHECK(std::find(obligation_kinds.begin(), obligation_kinds.end(), duty.kind) != obligation_kinds.end());
      CHECK(!duty.text.empty());
      CHECK(!duty.id.ends_with("-2"));  // two clauses of one name: the second gets a number
    }
  }
  CHECK(ids.size() == model().obligations.size());
}

TEST_CASE("shipped contracts: whoever publishes or listens has obligations", "[contract]") {
  std::set<std::string> bound;
  for (const Obligation& duty : model().obligations) bound.insert(duty.party);
  for (const Event& event : model().events) {
    if (event.status == "deprecated") continue;  // whoever still listens moves on
    CAPTURE(event.name);
    for (const PartyRef& publisher : event.publishers) {
      CAPTURE(publisher.party);
      CHECK((bound.contains(publisher.party) || publisher.party == "patient-portal-service"));  // the portal has a document of its own
    }
    for (const PartyRef& subscriber : event.subscribers) {
      CAPTURE(subscriber.party);
      CHECK(bound.contains(subscriber.party));
    }
  }
}

TEST_CASE("shipped contracts: an event that two documents state has the same members in both", "[contract]") {
  const auto members = [](std::string_view path, std::string_view event) {
    std::vector<std::string> lines;
    for (const Field& field : document(path).event(event)->fields) {
      lines.push_back(fmt::format("{} {} {} {} {} {}", field.path, field.type, field.format.value_or(""), field.required == true, field.nullable, assay::join(field.enum_values, "|")));
    }
    return lines;
  };
  for (const char* const event : {"ce_lead_converted_to_patient", "ce_lead_converted_to_resident"}) {
    CHECK(members("contracts/encore/lead-conversion.md", event) == members("contracts/encore/waitlist.md", event));
  }
}

TEST_CASE("shipped contracts: each table is declared once, with a tenant and keys of its own columns", "[contract]") {
  std::map<std::string, int> places;
  for (const CompiledDocument& each : corpus().documents) {
    for (const Table& table : each.model.tables) places[table.name] += table.columns.empty() ? 0 : 1;
  }
  for (const Table& table : model().tables) {
    CAPTURE(table.name);
    CHECK(places[table.name] <= 1);
    if (table.columns.empty()) continue;
    CHECK((has_column(table, "organization_id") || has_column(table, "tenant_id") || table.name == "fw_workflow_events"));
    for (const Column& column : table.columns) CHECK(!column.type.empty());
    for (const std::vector<std::string>& key : table.unique_keys) {
      for (const std::string& column : key) CHECK(has_column(table, column));
    }
  }
}

TEST_CASE("shipped contracts: a reference names a table that is declared", "[contract]") {
  for (const Table& table : model().tables) {
    for (const Column& column : table.columns) {
      const std::size_t at = column.notes.find("FK to ");
      if (at == std::string::npos) continue;
      const std::string rest = column.notes.substr(at + 6);
      CAPTURE(table.name, column.name);
      CHECK(declared(rest.substr(0, rest.find_first_of(" ;,"))) != nullptr);
    }
  }
}

TEST_CASE("shipped contracts: a row holds PHI only in a table that says so", "[contract]") {
  for (const Table& table : model().tables) {
    CAPTURE(table.name);
    const bool marked = std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return column.notes.find("PHI") != std::string::npos; });
    CHECK(marked == table.holds_phi);
  }
}

TEST_CASE("shipped contracts: each event and table says of PHI one of four words, and health information is none of the weaker two", "[contract]") {
  const std::array<std::string_view, 4> words{"none", "no more than identifiers", "not by name", "held by purpose"};
  const std::array<std::string_view, 5> health{"`program_type`", "`triage_level`", "cpt_code`", "`deceased`", "program_type:"};
  const std::array<std::string_view, 4> persons{"`patient_id`", "`lead_id`", "patient_id:", "lead_id:"};
  const auto any = [](std::string_view text, const auto& list) { return std::any_of(list.begin(), list.end(), [&](std::string_view word) { return text.find(word) != std::string_view::npos; }); };
  std::size_t said = 0;
  for (const char* const path : {"contracts/encore/group-encounters.md", "contracts/encore/lead-conversion.md", "contracts/encore/integration-rules.md", "contracts/encore/waitlist.md", "contracts/ghasi/registration-events.md"}) {
    const std::string text = assay::read_text_file(path).value();
    for (std::size_t begin = text.find("\n### "); begin != std::string::npos;) {
      const std::size_t next = text.find("\n### ", begin + 1);
      const std::string section = text.substr(begin, next == std::string::npos ? next : next - begin);
      begin = next;
      const std::size_t row = section.find("| PHI | ");
      const std::size_t line = section.find("**PHI:** ");
      if (row == std::string::npos && line == std::string::npos) continue;
      const std::size_t at = row != std::string::npos ? row + 8 : line + 9;
      ++said;
      CAPTURE(path, section.substr(0, 80));
      CHECK(std::any_of(words.begin(), words.end(), [&](std::string_view word) { return section.compare(at, word.size(), word) == 0; }));
      if (any(section, health) && any(section, persons)) CHECK((section.compare(at, 11, "not by name") == 0 || section.compare(at, 15, "held by purpose") == 0));
    }
  }
  CHECK(said >= 60);
}

TEST_CASE("shipped contracts: every assumption has an id of its own and words", "[contract]") {
  std::set<std::string> ids;
  for (const Assumption& assumption : model().assumptions) {
    CAPTURE(assumption.id);
    CHECK(ids.insert(assumption.id).second);
    CHECK(assumption.text.size() > 20);
  }
  for (const char* const id : {"ce-29/patient-id-before-patient", "cl-14-en-01/session-id-is-group-session-id", "cl-14-en-01/encounter-writer", "pm-39/event-name-settled",
                               "registration-service/interest-retention", "registration-service/scores-between"}) {
    CAPTURE(id);
    CHECK(ids.contains(id));
  }
}

TEST_CASE("shipped contracts: what stands beside the record number of a match, and where", "[contract]") {
  const Model& registration = document("contracts/ghasi/registration-events.md");
  for (const char* const event : {"REGISTRATION.patient.duplicate-detected", "REGISTRATION.patient.unidentified-duplicate-review"}) {
    std::set<std::string> members;
    for (const Field& field : registration.event(event)->fields) {
      if (field.path.starts_with("data.matches[].")) members.insert(field.path.substr(15) + (field.required == true ? "" : "?"));
    }
    CHECK(members == std::set<std::string>{"id", "mrn", "score"});
    CHECK(registration.event(event)->examples.size() == 1);
  }
}

TEST_CASE("shipped contracts: minutes that decide on units or add up are whole numbers", "[contract]") {
  CHECK(document("contracts/encore/group-encounters.md").event("cl_group_encounters_approved")->field("approved_generations[].duration_minutes")->type == "integer");
  for (const char* const event : {"pm_waitlist_entry_promoted", "pm_waitlist_entry_closed"}) {
    CHECK(document("contracts/encore/waitlist.md").event(event)->field("waited_minutes")->type == "integer");
  }
}

TEST_CASE("shipped contracts: the figures that decide are thresholds of the model", "[contract]") {
  const auto stated = [](std::string_view path, std::string_view comparison, std::string_view value) {
    const auto& all = document(path).thresholds;
    return std::any_of(all.begin(), all.end(), [&](const Threshold& threshold) { return threshold.comparison == comparison && threshold.value == value; });
  };
  CHECK(stated("contracts/ghasi/registration-events.md", ">=", "85"));
  CHECK(stated("contracts/ghasi/registration-events.md", ">", "70"));
  CHECK(stated("contracts/encore/waitlist.md", ">", "240"));
  CHECK(stated("contracts/encore/waitlist.md", ">=", "50"));
  CHECK(stated("contracts/encore/waitlist.md", "<=", "72"));
  CHECK(stated("contracts/encore/group-encounters.md", ">=", "8"));
}

TEST_CASE("shipped contracts: tables, steps and streams of both families are in the model", "[contract]") {
  for (const char* const name : {"cl_group_encounter_generations", "pm_waitlist_entries", "pm_charges", "scheduling_appointments", "orders_orders", "chart_encounters"}) {
    CAPTURE(name);
    REQUIRE(declared(name) != nullptr);
    CHECK(declared(name)->row_level_security);
  }
  for (const char* const name : {"ce_lead_conversions", "pm_waitlist_outreach_log", "pf_sms_consents", "pf_audit_logs", "audit_entries"}) {
    CAPTURE(name);
    REQUIRE(declared(name) != nullptr);
    CHECK(declared(name)->append_only);
  }
  CHECK(declared("chart_encounters")->owner == "patient-chart-service");
  CHECK(document("contracts/encore/waitlist.md").flow.size() == 9);
  const auto& streams = document("contracts/ghasi/registration-events.md").streams;
  REQUIRE(streams.size() == 1);
  CHECK(streams.front().name == "REGISTRATION");
  CHECK(streams.front().subject_prefix == "REGISTRATION.>");
}

TEST_CASE("shipped contracts: the registry's export is what the documents say", "[contract][golden]") {
  CHECK(assay::support::matches_golden("../../contracts/encore/registry.json", registry_rows()));
}

TEST_CASE("shipped contracts: the known names are those of the registry", "[contract][golden]") {
  CHECK(assay::support::matches_golden("../../contracts/encore/event-names.ts", known_names()));
}

TEST_CASE("shipped contracts: the matrix has each event between its cores and no other", "[contract]") {
  const auto column_of = [](const PartyRef& ref) { return ref.party.substr(0, ref.party.find('-')); };
  std::set<std::string> stated;
  for (const Event& event : model().events) {
    if (!is_fw16(event)) continue;
    for (const PartyRef& from : event.publishers) {
      for (const PartyRef& to : event.subscribers) stated.insert(column_of(from) + " " + column_of(to) + " " + event.name);
    }
  }
  std::set<std::string> printed;
  const auto& blocks = corpus().document("contracts/encore/matrix.md")->source.blocks;
  const auto grid = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) { return block.kind == assay::document::BlockKind::table; });
  REQUIRE(grid != blocks.end());
  for (std::size_t i = 1; i < grid->rows.size(); ++i) {
    const auto& cells = grid->rows[i].cells;
    for (std::size_t j = 1; j < cells.size(); ++j) {
      for (const std::string_view name : assay::split(cells[j].plain, ',')) {
        if (!assay::trim(name).empty()) printed.insert(fmt::format("{} {} {}", cells[0].plain, grid->rows[0].cells[j].plain, assay::trim(name)));
      }
    }
  }
  CHECK(printed == stated);
}

TEST_CASE("shipped contracts: the page about the contracts states none", "[contract]") {
  const Model& readme = document("contracts/README.md");
  CHECK(readme.events.empty());
  CHECK(readme.tables.empty());
  CHECK(readme.obligations.empty());
  CHECK(readme.thresholds.empty());
  CHECK(readme.mentioned_events.empty());
}
