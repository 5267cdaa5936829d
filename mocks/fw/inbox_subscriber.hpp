#pragma once

#include "harness/contract/registry.hpp"
#include "harness/party/party.hpp"

#include <memory>

namespace assay::mocks {

using SharedRegistry = std::shared_ptr<const contract::Registry>;

/// A subscriber with an inbox: one transaction claims the event by its idempotency key, does the effect and writes the audit
/// entry, so that all of it happens or none, and the acknowledgement follows the commit.
///
/// handle() is the whole of it; each decision in it is one step below, which a broken twin replaces to be wrong in one way.
class InboxSubscriber : public party::Party {
 public:
  explicit InboxSubscriber(SharedRegistry registry) : registry_(std::move(registry)) {}

  party::Answer handle(const party::Delivery& delivery, party::Context& context) const override;

 protected:
  enum class Claim : std::uint8_t {
    first,
    repeated,  // the same event again
    conflict,  // the same key with another payload
  };

  /// A reason to refuse the message for good, or empty.
  [[nodiscard]] virtual Text problem(const party::Message& message) const;
  /// The organisation whose data the event is about.
  [[nodiscard]] virtual Text tenant_of(const party::Message& message, party::Context& context) const;
  /// What makes two deliveries the same event: the contract's key, within organisation, subscriber and event type.
  [[nodiscard]] virtual Text key_of(const party::Delivery& delivery) const;
  [[nodiscard]] virtual Claim claim(const party::Delivery& delivery, Text tenant, party::Context& context) const;
  /// The digest of the payload with which this event was claimed before; null if it was not.
  [[nodiscard]] virtual Value claimed(const party::Delivery& delivery, Text tenant, party::Context& context) const;
  virtual void note_claim(const party::Delivery& delivery, Text tenant, party::Context& context) const;
  /// The rest of the transaction, once the event is claimed: the effect and the commit, or the refusal.
  [[nodiscard]] virtual party::Answer perform(const party::Delivery& delivery, Text tenant, party::Context& context) const;
  /// The effect, inside the transaction.
  [[nodiscard]] virtual party::Answer apply(const party::Delivery& delivery, Text tenant, party::Context& context) const = 0;
  /// Says that a copy was seen and left alone.
  virtual void note_duplicate(const party::Message& message, Text tenant, party::Context& context) const;
  /// Leaves a trace of a refusal and gives the answer.
  [[nodiscard]] virtual party::Answer refuse(const party::Message& message, Text reason, party::Context& context) const;

  [[nodiscard]] const contract::Registry& registry() const { return *registry_; }
  [[nodiscard]] static Value digest_of(const party::Message& message);

 private:
  SharedRegistry registry_;
};

}  // namespace assay::mocks
