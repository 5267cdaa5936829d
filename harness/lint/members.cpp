#include "harness/lint/members.hpp"

#include "harness/base/strings.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;

// Members that envelopes add: one document prints them with the payload, another does not.
constexpr std::array context_members{"id",       "event_id", "eventid",      "event_type",     "eventtype",     "event_name",  "event",      "type",
                                     "source",   "subject",  "specversion",  "time",           "timestamp",     "occurred_at", "published_at", "datacontenttype",
                                     "metadata", "version",  "event_version", "schema_version", "causation_id", "traceparent", "tracestate", "dataschema"};

std::string member_name(const Field& field) {
  std::string leaf = leaf_of(field.path);
  while (leaf.ends_with("[]")) leaf.resize(leaf.size() - 2);
  return leaf;
}

bool is_container(const Field& field) { return field.type == "object" || field.type == "array<object>" || field.type == "array"; }

bool is_context_member(const Field& field) {
  const std::string name = lower(member_name(field));
  return is_tenant(field) || field.path.starts_with("metadata.") || std::find(context_members.begin(), context_members.end(), name) != context_members.end();
}

bool types_differ(const Field& a, const Field& b) {
  if (a.type == "unknown" || b.type == "unknown" || a.type == b.type) return false;
  const auto number = [](const Field& field) { return field.type == "integer" || field.type == "number"; };
  const auto list = [](const Field& field) { return field.type.starts_with("array"); };
  if (number(a) && number(b)) return false;
  return !(list(a) && list(b) && (a.type.find("unknown") != std::string::npos || b.type.find("unknown") != std::string::npos || a.type == "array" || b.type == "array"));
}

std::string form_of(const Field& field) {
  std::string out = field.type;
  if (field.format) out += " " + *field.format;
  if (!field.enum_values.empty()) out += " of " + listed(field.enum_values);
  return out;
}

}  // namespace

Members members_of(const Event& event, bool may_go_on) {
  Members out;
  out.event = &event;
  std::size_t typed = 0;
  std::string before;
  for (auto field = event.fields.rbegin(); field != event.fields.rend(); ++field) {
    const bool has_members = before.starts_with(field->path + ".") || before.starts_with(field->path + "[]");
    before = field->path;
    typed += field->type == "unknown" ? 0 : 1;
    if (has_members || is_context_member(*field)) continue;
    if (is_container(*field)) out.open = true;
    out.fields[member_name(*field)] = &*field;
  }
  out.declared = !event.same_as && typed * 2 > event.fields.size() && !may_go_on;
  return out;
}

std::vector<std::string> missing_in(const Members& some, const Members& of) {
  std::vector<std::string> names;
  for (const auto& [name, field] : of.fields) {
    if (!some.fields.contains(name)) names.push_back(name);
  }
  return names;
}

bool plain_on_purpose(const Field& field, const Event& event) {
  if (field.format || field.type != "string" || !field.enum_values.empty()) return false;
  const auto is_id = [](const Field& other) { return leaf_of(other.path).ends_with("_id") || leaf_of(other.path).ends_with("Id"); };
  return std::count_if(event.fields.begin(), event.fields.end(), [&](const Field& other) { return is_id(other) && other.format == "uuid"; }) > 1;
}

std::string difference(const Field& a, const Event& event_a, const Field& b, const Event& event_b) {
  const std::set<std::string> enum_a(a.enum_values.begin(), a.enum_values.end());
  const std::set<std::string> enum_b(b.enum_values.begin(), b.enum_values.end());
  const bool enums = !enum_a.empty() && !enum_b.empty() && enum_a != enum_b;
  const bool formats = a.format && b.format && a.format != b.format;
  const bool plain = (a.format == "uuid" && plain_on_purpose(b, event_b)) || (b.format == "uuid" && plain_on_purpose(a, event_a));
  if (types_differ(a, b) || formats || enums || plain) return form_of(a) + " / " + form_of(b);
  const bool required = !a.inferred && !b.inferred && a.required && b.required && a.required != b.required;
  return required ? (*a.required ? "required / optional" : "optional / required") : std::string();
}

}  // namespace assay::lint
