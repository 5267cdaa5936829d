#pragma once

#include "harness/base/error.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The contract model: all documents, compiled. Plain values; every one knows the file, line and column that says so.
namespace assay::contract {

struct DocumentInfo {
  std::string path;
  std::string title;                        // empty: the document has none
  std::optional<std::string> status;        // the printed words without their sign: "Complete"
  std::optional<std::string> version;
  std::optional<std::string> last_updated;  // as printed: "2026-03-28"
  std::optional<std::string> spec;          // id or path, as printed
  std::optional<std::string> owner;         // of an "Owner:" line, as printed
  std::optional<std::string> next_review;   // as printed: "2026-04-22"
  std::optional<std::string> last_verified;
  std::string party;                        // whose document it is: "PM-39", "registration-service"; or empty
};

/// A publisher or subscriber as a document names it.
struct PartyRef {
  std::string party;       // "PM-01", "CE", "scheduling-service": the printed token before a parenthesis
  std::string as_printed;  // "PM-01 (patient registration)"
  std::string action;      // "patient registration", or empty
  SourceSpan at;
};

struct Field {
  std::string path;                   // from the message root: "data.matches[].id"; see harness/contract/field_path.hpp
  std::string type = "unknown";       // string number integer boolean object array<T> unknown
  std::optional<std::string> format;  // uuid date-time date
  std::optional<bool> required;       // nullopt: the document does not say
  bool nullable = false;
  std::vector<std::string> enum_values;
  std::optional<std::string> inferred;  // from what, where the type or requirement is not printed
  SourceSpan at;
  /// What the member may be beside `type`: "number", "null", "array<string|integer>"; `type` itself: also without its format and
  /// constants; "unknown": anything.
  std::vector<std::string> other_types;
  std::vector<std::string> constants;  // enum_values as JSON, where they are of several types
  std::optional<std::string> values;   // of a map: what its members are, in the words of other_types
  std::string note;                    // what the document says of it beside all this, one line; or empty
};

struct Idempotency {
  std::vector<std::string> key;  // field names as printed
  std::string text;
  SourceSpan at;
};

struct Example {
  std::string json;  // re-serialised, or as printed where it is not JSON
  SourceSpan at;
};

/// A JSON Schema as a document prints it.
struct PrintedSchema {
  std::string json;  // compact; refers to nothing but itself
  std::string path;  // the member of the message that it is of: "", "data"
  SourceSpan at;
};

/// A fact of an event that two documents state differently. The model has it from the first.
struct Difference {
  std::string fact;   // "retention", "field data.id"
  std::string value;  // "30 days", "integer"
  SourceSpan at;
  std::string other;
  SourceSpan other_at;
};

/// Whether the document's own party publishes the event or listens to it; `stated`: the document does not say.
enum class Role : std::uint8_t { stated, produced, consumed };

struct Event {
  std::string name;
  Role role = Role::stated;  // of one document; without meaning once documents are merged
  std::vector<std::string> aliases;
  std::optional<std::string> status;  // implemented in_progress planned deprecated
  std::optional<std::string> version;
  std::vector<PartyRef> publishers;
  std::vector<PartyRef> subscribers;
  std::optional<std::string> channel;
  std::optional<std::string> delivery;  // "at-least-once"
  std::optional<std::string> ordering;  // "none", "per <key>", as understood
  std::optional<std::string> retention;
  std::optional<std::string> trigger;             // when it is published, as printed
  std::optional<std::string> stream;              // "REGISTRATION"
  std::optional<std::string> subject;             // "REGISTRATION.patient.created": the subject as printed, where one is
  std::optional<std::string> event_type;          // the type inside of the message, where it differs from the name: "ghasi.registration.patient.created"
  std::optional<std::string> retry;               // attempts and pauses, as printed
  std::optional<std::string> dead_letter;         // where a message goes that cannot be handled, as printed
  std::optional<std::string> redelivery_horizon;  // how late a copy may come, as printed
  std::string envelope = "none";  // fw16 cloudevents none
  std::optional<Idempotency> idempotency;
  std::optional<std::string> same_as;
  std::vector<Field> fields;
  std::vector<std::string> open;  // objects that may have members beside those listed: "data.meta", "items[]"; "": the message itself
  std::optional<PrintedSchema> printed_schema;
  std::vector<Difference> differences;  // between documents, in the order of their paths
  std::vector<Example> examples;
  std::vector<SourceSpan> at;  // every place that states the event; the defining one first
  std::map<std::string, SourceSpan, std::less<>> stated_at;  // fact -> where it is said: "status", "channel", "retention" …

