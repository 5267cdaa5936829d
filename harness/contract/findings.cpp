#include "harness/contract/clause_kind.hpp"
#include "harness/contract/findings.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/document_rules.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/rules.hpp"
#include "harness/contract/walk.hpp"

#include <algorithm>
#include <cctype>
#include <set>

// Only what the words themselves show: a finding that is wrong costs more trust than one that is missing.

namespace assay::contract {
namespace {

using document::Document;
using document::Text;

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::string leaf_of(const std::string& path) {
  const std::size_t dot = path.find_last_of('.');
  return dot == std::string::npos ? path : path.substr(dot + 1);
}

const Field* field_of_leaf(const Event& event, std::string_view leaf) {
  const auto found = std::find_if(event.fields.begin(), event.fields.end(), [&](const Field& field) { return leaf_of(field.path) == leaf; });
  return found == event.fields.end() ? nullptr : &*found;
}

bool says_phi_travels(const std::string& text) {
  if (!has(text, "payload") && !has(text, "event") && !has(text, "message")) return false;
  for (const std::string_view words : {"carry phi", "carries phi", "contain phi", "contains phi", "include phi", "includes phi", "holds phi", "hold phi"}) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) continue;
    const std::string_view before = trim(std::string_view(text).substr(0, at));
    const bool denied = before.ends_with("not") || before.ends_with("never") || before.ends_with("must") || before.ends_with("n't") || before.ends_with("cannot") || before.ends_with("no events");
    if (!denied) return true;
  }
  return false;
}

std::string singular(std::string_view word) { return std::string(word.ends_with('s') ? word.substr(0, word.size() - 1) : word); }

/// "patient_id" and "patientId" for the table pm_patients.
std::vector<std::string> ids_of_table(std::string_view table) {
  const std::size_t prefix = table.find('_');
  if (prefix == std::string_view::npos) return {};
  const std::string entity = singular(table.substr(prefix + 1));
  std::string camel;
  for (std::size_t i = 0; i < entity.size(); ++i) {
    if (entity[i] == '_' && i + 1 < entity.size()) {
      camel += static_cast<char>(std::toupper(static_cast<unsigned char>(entity[++i])));
    } else {
      camel += entity[i];
    }
  }
  return {entity + "_id", camel + "Id"};
}

class GapFinder {
 public:
  GapFinder(const Document& document, const Draft& draft, Model& model) : document_(document), draft_(draft), model_(model) {}

  void run() {
    for (const Event& event : model_.events) {
      payload(event);
      delivery(event);
      parties(event);
      reference(event);
      provisional(event);
    }
    duties();
    created_ids();
    phi();
    work_queue();
  }

 private:
  Finding& report(std::string_view id, const std::string& event, const std::string& detail, std::vector<SourceSpan> places) {
    const Rule& rule = *find_rule(id);
    Finding finding;
    finding.rule = std::string(rule.id);
    finding.kind = std::string(rule.kind);
    finding.level = rule.level;
    finding.title = detail.empty() ? std::string(rule.title) : std::string(rule.title) + ": " + detail;
    finding.event = event;
    finding.mend = std::string(rule.mend);
    for (SourceSpan& place : places) finding.at.push_back({place, document_.quote(place.line)});
    model_.findings.push_back(std::move(finding));
    return model_.findings.back();
  }

  void payload(const Event& event) {
    if (event.fields.empty() && !event.same_as) report("AC101", event.name, event.name, {event.at.front()});
    std::vector<std::string> untyped;
    const Field* first = nullptr;
    for (const Field& field : event.fields) {
      if (field.type != "unknown") continue;
      if (first == nullptr) first = &field;
      untyped.push_back(field.path);
    }
    constexpr std::size_t names_max = 12;
    if (untyped.size() > names_max) {
      untyped.resize(names_max);
      untyped.emplace_back("…");
    }
    if (first != nullptr) report("AC102", event.name, event.name + " (" + join(untyped, ", ") + ")", {first->at});
    if (!event.idempotency || event.fields.empty() || event.same_as) return;
    for (const std::string& key : event.idempotency->key) {
      const bool context = event.envelope == "cloudevents" && (key == "id" || key == "source");
      const bool of_envelope = event.envelope == "fw16" && key == "event_id";
      if (!context && !of_envelope && field_of_leaf(event, leaf_of(key)) == nullptr) {
        report("AC104", event.name, key + " of " + event.name, {event.idempotency->at, event.fields.front().at});
      }
    }
  }

  void delivery(const Event& event) {
    if (event.subscribers.empty() || event.status == "deprecated") return;
    if (!event.idempotency) report("AC103", event.name, event.name, {event.at.front()});
    if (!event.delivery) report("AC106", event.name, event.name, {event.at.front()});
  }

  void parties(const Event& event) {
    if (event.status == "deprecated") return;
    const bool of_service = event.envelope == "cloudevents" || event.channel;  // the stream's service publishes
    if (event.publishers.empty() && !of_service) report("AC107", event.name, event.name, {event.at.front()});
    const bool consumed = draft_.consumed.contains(event.name);  // the document's own service listens
    if (event.subscribers.empty() && !consumed) report("AC108", event.name, event.name, {event.at.front()});
  }

