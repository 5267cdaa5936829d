#include "harness/contract/compile.hpp"

#include "harness/base/file.hpp"
#include "harness/schema/schema.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace assay::contract;
using Json = nlohmann::json;

namespace {

/// The fixture as if it lay in the working directory, so that positions are the same on every machine.
Model compiled(const std::string& name) {
  const auto text = assay::read_text_file(assay::support::fixture("documents/" + name));
  REQUIRE(text);
  return compile_text(name, *text);
}

Model lead_conversion() {
  const auto model = compile_paths({"contracts/encore/lead-conversion.md"});
  REQUIRE(model);
  return *model;
}

}  // namespace

TEST_CASE("model: a Markdown contract gives the approved model", "[contract][golden]") {
  CHECK(assay::support::matches_golden("model/well_formed.json", to_json(compiled("well_formed.md")) + "\n"));
}

TEST_CASE("model: a damaged text gives the approved model", "[contract][golden]") {
  CHECK(assay::support::matches_golden("model/lost_marks.json", to_json(compiled("lost_marks.txt")) + "\n"));
}

TEST_CASE("model: the JSON has every member, null where the document is silent", "[contract]") {
  const Json json = Json::parse(to_json(compiled("well_formed.md")));
  for (const char* member : {"model_version", "documents", "events", "mentioned_events", "parties", "apis", "tables", "mappings", "thresholds", "permissions",
                             "obligations", "assumptions", "findings"}) {
    CHECK(json.contains(member));
  }
  const Json& event = json["events"][2];
  CHECK(event["status"].is_null());
  CHECK(event["idempotency"].is_null());
  CHECK(event["payload_schema"]["properties"].contains("van_id"));
  CHECK(event["fields"][0]["required"].is_null());
  CHECK(event["at"][0]["line"] == 43);
}

TEST_CASE("model: every model conforms to its schema", "[contract]") {
  const auto text = assay::read_text_file("contracts/model.schema.json");
  REQUIRE(text);
  const auto schema = assay::schema::Schema::compile(*text, "contracts/model.schema.json");
  REQUIRE(schema);
  for (const Model& model : {compiled("well_formed.md"), compiled("lost_marks.txt"), compiled("stream.txt"), compiled("jammed.txt"), lead_conversion()}) {
    for (const auto& violation : schema->validate(to_json(model))) FAIL_CHECK(to_string(violation));
  }
}

TEST_CASE("model: paths in any order, given twice, give the same model", "[contract]") {
  const std::string a = assay::support::fixture("documents/well_formed.md");
  const std::string b = assay::support::fixture("documents/stream.txt");
  const auto one = compile_paths({a, b});
  const auto two = compile_paths({b, a, b});
  REQUIRE(one);
  REQUIRE(two);
  CHECK(to_json(*one) == to_json(*two));
}

TEST_CASE("model: the digest does not know in which folder a file lies", "[contract]") {
  const std::string text = "# T\n\n## Published Events\n\n### `lg_crate_moved`\n\n**Payload:** `{ a, b }`\n";
  CHECK(digest(compile_text("one/t.md", text)) == digest(compile_text("/two/t.md", text)));
  CHECK(digest(compile_text("one/t.md", text)) != digest(compile_text("one/t.md", text + "\n**Status:** Planned\n")));
}

TEST_CASE("model: every path that cannot be read is reported", "[contract]") {
  const auto model = compile_paths({"no/such/one", "no/such/two"});
  REQUIRE_FALSE(model);
  CHECK(model.error().size() == 2);
}

TEST_CASE("payload schema: refuses undeclared members and names the required ones", "[contract]") {
  const Model model = lead_conversion();
  const Json schema = Json::parse(payload_schema(*model.event("ce_lead_converted_to_patient")));
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["properties"]["patient_id"]["type"] == Json::array({"string", "null"}));
  CHECK(schema["properties"]["converted_to_type"]["enum"] == Json::array({"patient", "resident"}));
  CHECK(schema["required"].size() == 7);
}

TEST_CASE("payload schema: a CloudEvents event is the whole message", "[contract]") {
  const Json schema = Json::parse(payload_schema(*compiled("stream.txt").event("COLDCHAIN.box.opened")));
  CHECK(schema["properties"].contains("specversion"));
  CHECK(schema["properties"]["data"]["properties"]["probes"]["items"]["properties"].contains("reading"));
}

TEST_CASE("lead conversion: the contract states its events completely", "[contract]") {
  const Model model = lead_conversion();
  REQUIRE(model.events.size() == 3);
  for (const Event& event : model.events) {
    CHECK(event.envelope == "fw16");
    CHECK(event.delivery == "at-least-once");
    CHECK(event.ordering == "none");
    REQUIRE(event.idempotency);
    CHECK(event.idempotency->key == std::vector<std::string>{"correlation_id"});
    CHECK(std::none_of(event.fields.begin(), event.fields.end(), [](const Field& field) { return field.type == "unknown" || !field.required; }));
  }
  CHECK(model.event("ce_lead_converted")->status == "deprecated");
  CHECK(model.event("ce_lead_converted_to_resident")->field("site_id")->required == true);
}

TEST_CASE("lead conversion: tables carry columns, keys and what they may hold", "[contract]") {
  const Model model = lead_conversion();
  const auto table = [&](std::string_view name) {
    const auto found = std::find_if(model.tables.begin(), model.tables.end(), [&](const Table& one) { return one.name == name; });
    REQUIRE(found != model.tables.end());
    return *found;
  };
  CHECK(model.tables.size() == 16);
  CHECK(table("ce_contacts").holds_phi);
  CHECK_FALSE(table("rh_beds").holds_phi);
  CHECK(table("ce_lead_conversions").append_only);
  CHECK(table("ce_lead_conversions").row_level_security);
  CHECK(table("fw_inbox").unique_keys == std::vector<std::vector<std::string>>{{"organization_id", "subscriber", "event_type", "idempotency_key"}});
  CHECK(table("an_lead_status").columns.size() == 4);
  CHECK(std::all_of(model.tables.begin(), model.tables.end(), [](const Table& one) { return !one.columns.empty(); }));
  CHECK(model.mappings.size() == 7);
  CHECK(model.mappings.back().source_table == "ce_leads");
  CHECK(model.mappings.back().target_table == "rh_residents");
}
