#pragma once

#include "harness/party/context.hpp"

#include <memory>
#include <vector>

namespace assay::party {

/// A publisher, subscriber or both. It holds no state of its own: whatever it knows between two calls stands in the tables
/// of its Context, so that a world can copy it, kill it and look at it.
class Party {
 public:
  virtual ~Party() = default;

  [[nodiscard]] virtual Text name() const = 0;  // as in the contracts: "PM-01"
  [[nodiscard]] virtual std::vector<Text> subscriptions() const { return {}; }  // event types, aliases too

  /// Takes one delivery. The world acknowledges, delivers again or dead-letters as the answer says.
  virtual Answer handle(const Delivery&, Context&) const { return Answer::refuse(Text("not-subscribed")); }
  /// What it can be asked to do, each with the arguments that it takes.
  struct CommandForm {
    Text name;
    std::vector<Text> arguments;
  };
  [[nodiscard]] virtual std::vector<CommandForm> commands() const { return {}; }
  virtual Answer command(const Command&, Context&) const { return Answer::refuse(Text("unknown-command")); }

  /// Work that it has queued for itself, such as an outbox to send: one piece for each call.
  [[nodiscard]] virtual bool works() const { return false; }
  [[nodiscard]] virtual bool has_work(Reader&) const { return false; }
  virtual void work(Context&) const {}

  /// The party that keeps what nobody could handle; at most one in a world says true.
  [[nodiscard]] virtual bool keeps_dead_letters() const { return false; }
  virtual void dead_letter(const Message&, Text /*subscriber*/, Text /*reason*/, Context&) const {}
};

/// The parties of a world.
using Cast = std::vector<std::shared_ptr<const Party>>;

}  // namespace assay::party
