#include "harness/base/strings.hpp"
#include "harness/lint/drift_rules.hpp"
#include "harness/lint/drift_sources.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/members.hpp"

namespace assay::lint {
namespace {

using contract::Event;

void compare_sets(const Members& schema, const Members& document, Report& report) {
  std::vector<std::string> unknown = schema.open ? std::vector<std::string>() : missing_in(schema, document);
  std::vector<std::string> left_out = document.declared && !document.open ? missing_in(document, schema) : std::vector<std::string>();
  if (unknown.empty() && left_out.empty()) return;
  std::vector<std::string> words;
  if (!left_out.empty()) words.push_back("not in the document: " + listed(left_out));
  if (!unknown.empty()) words.push_back("not in the schema: " + listed(unknown));
  const Event& event = *document.event;
  const SourceSpan place = unknown.empty() ? event.fields.front().at : document.fields.at(unknown.front())->at;
  report.add("AC510", {event.name, {}}, event.name + " (" + join(words, "; ") + ")", {place, schema.event->at.front()});
}

void compare_forms(const Members& schema, const Members& document, Report& report) {
  for (const auto& [name, field] : document.fields) {
    const auto registered = schema.fields.find(name);
    if (registered == schema.fields.end()) continue;
    const std::string words = difference(*registered->second, *schema.event, *field, *document.event);
    if (!words.empty()) report.add("AC511", {document.event->name, {}}, name + " of " + document.event->name + " (" + words + ")", {field->at, registered->second->at});
  }
}

}  // namespace

void schemas_are_in_step(const Statements& all, Report& report) {
  if (all.evidence().registry == nullptr) return;
  for (const RegisteredEvent& registered : all.evidence().registry->events) {
    const Statements::Of* const statements = all.of(registered.name);
    if (!registered.fields || statements == nullptr) continue;
    Event event;
    event.name = registered.name;
    event.fields = *registered.fields;
    event.at.push_back(registered.schema_at);
    const Members schema = members_of(event, false);
    for (const Statement& statement : *statements) {
      if (statement.event->fields.empty() || statement.event->same_as) continue;
      const Members document = members_of(*statement.event, statement.page->may_go_on(*statement.event));
      compare_sets(schema, document, report);
      compare_forms(schema, document, report);
    }
  }
}

}  // namespace assay::lint
