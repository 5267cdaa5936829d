#include "tests/harness/lint/linted.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using support::find;
using support::linted;

namespace {

contract::Model model_of(const std::string& envelope, const std::string& example) {
  contract::Event event;
  event.name = "lg.parcel.sent";
  event.envelope = envelope;
  event.at = {{"x.md", 3, 1, {}}};
  const std::string root = envelope == "cloudevents" ? "data." : "";
  contract::Field id;
  id.path = root + "parcelId";
  id.type = "string";
  id.format = "uuid";
  id.required = true;
  contract::Field count = id;
  count.path = root + "count";
  count.type = "integer";
  count.format.reset();
  event.fields = {id, count};
  event.examples = {{example, {"x.md", 5, 1, {}}}};
  contract::Model model;
  model.documents.resize(1);
  model.events = {event};
  return model;
}

const contract::Finding* broken(const std::string& envelope, const std::string& example) {
  static std::vector<contract::Finding> findings;
  findings = linted("# P\n\nlg.parcel.sent\n", model_of(envelope, example));
  return find(findings, "AC111");
}

constexpr const char* id = R"("parcelId": "0b5fbf5e-8a35-4a8c-9a38-0f4a7a9c1d11")";

}  // namespace

TEST_CASE("example rules: an example that breaks its schema names member and expectation, not the value", "[lint]") {
  const contract::Finding* finding = broken("none", std::string("{") + id + R"(, "count": "three"})");
  REQUIRE(finding != nullptr);
  CHECK(finding->title.find("count must be") != std::string::npos);
  CHECK(finding->title.find("three") == std::string::npos);
  CHECK(broken("none", std::string("{") + id + R"(, "count": 3})") == nullptr);
}

TEST_CASE("example rules: a member that is not declared, and one that is missing", "[lint]") {
  CHECK(broken("none", std::string("{") + id + R"(, "count": 3, "colour": "red"})") != nullptr);
  CHECK(broken("none", R"({"count": 3})") != nullptr);
}

TEST_CASE("example rules: shortened values and a left out envelope are no faults", "[lint]") {
  CHECK(broken("none", R"({"parcelId": "0b5f...", "count": 3})") == nullptr);
  CHECK(broken("none", R"({"parcelId": "<uuid>", "count": 3})") == nullptr);
  CHECK(broken("none", R"({"parcelId": "uuid", "count": 3})") == nullptr);
  CHECK(broken("none", R"({"parcelId": "parcel-17", "count": 3})") != nullptr);
  CHECK(broken("cloudevents", std::string(R"({"data": {)") + id + R"(, "count": 3}})") == nullptr);
  CHECK(broken("cloudevents", std::string(R"({"data": {)") + id + R"(, "count": "3"}})") != nullptr);
  CHECK(broken("fw16", std::string(R"({"event_id": "e", "payload": {)") + id + R"(, "count": 3}})") == nullptr);
}

TEST_CASE("example rules: what is no JSON, or nests without end, is not judged", "[lint]") {
  CHECK(broken("none", "{ count: 3 …") == nullptr);
  CHECK(broken("none", std::string(100000, '[')) == nullptr);
}
