#include "harness/contract/rules/families.hpp"

#include <array>

// AC3xx: what one document says twice differently, or what cannot work as it is said.

namespace assay::contract {
namespace {

constexpr std::array table{
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
         "Retention: WorkQueue for the stream, seven years for the event.", "Keep the history in another stream or store, or change the stream's retention."}};

}  // namespace

std::span<const Rule> within_rules() { return table; }

}  // namespace assay::contract
