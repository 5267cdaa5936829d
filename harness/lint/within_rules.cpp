#include "harness/base/strings.hpp"
#include "harness/contract/clause_kind.hpp"
#include "harness/contract/document_rules.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/walk.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

namespace assay::lint {
namespace {

using contract::CompiledDocument;
using contract::Event;
using contract::Field;
using contract::Obligation;
using document::Text;

constexpr std::size_t sentence_max = 1000;

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

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
    const bool hump = entity[i] == '_' && i + 1 < entity.size();
    camel += hump ? static_cast<char>(std::toupper(static_cast<unsigned char>(entity[++i]))) : entity[i];
  }
  return {entity + "_id", camel + "Id"};
}

void created_id(const Event& event, const Obligation& duty, const std::string& id, Report& report) {
  const Field* const field = field_of_leaf(event, id);
  const bool may_be_missing = field != nullptr && (field->nullable || field->required == false);
  if (field == nullptr || may_be_missing) return;
  report.add("AC302", {event.name, duty.party}, id + " of " + event.name, {field->at, duty.at});
}

}  // namespace

void keys_are_in_payload(const CompiledDocument& document, Report& report) {
  for (const Event& event : document.model.events) {
    if (!event.idempotency || event.fields.empty() || event.same_as) continue;
    for (const std::string& key : event.idempotency->key) {
      const bool context = event.envelope == "cloudevents" && (key == "id" || key == "source");
      const bool of_envelope = event.envelope == "fw16" && key == "event_id";
      if (context || of_envelope || field_of_leaf(event, leaf_of(key)) != nullptr) continue;
      report.add("AC104", {event.name, {}}, key + " of " + event.name, {event.idempotency->at, event.fields.front().at});
    }
  }
}

void payload_lacks_created_ids(const CompiledDocument& document, Report& report) {
  std::set<std::string> tables;
  for (const contract::Table& table : document.model.tables) tables.insert(table.name);
  for (const Obligation& duty : document.model.obligations) {
    const Event* const event = duty.kind == "create-record" && !duty.event.empty() ? document.model.event(duty.event) : nullptr;
    if (event == nullptr) continue;
    for (const contract::Named& named : contract::names_in(document::verbatim(duty.text, {}))) {
      if (!tables.contains(named.name)) continue;
      for (const std::string& id : ids_of_table(named.name)) created_id(*event, duty, id, report);
    }
  }
}

void phi_is_in_or_out(const CompiledDocument& document, Report& report) {
  std::optional<SourceSpan> without;
  std::optional<SourceSpan> with;
  const std::string& path = document.source.path;
  contract::each_text(document.source, [&](const Text& text, const std::string& heading) {
    for (const Text& sentence : contract::sentences_of(text)) {
      if (sentence.plain.size() > sentence_max) continue;
      const std::string words = lower(sentence.plain);
      if (!without && contract::promises_no_phi(words)) without = contract::span_of(path, sentence.at());
      if (!with && says_phi_travels(words) && !has(lower(heading), "anti-pattern")) with = contract::span_of(path, sentence.at());
    }
  });
  if (without && with) report.add("AC301", {}, {}, {*without, *with});
}

void work_queue_fits(const CompiledDocument& document, Report& report) {
  std::optional<SourceSpan> stated;
  contract::each_text(document.source, [&](const Text& text, const std::string&) {
    const std::string words = lower(text.plain.substr(0, 400));
    if (!stated && (has(words, "workqueue") || has(words, "work-queue") || has(words, "work queue"))) stated = contract::span_of(document.source.path, text.at());
  });
  if (!stated) return;
  for (const Event& event : document.model.events) {
    if (!event.channel) continue;
    if (event.subscribers.size() > 1) {
      report.add("AC303", {event.name, {}}, event.name + " has " + std::to_string(event.subscribers.size()), {*stated, event.subscribers.front().at});
    }
    const std::string kept = lower(event.retention.value_or(""));
    const bool long_term = has(kept, "year") || has(kept, "long-term") || has(kept, "long term");
    if (long_term && !has(kept, "workqueue")) report.add("AC304", {event.name, {}}, event.name, {*stated, event.place_of("retention")});
  }
}

}  // namespace assay::lint
