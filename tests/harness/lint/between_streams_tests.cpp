#include "harness/lint/between_rules.hpp"
#include "harness/lint/party_key.hpp"
#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using sample::details;
using sample::document;
using Words = std::vector<std::string>;

/// What rules find in models that were made by hand: the rules, not the reader, are under test.
std::vector<contract::Finding> compared(contract::Corpus& corpus, std::string_view rule) {
  std::vector<contract::Finding> all = findings_of({corpus});
  std::erase_if(all, [&](const contract::Finding& finding) { return finding.rule != rule; });
  return all;
}

contract::Corpus two_documents() { return contract::corpus_of({{"a.md", "# Gate Service\n\nOne.\n"}, {"b.md", "# Map of streams\n\nTwo.\n"}}); }

std::vector<contract::Stream> map_of_streams() {
  return {{"GATES", "gates.>", "", {"b.md", 1, 1, {}}}, {"SHELVES", "shelves.>", "", {"b.md", 2, 1, {}}}, {"FACILITIES", "facilities.>", "", {"b.md", 3, 1, {}}}};
}

}  // namespace

TEST_CASE("between: a stream that the map calls otherwise", "[lint]") {
  contract::Corpus corpus = two_documents();
  corpus.documents[1].model.streams = map_of_streams();
  for (const auto& [name, expected] : {std::pair("DEPOT_GATES", 1), std::pair("FACILITY", 1), std::pair("GATES", 0), std::pair("INVOICES", 0)}) {
    corpus.documents[0].model.streams = {{name, "", "", {"a.md", 1, 1, {}}}};
    CAPTURE(name);
    CHECK(compared(corpus, "AC421").size() == static_cast<std::size_t>(expected));
  }
}

TEST_CASE("between: subjects of one stream that differ, in case too", "[lint]") {
  contract::Corpus corpus = two_documents();
  corpus.documents[1].model.streams = map_of_streams();
  for (const auto& [prefix, expected] : {std::pair("GATES.", 1), std::pair("gate.>", 1), std::pair("gates.", 0), std::pair("gates.*", 0), std::pair("", 0)}) {
    corpus.documents[0].model.streams = {{"GATES", prefix, "", {"a.md", 1, 1, {}}}};
    CAPTURE(prefix);
    CHECK(compared(corpus, "AC420").size() == static_cast<std::size_t>(expected));
  }
}

TEST_CASE("between: owners of a table that differ", "[lint]") {
  contract::Corpus corpus = two_documents();
  const auto table = [](const std::string& owner) {
    contract::Table out;
    out.name = "lg_boxes";
    out.owner = owner;
    return out;
  };
  corpus.documents[0].model.tables = {table("LG-02")};
  corpus.documents[1].model.tables = {table("ST-01")};
  CHECK(compared(corpus, "AC417").size() == 1);
  corpus.documents[1].model.tables = {table("LG")};
  CHECK(compared(corpus, "AC417").empty());
}

TEST_CASE("between: an insert-only table that another document updates", "[lint]") {
  contract::Corpus corpus = two_documents();
  contract::Table table;
  table.name = "lg_moves";
  table.append_only = true;
  corpus.documents[0].model.tables = {table};
  table.append_only = false;
  table.uses = {{"ST-01", "insert", {"b.md", 3, 1, {}}}, {"ST-01", "update", {"b.md", 3, 1, {}}}};
  corpus.documents[1].model.tables = {table};
  const auto found = compared(corpus, "AC418");
  REQUIRE(found.size() == 1);
  CHECK(found[0].party == "ST-01");
  corpus.documents[1].model.tables[0].uses.pop_back();
  CHECK(compared(corpus, "AC418").empty());
}

TEST_CASE("between: the tenant is carried in different places", "[lint]") {
  const auto doc = [](const std::string& event, const std::string& members) {
    return "# Events\n\n### `" + event + "`\n\n**Envelope:** CloudEvents 1.0\n\n```json\n{ \"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"x\", \"type\": \"" + event + "\", " + members + " }\n```\n";
  };
  const std::string inside = doc("depot.gate.opened", "\"data\": { \"tenantId\": \"t\", \"gateId\": \"g\" }");
  CHECK(details({{"a.md", inside}, {"b.md", doc("depot.shelf.filled", "\"tenantid\": \"t\", \"data\": { \"shelfId\": \"s\" }")}}, "AC422") == Words{"data.tenantId / tenantid"});
  CHECK(details({{"a.md", inside}, {"b.md", doc("depot.shelf.filled", "\"data\": { \"tenantId\": \"t\", \"shelfId\": \"s\" }")}}, "AC422").empty());
}

TEST_CASE("between: the event's name stands in different members", "[lint]") {
  const auto doc = [](const std::string& event, const std::string& member) { return document("LG-02", event, "**Publisher:** LG-02\n\n```typescript\n{ " + member + ": string; box_id: uuid; }\n```\n"); };
  CHECK(details({{"a.md", doc("lg_box_closed", "event_type")}, {"b.md", doc("lg_box_opened", "event_name")}}, "AC426").size() == 1);
  CHECK(details({{"a.md", doc("lg_box_closed", "event_type")}, {"b.md", doc("lg_box_opened", "event_type")}}, "AC426").empty());
}

TEST_CASE("between: the publishing call in different forms", "[lint]") {
  const auto doc = [](const std::string& call) { return "# Publishing\n\n```typescript\n" + call + "\n```\n"; };
  const std::string object = doc("await publishEvent({ event_name: 'lg_box_closed', payload: { a, b } });");
  CHECK(details({{"a.md", object}, {"b.md", doc("publishEvent('lg_box_closed', { a, b }, organization)")}}, "AC424") == Words{"3 arguments / one object"});
  CHECK(details({{"a.md", object}, {"b.md", doc("publishEvent({ ...event })")}}, "AC424").empty());
  CHECK(details({{"a.md", object}, {"b.md", doc("// see publishEvent() and publishEvent(...) and publishEvent(")}}, "AC424").empty());
}

TEST_CASE("party key: a core and its features overlap, two features do not", "[lint]") {
  CHECK(overlap(party_key("CE (ce_leads_service)"), party_key("CE-29")));
  CHECK(overlap(party_key("CL-14"), party_key("CL-14-EN-01")));
  CHECK(overlap(party_key("scheduling-service"), party_key("Scheduling Service")));
  CHECK(differ(party_key("PM-38"), party_key("PM-39")));
  CHECK(differ(party_key("PM-1"), party_key("PM-14")));
  CHECK(differ(party_key("HR-09 ATS"), party_key("IT-09")));
  CHECK_FALSE(differ(party_key("Analytics"), party_key("PM-41")));  // may be the same
  CHECK_FALSE(overlap(party_key("Analytics"), party_key("PM-41")));
}

}  // namespace assay::lint
