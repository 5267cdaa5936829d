#pragma once

#include "harness/diff/event_report.hpp"

namespace assay::diff {

/// What has changed about an event beside its payload: names, status, version, parties, and the facts of its transport.
/// A promise that the document makes for the first time fills a gap and breaks nobody; one that it withdraws breaks those who relied
/// on it; one that it changes breaks whoever cannot keep it or cannot live with it.
void compare_event(const EventPair& pair, EventReport& report);

/// Each of these compares one idea; compare_event calls them all.
void compare_transport(EventReport& report);   // envelope, type inside, channel, stream, subject
void compare_promises(EventReport& report);    // delivery, ordering, retention, redelivery horizon
void compare_key(EventReport& report);         // idempotency
void compare_parties(EventReport& report);
void compare_identity(const EventPair& pair, EventReport& report);  // name, aliases, status, version

}  // namespace assay::diff
