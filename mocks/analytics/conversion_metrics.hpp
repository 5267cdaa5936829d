#pragma once

#include "mocks/fw/inbox_subscriber.hpp"

namespace assay::mocks {

/// Analytics: counts conversions by organisation and type, and keeps the latest conversion of each lead. Ids and numbers
/// only. Events come in any order, so "latest" is by converted_at.
class ConversionMetrics : public InboxSubscriber {
 public:
  using InboxSubscriber::InboxSubscriber;
  [[nodiscard]] Text name() const override;
  [[nodiscard]] std::vector<Text> subscriptions() const override;

 protected:
  [[nodiscard]] party::Answer apply(const party::Delivery& delivery, Text tenant, party::Context& context) const override;
  /// Adds one to the count; false if another worker moved it meanwhile.
  [[nodiscard]] virtual bool count(const party::Message& message, Text tenant, party::Context& context) const;
  virtual void keep_latest(const party::Message& message, Text tenant, party::Context& context) const;
  /// True if the event happened after what is known of its lead.
  [[nodiscard]] virtual bool is_newer(const party::Message& message, const Row& known) const;
};

}  // namespace assay::mocks
