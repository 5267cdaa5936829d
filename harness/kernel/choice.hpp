#pragma once

#include "harness/base/duration.hpp"
#include "harness/base/hash.hpp"
#include "harness/base/text.hpp"

#include <cstdint>
#include <string>

namespace assay::kernel {

/// What may happen next.
enum class Action : std::uint8_t {
  script,   // the next step of the scenario
  work,     // a party does what it has queued for itself (an outbox relay sends one event)
  deliver,  // the broker delivers one message
};

/// What goes wrong while it happens.
enum class Fault : std::uint8_t {
  none,
  duplicate,    // the broker keeps a copy and will deliver it again, acknowledged or not
  crash,        // the party is killed at a boundary; its memory is gone
  lost_ack,     // the party has answered, the broker does not hear it
  unavailable,  // the store refuses one call
  overlap,      // a second worker of the party handles another delivery while this one stands at a boundary
  delay,        // the clock moves on first
};

/// One decision of a run, by the identities of what it is about and not by positions in lists: it can be read, compared
/// and looked for again in another build.
struct Choice {
  Action action = Action::script;
  Fault fault = Fault::none;
  Text party;                 // who acts
  Text message;               // the event that is delivered, or the name of the script step
  std::uint16_t attempt = 0;  // which delivery of the message: 1 is the first; copies and retries count on
  std::uint16_t boundary = 0; // where the fault strikes: after that many boundaries (1 is the first)
  Text boundary_name;         // "commit pm_patients": for people, and to find the place again
  Text overlap_message;       // what the second worker handles
  std::uint16_t overlap_attempt = 0;
  Duration delay{0};

  friend bool operator==(const Choice&, const Choice&) = default;
};

/// "deliver e7 #2 to PM-01, crash after commit": a line of a replay and of a report.
[[nodiscard]] std::string to_string(const Choice& choice);

[[nodiscard]] std::string_view to_string(Action action);
[[nodiscard]] std::string_view to_string(Fault fault);

}  // namespace assay::kernel
