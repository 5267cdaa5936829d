#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>
#include <vector>

// Models made by hand, so that these tests do not depend on how documents are read.
namespace assay::exports::sample {

inline SourceSpan at(std::uint32_t line, std::string file = "desk.md") { return {std::move(file), line, 1, {}}; }

inline contract::Field field(std::string path, std::string type, std::uint32_t line, std::optional<bool> required = std::nullopt) {
  contract::Field out;
  out.path = std::move(path);
  out.type = std::move(type);
  out.required = required;
  out.at = at(line);
  return out;
}

inline contract::PartyRef party(std::string name, std::string action = {}) {
  const std::string printed = action.empty() ? name : name + " (" + action + ")";
  return {std::move(name), printed, std::move(action), at(3)};
}

inline contract::Event event(std::string name, std::vector<contract::Field> fields = {}) {
  contract::Event out;
  out.name = std::move(name);
  out.fields = std::move(fields);
  out.at = {at(2)};
  return out;
}

/// An event that says everything that an event can say.
inline contract::Event taken_in() {
  contract::Event out = event("pd_parcel_taken_in", {field("parcel_id", "string", 11, true), field("correlation_id", "string", 12, true), field("size", "string", 13),
                                                     field("stops", "array<object>", 14, false), field("stops[].stop_id", "string", 15, true),
                                                     field("taken_in_at", "string", 16, true)});
  out.fields[0].format = "uuid";
  out.fields[2].enum_values = {"small", "large"};
  out.fields[2].nullable = true;
  out.fields[2].inferred = "from the words in brackets";
  out.fields[5].format = "date-time";
  out.version = "2";
  out.status = "implemented";
  out.publishers = {party("PD", "parcel desk")};
  out.subscribers = {party("TR-02", "tracking"), party("BL-01")};
  out.channel = "pd_events";
  out.delivery = "at-least-once";
  out.ordering = "none";
  out.retention = "30 days";
  out.envelope = "fw16";
  out.idempotency = contract::Idempotency{{"correlation_id"}, "copies are dropped", at(9)};
  out.examples = {{R"({"parcel_id":"00000000-0000-4000-8000-000000000002","correlation_id":"a","size":null,"taken_in_at":"2026-03-01T08:00:00Z"})", at(20)},
                  {R"({"parcel_id":7})", at(30)}};
  return out;
}

inline contract::Model model(std::vector<contract::Event> events) {
  contract::Model out;
  contract::DocumentInfo document;
  document.path = "desk.md";
  document.title = "Parcel Desk";
  document.version = "1.2.0";
  out.documents = {document};
  out.events = std::move(events);
  out.parties = {{"PD", "PD", "", at(3)}, {"TR-02", "TR", "02", at(3)}, {"BL-01", "BL", "01", at(3)}};
  return out;
}

/// Names, words and members that mean something to a shell, a file system, JSON, a URI, TypeScript or AsyncAPI.
inline contract::Model hostile() {
  std::vector<contract::Event> events;
  for (const char* name : {"", ".", "../../etc/passwd", "/abs", "A.b", "CON", "__proto__", "a.B", "a/b", "a_b", "a.b", "class", "it's \"quoted\" \\ `${x}`", "line\nbreak",
                           "x*/ export const stolen = 1; /*", "zoë.grüßt", "{tenant}.{ b } .{}", "what?#frag", "\u202Etxt.exe"}) {
    contract::Event one = event(name, {field("class", "string", 5, true), field("it's", "number", 6), field("__proto__", "string", 7), field("constructor", "object", 8),
                                       field("1st", "boolean", 9), field("$ref", "string", 10), field("*/ x", "array", 11), field("d~e/f.correlation_id", "string", 12)});
    one.fields[2].enum_values = {"*/", "'", "\\", "\n", "\u2028", "`"};
    one.publishers = {party(name), party("PD", "*/ declare const broken: 1; /*")};
    one.subscribers = {party("line\nbreak"), party("a/b"), party("a_b")};
    one.subject = one.name;
    one.version = "1/../2";
    one.trigger = "*/\r\n\u2028 // ends here";
    one.at = {at(4, "../dir*/\n.md")};
    one.examples = {{R"({"class":"x","$ref":"file:///etc/passwd"})", at(20)}};
    events.push_back(std::move(one));
  }
  return model(std::move(events));
}

}  // namespace assay::exports::sample
