#pragma once

#include "harness/base/duration.hpp"
#include "harness/kernel/journal.hpp"
#include "harness/party/message.hpp"
#include "harness/world/store.hpp"

#include <cstdint>
#include <vector>

namespace assay::world {

/// A message that the broker still has to deliver to one subscriber.
struct Pending {
  const party::Message* message = nullptr;
  std::uint8_t party = 0;      // index into the cast
  std::uint8_t failures = 0;   // deliveries that were not acknowledged
  std::uint16_t attempt = 1;   // which delivery the next one is; a copy counts on from its original
  std::uint32_t sequence = 0;  // order of sending
  Instant due;                 // not before, unless chosen: then the clock moves on to it
};

/// What may still go wrong in this schedule.
struct Budget {
  std::uint8_t duplicates = 0;
  std::uint8_t crashes = 0;
  std::uint8_t lost_acks = 0;
  std::uint8_t unavailable = 0;
  std::uint8_t overlaps = 0;
  std::uint8_t delays = 0;  // one bit for each delay that is left

  friend bool operator==(const Budget&, const Budget&) = default;
};

/// A whole world between two steps: a value, cheap to copy.
struct State {
  Store store;
  std::vector<Pending> pending;  // by due, then sequence
  Budget left;
  std::uint16_t next_script = 0;   // index of the next action of the script
  std::uint16_t command_tries = 0; // of that action, failed so far
  std::uint16_t steps = 0;
  std::uint32_t sent = 0;          // messages handed to the broker so far
  Instant now;
  std::uint64_t observed = 0;  // the multiset of what could be seen of the steps so far, order between steps left out
  kernel::JournalEnd journal;
};

}  // namespace assay::world
