#include "harness/contract/rules.hpp"

#include <algorithm>
#include <array>

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
         "A subscriber cannot deduplicate by a member that it does not receive.",
         "Idempotency: session_key, while the payload has session_id.", "Add the key to the payload, or name the member that is there."},
    Rule{"AC105", Level::warning, "underspecified", "subscriber without responsibilities",
         "The document says what some subscribers must do; of this one it says only that it listens, so nothing it does can be judged.",
         "A third subscriber in the event row, and a responsibilities section for the first two.", "State what the subscriber must do, or that another document does."},
    Rule{"AC106", Level::warning, "underspecified", "delivery is not stated",
         "Whether a message may be lost or repeated decides what both sides must be able to bear.",
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
    Rule{"AC301", Level::error, "contradiction", "payload without PHI, and with PHI",
         "One sentence promises identifiers only, another says that events carry health information: publisher and subscriber will believe different ones.",
         "\"Payloads hold identifiers only\" and, further down, \"events carry PHI\".", "Decide for identifiers only and strike the other sentence."},
    Rule{"AC302", Level::warning, "contradiction", "payload carries an id that its consumer creates",
         "The publisher cannot know the id of a record that comes into being by this very event.",
         "An event with patient_id whose subscriber is to create the patient.", "Drop the member, or declare it optional and null at publication."},
    Rule{"AC303", Level::error, "contradiction", "work-queue stream with several consumers",
         "A work queue removes a message at its first acknowledgement: each message reaches one of the consumers, not all.",
         "Retention: WorkQueue, and three consumers below.", "Use interest or limits retention with one durable consumer for each subscriber."},
    Rule{"AC304", Level::error, "contradiction", "work-queue retention against long retention",
         "What is acknowledged is gone, so it cannot be kept for years in the same stream.",
         "Retention: WorkQueue for the stream, seven years for the event.", "Keep the history in another stream or store, or change the stream's retention."},
    Rule{"AC901", Level::error, "violation", "a schedule breaks an obligation",
         "The parties were run under copies, reordering and crashes, and one schedule ended in a way that the contract forbids.",
         "The same event delivered twice makes two patients.", "Follow the schedule step by step with assay replay, mend the party, and replay again until it says FIXED."},
    Rule{"AC902", Level::note, "untested", "an obligation without a scenario",
         "What nothing verifies may be broken today and nobody would see it.",
         "A clause that no scenario names under verifies.", "Write a scenario whose `verifies` names the obligation and whose `then` could fail."}};

}  // namespace

std::span<const Rule> rules() { return table; }

const Rule* find_rule(std::string_view id) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace assay::contract
