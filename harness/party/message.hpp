#pragma once

#include "harness/base/json_object.hpp"

#include <cstdint>

namespace assay::party {

using Payload = JsonObject;

/// One event as it travels. Never changed once sent; the world keeps it for the whole run.
struct Message {
  Text id;           // event_id: the same for every delivery and every copy
  Text type;         // event_type
  Text tenant;       // organization_id of the envelope; empty: none was given
  Text site;         // empty: null
  Text occurred_at;  // RFC 3339
  Text payload;      // a JSON object
  Text envelope;     // all of it, as on the wire (fw16)
  const Payload* parsed = nullptr;
  std::uint64_t hash = 0;

  [[nodiscard]] const Payload& fields() const { return *parsed; }
};

/// The fw16 envelope (design: HTTP delivery) as one line of JSON, with `envelope`, `parsed` and `hash` filled in.
[[nodiscard]] Message make_message(Text id, Text type, Text tenant, Text site, Text occurred_at, Text payload);

struct Delivery {
  const Message* message = nullptr;
  std::uint16_t attempt = 1;   // x-delivery-attempt
  std::uint64_t identity = 0;  // differs for every attempt and copy

  [[nodiscard]] Text id() const { return Text(uuid_of(mix(identity), mix(~identity))); }  // x-delivery-id
};

/// What a party is asked to do through its own interface, not by an event.
struct Command {
  Text name;    // "convert_lead"
  Text id;      // the scenario's name for it
  Text tenant;  // the organisation of the authenticated caller
  Text actor;   // the caller's user id
  std::vector<std::pair<Text, Value>> arguments;

  [[nodiscard]] Value argument(Text argument_name) const;
};

/// How a party ends a delivery or a command.
struct Answer {
  enum class Kind : std::uint8_t {
    done,    // acknowledge; the command succeeded
    retry,   // not now: deliver again later
    refuse,  // never: dead-letter it; the command is refused
  };
  Kind kind = Kind::done;
  Text reason;  // a code, never a value: "unknown-contact"

  [[nodiscard]] static Answer done() { return {}; }
  [[nodiscard]] static Answer retry(Text reason) { return {Kind::retry, reason}; }
  [[nodiscard]] static Answer refuse(Text reason) { return {Kind::refuse, reason}; }
};

}  // namespace assay::party
