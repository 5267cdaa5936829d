#include "harness/exports/exports.hpp"
#include "tests/harness/exports/sample.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace assay;
using namespace exports::sample;
using Parsed = nlohmann::json;

namespace {

Parsed asyncapi_of(std::vector<contract::Event> events) { return Parsed::parse(exports::asyncapi(model(std::move(events)))); }

Parsed address_of(const contract::Event& event) {
  const Parsed channels = asyncapi_of({event})["channels"];
  REQUIRE(channels.size() == 1);
  return channels.begin()->at("address");
}

}  // namespace

TEST_CASE("asyncapi: title and version are the document's; of several documents the versions must agree", "[exports]") {
  CHECK(asyncapi_of({taken_in()})["info"]["title"] == "Parcel Desk");
  CHECK(asyncapi_of({taken_in()})["info"]["version"] == "1.2.0");
  contract::Model two = model({taken_in(), event("tr_van_arrived")});
  two.events[1].at = {at(1, "van.md")};
  two.documents.push_back(two.documents[0]);
  two.documents[1].path = "van.md";
  CHECK(Parsed::parse(exports::asyncapi(two))["info"]["version"] == "1.2.0");
  two.documents[1].version = "3";
  const Parsed info = Parsed::parse(exports::asyncapi(two))["info"];
  CHECK(info["title"] == "Events of 2 contract documents");
  CHECK(info["version"] == "0.0.0");
  CHECK(info["x-documents"][1]["version"] == "3");
}

TEST_CASE("asyncapi: a channel holds all events of one address", "[exports]") {
  contract::Event other = event("pd_parcel_given_up");
  other.channel = "pd_events";
  const Parsed channels = asyncapi_of({other, taken_in()})["channels"];
  REQUIRE(channels.size() == 1);
  CHECK(channels["pd_events"]["address"] == "pd_events");
  CHECK(channels["pd_events"]["messages"].size() == 2);
  CHECK(channels["pd_events"]["messages"]["pd_parcel_taken_in"]["$ref"] == "#/components/messages/pd_parcel_taken_in");
}

TEST_CASE("asyncapi: an address is the subject, the name below its stream, or the channel; none is invented", "[exports]") {
  contract::Event one = event("box.sealed");
  CHECK(address_of(one).is_null());
  one.channel = "box_events";
  CHECK(address_of(one) == "box_events");
  one.channel = "BOX";
  CHECK(address_of(one) == "box.sealed");
  one.stream = "BOX";
  one.subject = "eu.box.sealed";
  CHECK(address_of(one) == "eu.box.sealed");
  one.subject.reset();
  one.stream = one.channel = "PARCELS";  // a stream is no address
  CHECK(address_of(one).is_null());
}

TEST_CASE("asyncapi: events without an address have a channel each, also beside an address of that name", "[exports]") {
  contract::Event addressed = event("lg_box_sent");
  addressed.channel = "lg_box_lost";
  const Parsed channels = asyncapi_of({event("lg_box_lost"), addressed, event("lg_box_found")})["channels"];
  CHECK(channels.size() == 3);
  CHECK(channels["lg_box_found"]["address"].is_null());
}

TEST_CASE("asyncapi: an FW-16 message is the envelope around the payload, its headers are those of the delivery", "[exports]") {
  const Parsed components = asyncapi_of({taken_in()})["components"];
  const Parsed body = components["messages"]["pd_parcel_taken_in"]["payload"];
  CHECK(body["properties"]["payload"]["$ref"] == "#/components/schemas/pd_parcel_taken_in");
  CHECK(body["properties"]["event_type"]["const"] == "pd_parcel_taken_in");
  CHECK(body["required"] == Parsed({"event_id", "event_type", "organization_id", "occurred_at", "payload"}));
  const Parsed headers = components["messageTraits"]["fw16"]["headers"];
  CHECK(headers["properties"].contains("x-delivery-attempt"));
  CHECK_FALSE(headers["properties"].contains("organization_id"));
}