  [[nodiscard]] const Field* field(std::string_view path) const;
  /// Where the document says this fact of the event, or else where it states the event.
  [[nodiscard]] const SourceSpan& place_of(std::string_view fact) const;
};

/// One thing a party must do. The id is a slug of document, party and clause and survives edits elsewhere in the file;
/// the digest is of the clause's words (white space folded), so that a scenario written against older words shows.
struct Obligation {
  std::string id;     // "ce-29/pm-01/deduplicate"
  std::string party;  // "PM-01"
  std::string kind;   // one of obligation_kinds
  std::string event;  // the event that it is about, or empty
  std::string text;   // the clause, one line
  std::string digest;
  SourceSpan at;
};

/// The kinds that checks know: each check states which kinds its failures violate.
inline constexpr std::array<std::string_view, 16> obligation_kinds{
    "publish",          // the publisher publishes the event when its state changes, and only then
    "deliver",          // at-least-once
    "receive",          // the subscriber takes the event and acknowledges it
    "deduplicate",      // one effect for each distinct event
    "create-record",    // creates or maps a record
    "set-status",       // sets a stated column
    "preserve-reference",
    "trigger",          // starts a follow-up (bed assignment, waitlist, charge)
    "aggregate",        // counts or measures
    "isolate-tenant",   // organisation scope, row-level security
    "minimise-payload", // ids only, no PHI
    "protect-logs",     // no PHI in logs
    "verify-consent",
    "append-only",      // insert only, no update, no delete
    "audit",
    "other"};

struct Mapping {  // one row of a field-mapping table
  std::string source_table;  // "ce_contacts", or empty where the document does not say
  std::string source_field;
  std::string target_table;  // "pm_patients"
  std::string target_field;
  std::string party;         // who maps: "PM-01", or empty
  std::string note;
  SourceSpan at;
};

struct Column {
  std::string name;
  std::string type;   // as printed: "uuid"
  std::string notes;
  SourceSpan at;
};

/// What a document says that somebody does with a table.
struct TableUse {
  std::string party;   // "CL-14-EN-01", or empty
  std::string action;  // insert update delete read
  SourceSpan at;
};

struct Table {
  std::string name;
  std::string owner;  // core prefix or party, or empty
  bool row_level_security = false;
  bool append_only = false;
  bool holds_phi = false;                             // by purpose: names, phone numbers and the like belong there
  std::vector<Column> columns;                        // empty where the document only names the table
  std::vector<std::vector<std::string>> unique_keys;
  std::vector<TableUse> uses;
  SourceSpan at;
};

/// A stream (JetStream) or channel that a document configures.
struct Stream {
  std::string name;            // "REGISTRATION"
  std::string subject_prefix;  // "REGISTRATION.", "diag.laboratory.>", as printed; or empty
  std::string retention;       // "WorkQueue — consumers must ACK", as printed; or empty
  SourceSpan at;
};

/// One step of a data flow: a line of a flow drawing or of a numbered list below "Data Flow".
struct FlowStep {
  std::uint32_t depth = 0;  // 0: outermost
  std::string party;        // who acts, or empty
  std::string event;        // the event that the step names, or empty
  std::string text;
  SourceSpan at;
};

struct Api {
  std::string name;
  std::optional<std::string> method;
  std::optional<std::string> path;
  SourceSpan at;
};

struct Party {
  std::string name;     // "PM-01"
  std::string core;     // "PM", or empty
  std::string feature;  // "01", "14-EN-01", or empty
  SourceSpan at;
};

struct Permission {
  std::string key;  // "ce.lead-conversions.*"
  SourceSpan at;
};

struct Threshold {  // "score ≥ 85"
  std::string subject;
  std::string comparison;  // < <= > >= ==
  std::string value;
  SourceSpan at;
};

enum class Level : std::uint8_t { error, warning, note };
[[nodiscard]] std::string_view to_string(Level level);

struct Quote {
  SourceSpan at;
  std::string text;          // the document's own line, trimmed
  std::uint32_t column = 0;  // of `at` in UTF-16 code units, as editors and code scanning count; 0: not known
};

/// One gap in the documents, or in what was run against them.
struct Finding {
  std::string rule;  // "AC301": see harness/contract/rules.hpp
  std::string kind;  // contradiction underspecified violation untested drift document
  Level level = Level::warning;
  std::string title;
  std::vector<Quote> at;
  std::string event;  // or empty
  std::string party;  // or empty
  std::string mend;   // what to do about it
  std::string replay; // the command that shows it again, or empty
  std::uint32_t twin = 0;  // counts findings that differ in nothing but the folder of their file
  [[nodiscard]] std::string fingerprint() const;  // survives line moves: rule, event, party, title, file, twin
};

struct Assumption {
  std::string id;  // "ce-29/correlation-id-form"
  std::string text;
  SourceSpan at;
};

struct Model {
  std::vector<DocumentInfo> documents;
  std::vector<Event> events;  // sorted by name
  std::vector<std::string> mentioned_events;
  std::vector<Party> parties;
  std::vector<Api> apis;
  std::vector<Table> tables;
  std::vector<Mapping> mappings;
  std::vector<Threshold> thresholds;
  std::vector<Permission> permissions;
  std::vector<Stream> streams;
  std::vector<FlowStep> flow;
  std::vector<Obligation> obligations;  // sorted by id
  std::vector<Assumption> assumptions;
  std::vector<Finding> findings;

  [[nodiscard]] const Event* event(std::string_view name_or_alias) const;
  [[nodiscard]] const Obligation* obligation(std::string_view id) const;
};

}  // namespace assay::contract
