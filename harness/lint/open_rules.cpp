#include "harness/base/strings.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <set>

namespace assay::lint {
namespace {

using contract::CompiledDocument;
using contract::Event;
using contract::Field;
using contract::Obligation;
using contract::PartyRef;

constexpr std::size_t names_max = 12;  // of a list in a title

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::string listed(std::vector<std::string> names) {
  if (names.size() > names_max) {
    names.resize(names_max);
    names.emplace_back("…");
  }
  return join(names, ", ");
}

/// A duty that was read from a list, not derived from an event row.
bool is_stated(const Obligation& duty) {
  if (!duty.event.empty()) return !duty.id.ends_with("-" + slug(duty.event));
  return duty.kind == "deduplicate" || duty.kind == "aggregate" || duty.kind == "trigger" || duty.kind == "create-record" || duty.kind == "receive";
}

std::vector<std::string> keys_missing(const Event& event, const Event& other) {
  std::vector<std::string> missing;
  const auto need = [&](const std::string& key) {
    const bool known = std::find(missing.begin(), missing.end(), key) != missing.end();
    if (!known && field_of_leaf(other, key) != nullptr && field_of_leaf(event, key) == nullptr) missing.push_back(key);
  };
  for (const char* const tenant : {"tenantId", "tenant_id", "organization_id", "organizationId"}) need(tenant);
  if (!other.idempotency) return missing;
  for (const std::string& key : other.idempotency->key) {
    if (key != "id" && key != "source") need(key);  // context of the message, not of the payload
  }
  return missing;
}

}  // namespace

void payload_is_declared(const CompiledDocument& document, Report& report) {
  for (const Event& event : document.model.events) {
    if (event.fields.empty() && !event.same_as) report.add("AC101", {event.name, {}}, event.name, {event.at.front()});
    std::vector<std::string> untyped;
    const Field* first = nullptr;
    for (const Field& field : event.fields) {
      if (field.type != "unknown") continue;
      if (first == nullptr) first = &field;
      untyped.push_back(field.path);
    }
    if (first != nullptr) report.add("AC102", {event.name, {}}, event.name + " (" + listed(untyped) + ")", {first->at});
  }
}

void delivery_is_stated(const CompiledDocument& document, Report& report) {
  for (const Event& event : document.model.events) {
    if (event.subscribers.empty() || event.status == "deprecated") continue;
    if (!event.idempotency) report.add("AC103", {event.name, {}}, event.name, {event.at.front()});
    if (!event.delivery) report.add("AC106", {event.name, {}}, event.name, {event.at.front()});
  }
}

void parties_are_named(const CompiledDocument& document, Report& report) {
  for (const Event& event : document.model.events) {
    if (event.status == "deprecated") continue;
    const bool of_service = event.envelope == "cloudevents" || event.channel;  // the stream's service publishes
    if (event.publishers.empty() && !of_service) report.add("AC107", {event.name, {}}, event.name, {event.at.front()});
    const bool consumed = event.role == contract::Role::consumed;  // the document's own party listens
    if (event.subscribers.empty() && !consumed) report.add("AC108", {event.name, {}}, event.name, {event.at.front()});
  }
}

void reference_is_complete(const CompiledDocument& document, Report& report) {
  for (const Event& event : document.model.events) {
    const Event* const other = event.same_as ? document.model.event(*event.same_as) : nullptr;
    if (other == nullptr || event.fields.empty()) continue;
    const std::vector<std::string> missing = keys_missing(event, *other);
    if (!missing.empty()) report.add("AC109", {event.name, {}}, event.name + " (" + join(missing, ", ") + ")", {event.fields.front().at, other->at.front()});
  }
}

void event_is_settled(const CompiledDocument& document, Report& report) {
  const std::string status = lower(document.model.documents.front().status.value_or(""));
  if (!status.starts_with("complete") && !status.starts_with("implemented") && !status.starts_with("final")) return;
  for (const Event& event : document.model.events) {
    for (const SourceSpan& place : event.at) {
      const std::string line = lower(document.source.lines.at(place.line - 1).substr(0, 4000));
      const bool open = has(line, "(or equivalent") || has(line, "(provisional") || has(line, "name tbd") || has(line, "or whatever") || has(line, "name to be ");
      if (!open) continue;
      report.add("AC110", {event.name, {}}, event.name, {place});
      break;
    }
  }
}

void subscribers_have_duties(const CompiledDocument& document, Report& report) {
  std::set<std::string> with_duties;
  for (const Obligation& duty : document.model.obligations) {
    if (is_stated(duty)) with_duties.insert(duty.party);
  }
  const auto known = [&](const PartyRef& ref) { return with_duties.contains(ref.party); };
  for (const Event& event : document.model.events) {
    if (std::none_of(event.subscribers.begin(), event.subscribers.end(), known)) continue;
    for (const PartyRef& subscriber : event.subscribers) {
      if (!known(subscriber)) report.add("AC105", {event.name, subscriber.party}, subscriber.party + " of " + event.name, {subscriber.at});
    }
  }
}

}  // namespace assay::lint
