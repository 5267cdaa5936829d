#include "harness/exports/asyncapi_message.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/field_path.hpp"
#include "harness/contract/printed_schema.hpp"
#include "harness/exports/event_schema.hpp"
#include "harness/exports/words.hpp"

#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

using contract::Event;
using contract::Field;

/// Where a message carries its correlation id, as a runtime expression; empty if no field outside of an array has that name.
std::string correlation_location(const Event& event) {
  for (const Field& field : event.fields) {
    if (field.path.find('[') != std::string::npos) continue;
    const std::vector<contract::PathPart> parts = contract::path_parts(field.path);
    std::string leaf;
    for (const char c : lower(parts.back().name)) {
      if (c != '_' && c != '-') leaf += c;
    }
    if (leaf != "correlationid") continue;
    std::string location = event.envelope == "fw16" ? "$message.payload#/payload" : "$message.payload#";
    for (const contract::PathPart& part : parts) {
      location += '/';
      for (const char c : part.name) location += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return location;
  }
  return {};
}

/// A printed example is of the payload inside of FW-16: it stands with the payload's schema then, since no document gives a whole message.
void add_examples(const Event& event, Json& out) {
  if (event.envelope == "fw16") return;
  Json examples = Json::array();
  for (const Json& payload : conforming_examples(event).whole) examples.push_back(Json{{"payload", payload}});
  if (!examples.empty()) append(out, "examples", std::move(examples));
}

/// The body of a delivery.
Json fw16_body(const Event& event, const Json& payload) {
  const Json id{{"type", "string"}, {"format", "uuid"}};
  Json type{{"type", "string"}, {"const", event.name}};
  if (!event.aliases.empty() || event.event_type) type = Json{{"type", "string"}};  // any of its names
  Json members{{"event_id", id}, {"event_type", std::move(type)}, {"organization_id", id}, {"site_id", {{"type", Json::array({"string", "null"})}, {"format", "uuid"}}},
               {"occurred_at", {{"type", "string"}, {"format", "date-time"}}}, {"payload", payload}};
  return Json{{"type", "object"}, {"description", "The FW-16 envelope."}, {"properties", std::move(members)},
              {"required", Json::array({"event_id", "event_type", "organization_id", "occurred_at", "payload"})}};
}

void add_delivery_facts(const Event& event, Json& out) {
  const auto add = [&](const char* name, const std::optional<std::string>& said) {
    if (said) append(out, name, one_line(*said));
  };
  add("x-version", event.version);
  add("x-status", event.status);
  append(out, "x-envelope", event.envelope);
  add("x-event-type", event.event_type);
  add("x-trigger", event.trigger);
  add("x-delivery", event.delivery);
  add("x-ordering", event.ordering);
  add("x-retention", event.retention);
  add("x-retry", event.retry);
  add("x-dead-letter", event.dead_letter);
  add("x-redelivery-horizon", event.redelivery_horizon);
  add("x-same-as", event.same_as);
  if (!event.aliases.empty()) append(out, "x-aliases", event.aliases);
  if (event.idempotency) {
    append(out, "x-idempotency-key", Json{{"key", event.idempotency->key}, {"text", one_line(event.idempotency->text)}, {"at", place(event.idempotency->at)}});
  }
  append(out, "x-documented-at", places_json(event.at));
  if (event.stated_at.empty()) return;
  Json facts = Json::object();
  for (const auto& [fact, at] : event.stated_at) append(facts, fact, place(at));
  append(out, "x-facts-at", std::move(facts));
}

}  // namespace

Json component_schema(const Event& event, const std::string& id) {
  Json schema = event_schema(event);
  contract::move_references(schema, "/components/schemas/" + id);
  if (event.envelope != "fw16") return schema;
  Json examples = Json::array();
  for (const Json& payload : conforming_examples(event).whole) examples.push_back(payload);
  if (!examples.empty() && !schema.contains("examples")) append(schema, "examples", std::move(examples));
  return schema;
}

Json tags_json(const std::vector<std::string>& names) {
  Json tags = Json::array();
  for (const std::string& name : names) tags.push_back(Json{{"name", name}});
  return tags;
}

Json places_json(const std::vector<SourceSpan>& places) {
  Json out = Json::array();
  for (const SourceSpan& at : places) out.push_back(place(at));
  return out;
}

Json message_json(const Event& event, const std::string& id, const std::vector<std::string>& tags) {
  Json out = Json::object();
  append(out, "name", event.name);
  append(out, "title", event.version ? event.name + " (version " + *event.version + ")" : event.name);
  if (event.trigger) append(out, "summary", one_line(*event.trigger));
  append(out, "description", join(sentences_on(event), " "));
  const bool enveloped = event.envelope == "cloudevents" || event.envelope == "fw16";
  append(out, "contentType", event.envelope == "cloudevents" ? "application/cloudevents+json" : "application/json");
  const Json payload{{"$ref", "#/components/schemas/" + id}};
  append(out, "payload", event.envelope == "fw16" ? fw16_body(event, payload) : payload);
  if (const std::string location = correlation_location(event); !location.empty()) append(out, "correlationId", Json{{"location", location}});
  if (enveloped) append(out, "traits", Json::array({Json{{"$ref", "#/components/messageTraits/" + event.envelope}}}));
  if (!tags.empty()) append(out, "tags", tags_json(tags));
  add_examples(event, out);
  add_delivery_facts(event, out);
  return out;
}

Json envelope_trait(std::string_view envelope) {
  const Json text{{"type", "string"}};
  Json headers{{"x-event-id", text}, {"x-delivery-id", text}, {"x-delivery-attempt", {{"type", "integer"}, {"minimum", 1}}}};
  if (envelope == "cloudevents") {
    const Json type{{"type", "string"}, {"const", "application/cloudevents+json"}, {"description", "Structured mode of CloudEvents 1.0."}};
    headers["content-type"] = type;
    return Json{{"description", "CloudEvents 1.0, structured mode: the payload is the whole event."},
                {"headers", {{"type", "object"}, {"properties", std::move(headers)}}}};
  }
  return Json{{"description", "FW-16: an HTTP POST whose body is the envelope around `payload`. An attempt has a delivery id of its own, copies have one event id."},
              {"headers", {{"type", "object"}, {"properties", std::move(headers)}, {"required", Json::array({"x-event-id", "x-delivery-id", "x-delivery-attempt"})}}}};
}

}  // namespace assay::exports