TEST_CASE("asyncapi: a printed schema's references point to where it stands", "[exports]") {
  contract::Event one = event("box.sealed", {field("lid", "object", 4)});
  one.printed_schema = contract::PrintedSchema{R"({"type":"object","properties":{"lid":{"$ref":"#/$defs/lid"}},"$defs":{"lid":{"type":"object"}}})", "", at(3)};
  CHECK(asyncapi_of({one})["components"]["schemas"]["box.sealed"]["properties"]["lid"]["$ref"] == "#/components/schemas/box.sealed/$defs/lid");
}

TEST_CASE("asyncapi: what stands in braces in an address is a parameter", "[exports]") {
  contract::Event one = event("box.sealed");
  one.subject = "{org}.box.{box id}.{org}";
  const Parsed channel = asyncapi_of({one})["channels"].front();
  CHECK(channel["address"] == "{org}.box.{box_id}.{org}");
  CHECK(channel["parameters"].size() == 2);
  CHECK(channel["parameters"].contains("org"));
  CHECK(channel["parameters"].contains("box_id"));
}

TEST_CASE("asyncapi: publishers send and subscribers receive, each once", "[exports]") {
  contract::Event one = taken_in();
  one.subscribers.push_back(party("TR-02", "labels"));
  const Parsed operations = asyncapi_of({one})["operations"];
  REQUIRE(operations.size() == 3);
  const Parsed& sends = operations["PD.sends.pd_parcel_taken_in"];
  CHECK(sends["action"] == "send");
  CHECK(sends["channel"]["$ref"] == "#/channels/pd_events");
  CHECK(sends["messages"][0]["$ref"] == "#/channels/pd_events/messages/pd_parcel_taken_in");
  CHECK(sends["x-documented-at"] == Parsed({"desk.md:3"}));
  const Parsed& receives = operations["TR-02.receives.pd_parcel_taken_in"];
  CHECK(receives["action"] == "receive");
  CHECK(receives["summary"] == "tracking; labels");
  CHECK(receives["tags"] == Parsed::parse(R"([{"name":"TR"}])"));
}

TEST_CASE("asyncapi: a message says how it is delivered, where its correlation id is, and where that is written", "[exports]") {
  const Parsed message = asyncapi_of({taken_in()})["components"]["messages"]["pd_parcel_taken_in"];
  CHECK(message["correlationId"]["location"] == "$message.payload#/payload/correlation_id");
  CHECK(message["traits"][0]["$ref"] == "#/components/messageTraits/fw16");
  CHECK(message["x-delivery"] == "at-least-once");
  CHECK(message["x-ordering"] == "none");
  CHECK(message["x-retention"] == "30 days");
  CHECK(message["x-status"] == "implemented");
  CHECK(message["x-idempotency-key"]["key"] == Parsed({"correlation_id"}));
  CHECK(message["x-documented-at"] == Parsed({"desk.md:2"}));
  CHECK_FALSE(message.contains("examples"));  // the printed one is of the payload inside
  CHECK(asyncapi_of({taken_in()})["components"]["schemas"]["pd_parcel_taken_in"]["examples"].size() == 1);
  CHECK(message["tags"] == Parsed::parse(R"([{"name":"PD"}])"));
}

TEST_CASE("asyncapi: a CloudEvents message says so in its content type and headers", "[exports]") {
  contract::Event one = event("box.sealed", {field("data.correlationId", "string", 4)});
  one.envelope = "cloudevents";
  const Parsed components = asyncapi_of({one})["components"];
  CHECK(components["messages"]["box.sealed"]["contentType"] == "application/cloudevents+json");
  CHECK(components["messages"]["box.sealed"]["correlationId"]["location"] == "$message.payload#/data/correlationId");
  CHECK(components["messageTraits"]["cloudevents"]["headers"]["properties"]["content-type"]["const"] == "application/cloudevents+json");
  CHECK_FALSE(components["messageTraits"].contains("fw16"));
}

TEST_CASE("asyncapi: payload schemas neither name a dialect nor an id, which would be followed", "[exports]") {
  for (const Parsed& schema : asyncapi_of({taken_in(), event("box.sealed")})["components"]["schemas"]) {
    CHECK_FALSE(schema.contains("$schema"));
    CHECK_FALSE(schema.contains("$id"));
  }
}

TEST_CASE("asyncapi: an example that holds a reference is left out, since a tool would fetch it", "[exports]") {
  contract::Event one = event("box.sealed", {field("$ref", "string", 4)});
  one.examples = {{R"({"$ref":"file:///etc/passwd"})", at(5)}};
  const std::string text = exports::asyncapi(model({one}));
  CHECK(text.find("passwd") == std::string::npos);
}

TEST_CASE("asyncapi: nothing is invented: no servers and no bindings", "[exports]") {
  const Parsed document = asyncapi_of({taken_in()});
  CHECK_FALSE(document.contains("servers"));
  CHECK_FALSE(document["channels"]["pd_events"].contains("bindings"));
}

TEST_CASE("asyncapi: hostile names make keys that need no escape, one for each", "[exports]") {
  const contract::Model bad = hostile();
  const Parsed document = Parsed::parse(exports::asyncapi(bad));
  CHECK(document["components"]["messages"].size() == bad.events.size());
  std::size_t operations = 0;
  for (const auto& one : bad.events) operations += (one.name == "PD" ? 1 : 2) + 3;
  CHECK(document["operations"].size() == operations);
  for (const char* group : {"channels", "operations"}) {
    for (const auto& [key, value] : document[group].items()) {
      CAPTURE(group, key);
      CHECK(key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == std::string::npos);
    }
  }
}
