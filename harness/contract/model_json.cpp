#include "harness/contract/compile.hpp"
#include "harness/contract/same_fields.hpp"

#include "harness/base/hash.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace assay::contract {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// An empty string of the model means that there is none.
Json or_null(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

/// Positions and documents name files as they were given; a digest wants them without their folder.
class Writer {
 public:
  explicit Writer(bool with_folders) : with_folders_(with_folders) {}

  Json model(const Model& model) const {
    Json out;
    out["model_version"] = "1";
    out["documents"] = list(model.documents, &Writer::document);
    out["events"] = events(model);
    out["mentioned_events"] = model.mentioned_events;
    out["parties"] = list(model.parties, &Writer::party);
    out["apis"] = list(model.apis, &Writer::api);
    out["tables"] = list(model.tables, &Writer::table);
    out["mappings"] = list(model.mappings, &Writer::mapping);
    out["thresholds"] = list(model.thresholds, &Writer::threshold);
    out["permissions"] = list(model.permissions, &Writer::permission);
    out["streams"] = list(model.streams, &Writer::stream);
    out["flow"] = list(model.flow, &Writer::step);
    out["obligations"] = list(model.obligations, &Writer::obligation);
    out["assumptions"] = list(model.assumptions, &Writer::assumption);
    out["findings"] = list(model.findings, &Writer::finding);
    return out;
  }

 private:
  /// The schema of an event that is the same as another is that of the other.
  Json events(const Model& model) const {
    const bool refers = std::any_of(model.events.begin(), model.events.end(), [](const Event& event) { return event.same_as.has_value(); });
    const Model complete = refers ? with_same_fields(model) : Model();
    Json out = Json::array();
    for (std::size_t i = 0; i < model.events.size(); ++i) out.push_back(event(model.events[i], refers ? complete.events[i] : model.events[i]));
    return out;
  }

  template <typename T>
  Json list(const std::vector<T>& values, Json (Writer::*write)(const T&) const) const {
    Json out = Json::array();
    out.get_ref<Json::array_t&>().reserve(values.size());
    for (const T& value : values) out.push_back((this->*write)(value));
    return out;
  }

  [[nodiscard]] std::string file(const std::string& path) const { return with_folders_ ? path : path.substr(path.find_last_of('/') + 1); }

  Json at(const SourceSpan& span) const { return Json{{"file", file(span.file)}, {"line", span.line}, {"column", span.column}}; }

  Json document(const DocumentInfo& info) const {
    return Json{{"path", file(info.path)}, {"title", or_null(info.title)}, {"status", or_null(info.status)}, {"version", or_null(info.version)},
                {"last_updated", or_null(info.last_updated)}, {"spec", or_null(info.spec)},
                {"owner", or_null(info.owner)}, {"next_review", or_null(info.next_review)}, {"last_verified", or_null(info.last_verified)},
                {"party", or_null(info.party)}};
  }

  Json party_ref(const PartyRef& ref) const {
    return Json{{"party", ref.party}, {"as_printed", ref.as_printed}, {"action", or_null(ref.action)}, {"at", at(ref.at)}};
  }

  Json field(const Field& field) const {
    return Json{{"path", field.path}, {"type", field.type}, {"format", or_null(field.format)}, {"required", or_null(field.required)},
                {"nullable", field.nullable}, {"enum", field.enum_values}, {"inferred", or_null(field.inferred)}, {"at", at(field.at)},
                {"other_types", field.other_types}, {"constants", parsed(field.constants)}, {"values", or_null(field.values)}, {"note", or_null(field.note)}};
  }

  static Json parsed(const std::vector<std::string>& texts) {
    Json out = Json::array();
    for (const std::string& text : texts) out.push_back(Json::parse(text, nullptr, false));
    return out;
  }

  Json printed(const std::optional<PrintedSchema>& schema) const {
    if (!schema) return nullptr;
    return Json{{"schema", Json::parse(schema->json, nullptr, false)}, {"path", schema->path}, {"at", at(schema->at)}};
  }

  Json difference(const Difference& difference) const {
    return Json{{"fact", difference.fact}, {"value", difference.value}, {"at", at(difference.at)}, {"other", difference.other}, {"other_at", at(difference.other_at)}};
  }

  Json idempotency(const std::optional<Idempotency>& rule) const {
    if (!rule) return nullptr;
    return Json{{"key", rule->key}, {"text", rule->text}, {"at", at(rule->at)}};
  }

  static Json example(const Example& example) {
    Json parsed = Json::parse(example.json, nullptr, false);
    return parsed.is_discarded() ? Json(example.json) : parsed;
  }

  Json event(const Event& event, const Event& complete) const {
    Json out{{"name", event.name}, {"aliases", event.aliases}, {"status", or_null(event.status)}, {"version", or_null(event.version)}};
    out.get_ref<Json::object_t&>().reserve(36);  // members are not moved but copied when it grows: their names are constant
    out["publishers"] = list(event.publishers, &Writer::party_ref);
    out["subscribers"] = list(event.subscribers, &Writer::party_ref);
    out["channel"] = or_null(event.channel);
    out["delivery"] = or_null(event.delivery);
    out["ordering"] = or_null(event.ordering);
    out["retention"] = or_null(event.retention);
    out["trigger"] = or_null(event.trigger);
    out["stream"] = or_null(event.stream);
    out["subject"] = or_null(event.subject);
    out["event_type"] = or_null(event.event_type);
    out["retry"] = or_null(event.retry);
    out["dead_letter"] = or_null(event.dead_letter);
    out["redelivery_horizon"] = or_null(event.redelivery_horizon);
    out["envelope"] = event.envelope;
    out["idempotency"] = idempotency(event.idempotency);
    out["same_as"] = or_null(event.same_as);
    out["fields"] = list(event.fields, &Writer::field);
    out["open"] = event.open;
    out["printed_schema"] = printed(event.printed_schema);
    out["differences"] = list(event.differences, &Writer::difference);
    out["payload_schema"] = Json::parse(payload_schema(complete));
    out["examples"] = Json::array();
    for (const Example& sample : event.examples) out["examples"].push_back(example(sample));
    out["at"] = list(event.at, &Writer::at);
    out["stated_at"] = Json::object();
    for (const auto& [fact, place] : event.stated_at) out["stated_at"][fact] = at(place);
    return out;
  }

  Json party(const Party& party) const {
    return Json{{"name", party.name}, {"core", or_null(party.core)}, {"feature", or_null(party.feature)}, {"at", at(party.at)}};
  }
  Json api(const Api& api) const {
    return Json{{"name", api.name}, {"method", or_null(api.method)}, {"path", or_null(api.path)}, {"at", at(api.at)}};
  }
  Json column(const Column& column) const {
    return Json{{"name", column.name}, {"type", column.type}, {"notes", or_null(column.notes)}, {"at", at(column.at)}};
  }
  Json table(const Table& table) const {
    return Json{{"name", table.name}, {"owner", or_null(table.owner)}, {"row_level_security", table.row_level_security},
                {"append_only", table.append_only}, {"holds_phi", table.holds_phi}, {"columns", list(table.columns, &Writer::column)},
                {"unique_keys", table.unique_keys}, {"uses", list(table.uses, &Writer::use)}, {"at", at(table.at)}};
  }
  Json use(const TableUse& use) const { return Json{{"party", or_null(use.party)}, {"action", use.action}, {"at", at(use.at)}}; }
  Json stream(const Stream& stream) const {
    return Json{{"name", stream.name}, {"subject_prefix", or_null(stream.subject_prefix)}, {"retention", or_null(stream.retention)}, {"at", at(stream.at)}};
  }
  Json step(const FlowStep& step) const {
    return Json{{"depth", step.depth}, {"party", or_null(step.party)}, {"event", or_null(step.event)}, {"text", step.text}, {"at", at(step.at)}};
  }
  Json mapping(const Mapping& mapping) const {
    return Json{{"source_table", or_null(mapping.source_table)}, {"source_field", mapping.source_field}, {"target_table", or_null(mapping.target_table)},
                {"target_field", mapping.target_field}, {"party", or_null(mapping.party)}, {"note", or_null(mapping.note)}, {"at", at(mapping.at)}};
  }
  Json threshold(const Threshold& threshold) const {
    return Json{{"subject", threshold.subject}, {"comparison", threshold.comparison}, {"value", threshold.value}, {"at", at(threshold.at)}};
  }
  Json permission(const Permission& permission) const { return Json{{"key", permission.key}, {"at", at(permission.at)}}; }
  Json obligation(const Obligation& duty) const {
    return Json{{"id", duty.id}, {"party", duty.party}, {"kind", duty.kind}, {"event", or_null(duty.event)}, {"text", duty.text}, {"digest", duty.digest},
                {"at", at(duty.at)}};
  }
  Json assumption(const Assumption& assumption) const { return Json{{"id", assumption.id}, {"text", assumption.text}, {"at", at(assumption.at)}}; }

  Json finding(const Finding& finding) const {
    Json places = Json::array();
    for (const Quote& quote : finding.at) {
      Json place = at(quote.at);
      place["text"] = quote.text;
      places.push_back(place);
    }
    return Json{{"rule", finding.rule}, {"kind", finding.kind}, {"level", std::string(to_string(finding.level))}, {"title", finding.title}, {"at", places},
                {"event", or_null(finding.event)}, {"party", or_null(finding.party)}, {"mend", finding.mend}, {"fingerprint", finding.fingerprint()},
                {"replay", or_null(finding.replay)}};
  }

  bool with_folders_;
};

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const Model& model) { return dump(Writer(true).model(model), 2); }

std::string digest(const Model& model) { return sha256_hex(dump(Writer(false).model(model), -1)); }

}  // namespace assay::contract