  void reference(const Event& event) {
    const Event* other = event.same_as ? model_.event(*event.same_as) : nullptr;
    if (other == nullptr || event.fields.empty()) return;
    std::vector<std::string> missing;
    const auto need = [&](const std::string& key) {
      const bool known = std::find(missing.begin(), missing.end(), key) != missing.end();
      if (!known && field_of_leaf(*other, key) != nullptr && field_of_leaf(event, key) == nullptr) missing.push_back(key);
    };
    for (const char* tenant : {"tenantId", "tenant_id", "organization_id", "organizationId"}) need(tenant);
    if (other->idempotency) {
      for (const std::string& key : other->idempotency->key) {
        if (key != "id" && key != "source") need(key);  // context of the message, not of the payload
      }
    }
    if (!missing.empty()) report("AC109", event.name, event.name + " (" + join(missing, ", ") + ")", {event.fields.front().at, other->at.front()});
  }

  void provisional(const Event& event) {
    const std::string status = lower(model_.documents.front().status.value_or(""));
    if (!status.starts_with("complete") && !status.starts_with("implemented") && !status.starts_with("final")) return;
    for (const SourceSpan& place : event.at) {
      const std::string line = lower(document_.lines.at(place.line - 1).substr(0, 4000));
      const bool open = has(line, "(or equivalent") || has(line, "(provisional") || has(line, "name tbd") || has(line, "or whatever") || has(line, "name to be ");
      if (!open) continue;
      report("AC110", event.name, event.name, {place});
      return;
    }
  }

  /// A duty that was read from a list, not derived from an event row.
  static bool is_stated(const Obligation& duty) {
    if (!duty.event.empty()) return !duty.id.ends_with("-" + slug(duty.event));
    return duty.kind == "deduplicate" || duty.kind == "aggregate" || duty.kind == "trigger" || duty.kind == "create-record" || duty.kind == "receive";
  }

  void duties() {
    std::set<std::string> with_duties;
    for (const Obligation& duty : model_.obligations) {
      if (is_stated(duty)) with_duties.insert(duty.party);
    }
    const auto known = [&](const PartyRef& ref) { return with_duties.contains(ref.party); };
    for (const Event& event : model_.events) {
      if (std::none_of(event.subscribers.begin(), event.subscribers.end(), known)) continue;
      for (const PartyRef& subscriber : event.subscribers) {
        if (!known(subscriber)) report("AC105", event.name, subscriber.party + " of " + event.name, {subscriber.at}).party = subscriber.party;
      }
    }
  }

  void created_ids() {
    std::set<std::string> tables;
    for (const Table& table : model_.tables) tables.insert(table.name);
    for (const Obligation& duty : model_.obligations) {
      const Event* event = duty.kind == "create-record" && !duty.event.empty() ? model_.event(duty.event) : nullptr;
      if (event == nullptr) continue;
      for (const Named& named : names_in(document::verbatim(duty.text, {}))) {
        if (!tables.contains(named.name)) continue;
        for (const std::string& id : ids_of_table(named.name)) created_id(*event, duty, id);
      }
    }
  }

  void created_id(const Event& event, const Obligation& duty, const std::string& id) {
    const Field* field = field_of_leaf(event, id);
    const bool may_be_missing = field != nullptr && (field->nullable || field->required == false);
    if (field == nullptr || may_be_missing) return;
    report("AC302", event.name, id + " of " + event.name, {field->at, duty.at}).party = duty.party;
  }

  void phi() {
    std::optional<SourceSpan> without;
    std::optional<SourceSpan> with;
    each_text(document_, [&](const Text& text, const std::string& heading) {
      for (const Text& sentence : sentences_of(text)) {
        if (sentence.plain.size() > 1000) continue;
        const std::string words = lower(sentence.plain);
        if (!without && promises_no_phi(words)) without = span_of(document_.path, sentence.at());
        if (!with && says_phi_travels(words) && !has(lower(heading), "anti-pattern")) with = span_of(document_.path, sentence.at());
      }
    });
    if (without && with) report("AC301", {}, {}, {*without, *with});
  }

  void work_queue() {
    std::optional<SourceSpan> stated;
    each_text(document_, [&](const Text& text, const std::string&) {
      const std::string words = lower(text.plain.substr(0, 400));
      if (!stated && (has(words, "workqueue") || has(words, "work-queue") || has(words, "work queue"))) stated = span_of(document_.path, text.at());
    });
    if (!stated) return;
    for (const Event& event : model_.events) {
      if (!event.channel) continue;
      if (event.subscribers.size() > 1) report("AC303", event.name, event.name + " has " + std::to_string(event.subscribers.size()), {*stated, event.subscribers.front().at});
      const std::string kept = lower(event.retention.value_or(""));
      const bool long_term = has(kept, "year") || has(kept, "long-term") || has(kept, "long term");
      if (long_term && !has(kept, "workqueue")) report("AC304", event.name, event.name, {*stated, event.at.front()});
    }
  }

  const Document& document_;
  const Draft& draft_;
  Model& model_;
};

}  // namespace

void find_gaps(const Document& document, const Draft& draft, Model& model) { GapFinder(document, draft, model).run(); }

}  // namespace assay::contract
