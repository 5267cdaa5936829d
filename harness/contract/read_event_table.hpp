#pragma once

#include "harness/contract/event_cursor.hpp"

namespace assay::contract {

/// An event table, or rows that name events by the word "Event". Result: whether the table was one.
[[nodiscard]] bool read_event_table(const document::Block& table, EventCursor& cursor);

}  // namespace assay::contract
