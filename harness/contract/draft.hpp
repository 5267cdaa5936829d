#pragma once

#include "harness/contract/labels.hpp"
#include "harness/contract/model.hpp"
#include "harness/contract/payload.hpp"
#include "harness/document/document.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

// What is known of a document while it is read: rules for all events may stand before or behind the events that they speak of, so
// that they are collected here and applied at the end.
namespace assay::contract {

struct EventDraft {
  Event event;
  bool in_prose = false;            // named by one sentence only: rules for all events do not reach it
  bool data_relative = false;       // the fields' root is the data of the message, if there is an envelope around it
  bool has_payload = false;
  std::string number;               // of its heading: "2.1", or empty
  std::string same_as;              // as printed: "patient.created", "2.1"; "^": the event above
  bool lists_same_fields = false;   // the fields are those of same_as that are printed
  std::vector<Field> more_fields;   // beyond the base
  std::vector<PartyRef> presumed_publishers;   // from the section around: count only if nothing else is said
  std::vector<PartyRef> presumed_subscribers;
};

struct Draft {
  DocumentInfo info;
  std::string own;                  // the feature that the document belongs to: "PM-39"; or empty
  std::string owner;                // the core of an "Owner:" line: "FM"; or empty
  std::vector<EventDraft> events;   // in order of appearance
  std::map<std::string, std::size_t> places;  // name -> index
  TypeScope types;                  // that code blocks declare
  std::vector<Field> said_in_prose; // "`x` is a plain UUID"
  std::map<std::string, Payload> named_payloads;  // that name their event, which no text above had stated

  std::vector<Field> base_fields;   // of the envelope or base that every event has
  std::vector<Field> rule_fields;   // "tenantId and patientId are on every event"
  std::vector<std::string> base_types;  // types that the base example names
  bool base_is_cloudevents = false;
  bool generic_base = false;        // "EventEnvelope<T>": one member of the base is what each event fills in
  std::optional<std::string> envelope;
  std::optional<std::string> delivery;
  std::optional<std::string> channel;
  std::optional<std::string> stream;
  std::optional<std::string> subject;   // a pattern for all events: "clinical.orders.{patientId}"
  std::optional<std::string> retention;
  SourceSpan retention_at;
  std::optional<std::string> retry;
  std::optional<std::string> dead_letter;
  std::optional<std::string> redelivery_horizon;
  std::map<std::string, SourceSpan, std::less<>> stated_at;  // fact -> where it is said for all events
  std::optional<std::string> ordering;
  std::optional<Idempotency> idempotency;

  EventDraft& event(const std::string& name, const SourceSpan& at);
  [[nodiscard]] EventDraft* find(const std::string& name);
};

/// Title, status, version, spec; and whose document it is.
void read_head(const document::Document& document, Draft& draft);

/// Reads every event that the document states.
void read_events(const document::Document& document, Draft& draft);

/// What one label says of an event.
void apply_label(Label label, std::string_view printed, const document::Text& value, const std::string& file, EventDraft& draft);

/// What a sentence without a label says of the event around: "goes through `publishEvent`, at-least-once; subscribers deduplicate by `x`".
/// Result: whether the sentence may be about the event: one that names another is not.
bool read_event_sentence(const document::Text& sentence, const std::string& file, Event& event);

/// A payload reference: "same as …", "identical to the event above", "unchanged".
/// Result: whether the words are such a reference.
[[nodiscard]] bool read_same_as(const document::Text& words, const std::string& file, EventDraft& draft);

/// "Same payload as `x`, plus `y`", "Reuses the schema of `x`": whether a sentence below an event is such a reference by its words.
[[nodiscard]] bool refers_to_payload(const document::Text& sentence);

/// Statements for all events: transport tables, streams, envelopes, extensions, delivery, deduplication.
void read_document_rules(const document::Document& document, Draft& draft);

/// The idempotency key that the words name.
[[nodiscard]] Idempotency idempotency_of(const document::Text& words, const std::string& file);

/// "Consumers must be idempotent on `a` and `b`", "use `a` + `b` to drop duplicates": the key, if the sentence names one.
[[nodiscard]] std::optional<Idempotency> deduplication_in(const document::Text& sentence, const std::string& file);

/// Of keys that the rule offers as alternatives ("patientId/encounterId") the one that the event's name speaks of, or else the first.
void keep_named_alternative(const std::string& event, Idempotency& rule);

/// Merges what holds for all events, resolves references, and gives the events sorted by name.
[[nodiscard]] std::vector<Event> finish_events(Draft& draft);

}  // namespace assay::contract
