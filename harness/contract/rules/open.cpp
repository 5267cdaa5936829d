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
         "Status: Complete, and an event called \"x (or equivalent)\".", "Settle the name, or mark the event as planned."}};

}  // namespace

std::span<const Rule> open_rules() { return table; }

}  // namespace assay::contract
