#include "mocks/faults/groups.hpp"
#include "mocks/fw/framework.hpp"
#include "mocks/tables.hpp"

#include <array>

/// Group D, the relay: from the outbox to the broker.
namespace assay::mocks::faults {
namespace {

using party::Context;
using party::Message;

class MarkBeforeSend : public Framework {
 public:
  void work(Context& context) const override {
    const Row row = context.find(DomainEvents::layout, {{DomainEvents::dispatched, Value::of(false)}});
    if (!row) return;
    mark_dispatched(row, context);
    [[maybe_unused]] const bool sent = send_to_all(message_of(row, context), context);
  }
};

class FreshId : public Framework {
 protected:
  Message message_of(const Row& row, Context& context) const override {
    const Message message = Framework::message_of(row, context);
    return party::make_message(context.new_id(), message.type, message.tenant, message.site, message.occurred_at, message.payload);
  }
};

class TimeoutIsSent : public Framework {
 protected:
  bool send_to_all(const Message& message, Context& context) const override {
    for (const Text subscriber : context.subscribers_of(message.type)) {
      [[maybe_unused]] const bool confirmed = context.send(message, subscriber);
    }
    return true;
  }
};

class AnySentIsAllSent : public Framework {
 protected:
  bool send_to_all(const Message& message, Context& context) const override {
    bool any = false;
    for (const Text subscriber : context.subscribers_of(message.type)) any |= context.send(message, subscriber);
    return any;
  }
};

constexpr std::array twins{
    Fault{"D04", "relay-mark-before-send", "FW-16", "emitted-events-agree", "marks an event as sent and then sends it",
          make<MarkBeforeSend>},
    Fault{"D05", "relay-fresh-id", "FW-16", "emitted-events-agree", "gives an event a new id with every attempt to send it", make<FreshId>},
    Fault{"D06", "relay-deletes-on-timeout", "FW-16", "emitted-events-agree", "takes a broker that did not answer for one that said yes",
          make<TimeoutIsSent>},
    Fault{"D28", "ack-of-partial-batch-send", "FW-16", "effect-exactly-once",
          "marks an event as sent when one of its subscribers has it", make<AnySentIsAllSent>},
};

}  // namespace

std::span<const Fault> relay_twins() { return twins; }

}  // namespace assay::mocks::faults
