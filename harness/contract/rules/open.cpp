#include "harness/contract/rules/families.hpp"

#include <array>

// AC1xx: what a document leaves open about its events.

namespace assay::contract {
namespace {

constexpr std::array table{
    Rule{"AC101", Level::warning, "underspecified", "no payload schema",
         "Without declared members neither side can refuse a wrong message, and nothing can be generated or checked.",
         "An event section says \"Payload: see spec\" and prints no fields.", "Print the payload as a TypeScript type, a JSON Schema or a table of fields."},
    Rule{"AC102", Level::warning, "underspecified", "members without a type",
         "A list of names lets a publisher send a number where a subscriber reads a string.",
         "Key fields: order_id, total, placed_at", "Give each member a type and a format, and mark the optional ones."},
    Rule{"AC103", Level::warning, "underspecified", "no idempotency key",
         "Deliveries are repeated after any lost acknowledgement; without a key a subscriber cannot tell a copy from a second event.",
         "An event with two subscribers and no row \"Idempotency\".", "Name the payload member (or the event id) by which subscribers recognise copies, and its scope."},
    Rule{"AC104", Level::error, "contradiction", "idempotency key is not in the payload",
         "A subscriber cannot deduplicate by a member that it does not receive. The id that every envelope has (event_id, id) is not meant, unless the payload prints the envelope without it.",
         "Idempotency: session_key, while the payload has session_id.", "Add the key to the payload, or name the member that is there."},
    Rule{"AC105", Level::warning, "underspecified", "subscriber without responsibilities",
         "The document says what some subscribers must do; of this one it says only that it listens, and no other document says more, so nothing it does can be judged.",
         "A third subscriber in the event row, and a responsibilities section for the first two.", "State what the subscriber must do, or name in one sentence the document that does."},
    Rule{"AC106", Level::warning, "underspecified", "delivery is not stated",
         "Whether a message may be lost or repeated decides what both sides must be able to bear. Where ordering, retries, dead letters and redelivery horizon are open for the same "
         "events, this finding says so, instead of AC118 to AC121.",
         "An event with subscribers and no row \"Delivery\".", "State the guarantee, for instance at-least-once, and who keeps it."},
    Rule{"AC107", Level::warning, "underspecified", "no publisher",
         "Nobody can be asked to send the event, and its absence is nobody's fault.", "An event table whose publisher cell is empty.", "Name the party that publishes it."},
    Rule{"AC108", Level::note, "underspecified", "no subscriber",
         "An event that nobody is known to need can be dropped or changed without notice.", "A produced event without a list of consumers.", "List the consumers, or say that there are none yet."},
    Rule{"AC109", Level::warning, "underspecified", "payload by reference leaves out keys",
         "The list behind \"same as\" is shorter than the payload it points to: tenant and identity are left to guessing.",
         "Same fields as order.created (total, currency), without order_id.", "Print all members, the keys and the tenant first of all."},
    Rule{"AC110", Level::warning, "document", "finished document with a provisional event",
         "Readers build on a document that is marked complete; a name that may still change breaks them.",
         "Status: Complete, and an event called \"x (or equivalent)\".", "Settle the name, or mark the event as planned."},
    Rule{"AC111", Level::error, "contradiction", "example breaks the declared schema",
         "Readers copy the example, programs are generated from the schema: one of the two is wrong, and each side will follow another one. Shortened sample values (\"…\", \"<uuid>\") are let pass.",
         "The type says count: number, the example has \"count\": \"3\".", "Correct whichever of the two is wrong."},
    Rule{"AC112", Level::warning, "underspecified", "no tenant in the message",
         "A subscriber that serves many tenants cannot tell whose event this is, and looks the record up without a scope. "
         "Events of the fw16 envelope are not meant: organization_id stands in the envelope, and a second one in the payload could only differ from it.",
         "A payload with order_id and total, and neither tenantId nor organization_id.", "Add the tenant to the payload or to the envelope, as a required member."},
    Rule{"AC113", Level::note, "underspecified", "no event version",
         "When a member changes, subscribers can neither ask for the old form nor recognise the new one.",
         "No version in the name, in a row of the table, or in the payload.", "State a version in the name (.v1) or in the payload (event_version)."},
    Rule{"AC114", Level::warning, "document", "event name without the usual form",
         "Names are matched by program: without the publisher's core in front nobody knows who owns the event, without the past tense nobody knows that it is a fact and not a "
         "command. Dotted names are held against their siblings in the same document, since no form is prescribed for them.",
         "order_ready, published by LG, where lg_order_packed would be a name like all others.", "Name it {core}_{entity}_{action}, in snake_case and in the past tense, and keep the old name as an alias for a while."},
    Rule{"AC115", Level::warning, "document", "member that identifies a person",
         "Messages are stored, logged and sent on by systems that were never meant to hold personal data. Judged by the member's name, never by a value: the eighteen "
         "identifiers of the Safe Harbor rule, unless they are somebody else's (a provider, a facility, a tenant). Random ids of records are none.",
         "patient.lastName, mrn or dateOfBirth in a payload.", "Send the record's id and let the subscriber read the rest where access is checked."},
    Rule{"AC116", Level::note, "document", "free text in the message",
         "What people type into a reason or a note holds names and health data sooner or later, and no schema can keep them out.",
         "reason: string in a cancellation event.", "Send a code from a fixed list, or the id of the record that holds the text."},
    Rule{"AC117", Level::note, "document", "health detail in the message",
         "Beside the id of a person a diagnosis, a drug, a billing code or a date of care is health information, and falls under the strictest rule of all that read the stream.",
         "diagnosis_code beside patient_id.", "Send the id of the clinical record; where a code has to travel, say why and who may read it."},
    Rule{"AC118", Level::note, "underspecified", "ordering is not stated",
         "If a later event may arrive first, a subscriber that overwrites will end with the older state.",
         "created, updated and cancelled events of one order, and no word on their order.", "Say \"none\" or \"per order_id\", and which member tells the order."},
    Rule{"AC119", Level::note, "underspecified", "retries are not stated",
         "A subscriber must know how often and for how long a refused message comes back, to choose between failing and waiting.",
         "At-least-once, without attempts or pauses.", "State the number of attempts, the pauses between them and the time limit of one delivery."},
    Rule{"AC120", Level::note, "underspecified", "no place for messages that cannot be handled",
         "Without one a bad message either blocks the good ones behind it or vanishes unseen.",
         "Retries until acknowledged, and no word on what happens to a message that never will be.", "Name the dead-letter table or queue, who looks at it, and what a row of it holds."},
    Rule{"AC121", Level::note, "underspecified", "redelivery horizon is not stated",
         "A subscriber that remembers handled events has to know how late a copy may come, or it keeps every id for ever or forgets one too early.",
         "Deduplicate by order_id, without saying for how long.", "State the longest time after which a copy may still arrive."},
    Rule{"AC122", Level::note, "document", "page looks cut off",
         "The text ends inside of a code block, a table row, a bracket or a list. What it leaves open may have stood in the rest, so that the gaps of the last event are not reported, "
         "nor is the page accused of events and subscribers that it does not list. All else is judged as usual.",
         "A page whose last line opens a code fence that nothing closes.", "Close the fence, bracket or row, or export the page again in full."}};

}  // namespace

std::span<const Rule> open_rules() { return table; }

}  // namespace assay::contract
