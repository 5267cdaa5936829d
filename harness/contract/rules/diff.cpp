#include "harness/contract/rules/families.hpp"

#include <array>

// AC7xx: what `assay diff` finds.

namespace assay::contract {
namespace {

constexpr std::array table{
    Rule{"AC701", Level::error, "drift", "a member is gone",
         "Subscribers that read it get nothing; publishers that still send it are refused, since only declared members are allowed.",
         "The old payload has dock_id, the new one has not.", "Keep the member for as long as an old form is to be kept, or announce its end."},
    Rule{"AC702", Level::error, "drift", "a member has another name or place",
         "To a program a renamed member is one that is gone and another that nobody reads.",
         "crate_id becomes crateId, or moves from the root below data.", "Send both for a while and announce when the old one ends."},
    Rule{"AC703", Level::error, "drift", "a member is demanded",
         "Publishers that were right to leave it out are refused.", "dock?: string becomes dock: string.", "Leave it optional until every publisher sends it, or announce the day from which it is required."},
    Rule{"AC704", Level::error, "drift", "a member may be missing or null",
         "Subscribers were promised a value and now may find none.", "closed_at: string becomes closed_at?: string | null.", "Keep it required, or announce that readers must bear its absence."},
    Rule{"AC705", Level::error, "drift", "fewer values are accepted",
         "Publishers that send what was allowed are refused.", "A string becomes a UUID, or a list loses one of its values.", "Accept the old values for as long as an old form is to be kept, or announce their end."},
    Rule{"AC706", Level::error, "drift", "more values may come",
         "A subscriber that treats each known value may not know what to do with a new one.", "state: 'open' | 'shut' becomes 'open' | 'shut' | 'lost'.",
         "Send the new values only once every subscriber can read them, or announce them."},
    Rule{"AC707", Level::error, "drift", "a member has another type",
         "What one side writes the other cannot read, in either direction.", "grams: number becomes grams: { net: number }.", "Add a member of the new type beside the old one, and announce when the old one ends."},
    Rule{"AC708", Level::error, "drift", "the tenant is told differently",
         "A subscriber that finds no tenant refuses the message or, worse, stores it for somebody else.", "organization_id becomes tenant_id.",
         "Send the tenant under both names until every subscriber reads the new one."},
    Rule{"AC709", Level::error, "drift", "copies are told apart differently",
         "A subscriber that deduplicates by the old key takes copies for new events, or new events for copies.", "The idempotency key was crate_id and is seal_id.",
         "Fill both keys such that either tells copies apart, and announce the new one."},
    Rule{"AC710", Level::error, "drift", "the message is wrapped or typed differently",
         "Receivers do not find the payload, or do not recognise the event at all.", "A plain outbox message becomes a CloudEvents message.", "Send both forms for a while, under two names or on two channels."},
    Rule{"AC711", Level::error, "drift", "the message takes another way",
         "Each side waits where the other is not, and nothing fails loudly.", "Subject DEPOT.crate.sealed becomes depot.crate.sealed.", "Publish on both until every subscriber has moved."},
    Rule{"AC712", Level::error, "drift", "a delivery promise has changed",
         "What a side must be able to bear (losses, copies, another order) is built in, not switched on.", "At-least-once becomes at-most-once.", "Keep the promise for the old event and make a new one for the other."},
    Rule{"AC713", Level::error, "drift", "messages are kept for another time",
         "A subscriber that was away for as long as it was allowed to finds its messages gone; copies come after their keys were forgotten.",
         "Retention: 30 days becomes 7 days.", "Keep the longer time, or announce the day from which the shorter one holds."},
    Rule{"AC714", Level::error, "drift", "an event is gone",
         "Subscribers wait for what nobody sends; publishers send what nobody knows.", "The section of depot_crate_sealed is deleted.", "Mark the event as deprecated with a date, and delete it when that time is over."},
    Rule{"AC715", Level::error, "drift", "an event has another name",
         "To a program a renamed event is one that is gone and another that nobody listens to.", "crate_sealed becomes depot_crate_sealed, be it with the words \"formerly crate_sealed\".",
         "Keep the old event beside the new one, deprecated with a date, and send under both until then."},
    Rule{"AC716", Level::error, "drift", "an event is withdrawn",
         "Subscribers rely on an event that is in use; as a plan it may never be sent.", "Status: implemented becomes planned.", "Deprecate the event with a date instead."},
    Rule{"AC717", Level::error, "drift", "a subscriber is no longer named",
         "Who is not named is not asked before the next change, and nothing is owed to it.", "BL-01 is struck from the list of subscribers.", "Agree with the party, and announce from when it does without the event."},
    Rule{"AC718", Level::error, "drift", "a publisher is no longer named",
         "What it sends is covered by no contract any more.", "Publisher: LG-01 becomes Publisher: LG-02.", "Name both while they take turns, and announce when the old one ends."},
    Rule{"AC719", Level::error, "drift", "an obligation has changed",
         "What a party has proven is tied to its obligations; a new one is proven by nobody yet.", "A clause is added to the responsibilities of BL-01.", "Announce the obligation, and have the party certified again."},
    Rule{"AC720", Level::error, "drift", "a table has changed",
         "Programs of other parties read it, write it or rely on its rules.", "A column of depot_crates is gone.", "Add before removing: keep the old column, key or rule until nobody needs it."},
    Rule{"AC721", Level::error, "drift", "an API is gone", "Its callers get errors.", "GET /v1/crates is no longer listed.", "Keep the old version of the API beside the new one while it is in use."},
    Rule{"AC722", Level::error, "drift", "a permission is gone", "Who was allowed by it is turned away.", "depot.crates.view is no longer listed.", "Keep the key until no role holds it."},
    Rule{"AC723", Level::error, "drift", "a threshold has changed", "Two parties that decide by it decide differently until both know the new one.", "score >= 85 becomes score >= 90.", "Announce from when the new value holds, for both sides."},
    Rule{"AC724", Level::error, "drift", "a stream keeps its messages differently",
         "In a work queue each message reaches one consumer, elsewhere it reaches all of them.", "Limits becomes WorkQueue.", "Make a new stream with the other retention and move the consumers."},
    Rule{"AC725", Level::error, "drift", "a mapping has changed", "The same value ends up in another column from one day to the next.", "phone is mapped to contact_phone instead of phone.", "Write both columns for a while, and announce the new one."},
    Rule{"AC790", Level::note, "drift", "a compatible change", "Nobody breaks, but readers may want to know.", "An optional member or a subscriber is added.", "Nothing needs to be done."}};

}  // namespace

std::span<const Rule> diff_rules() { return table; }

}  // namespace assay::contract
