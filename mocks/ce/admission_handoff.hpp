#pragma once

#include "mocks/fw/inbox_subscriber.hpp"

namespace assay::mocks {

/// CE-17: an old consumer that still takes the deprecated ce_lead_converted and notes a handoff for each conversion.
class AdmissionHandoff : public InboxSubscriber {
 public:
  using InboxSubscriber::InboxSubscriber;
  [[nodiscard]] Text name() const override;
  [[nodiscard]] std::vector<Text> subscriptions() const override;

 protected:
  [[nodiscard]] party::Answer apply(const party::Delivery& delivery, Text tenant, party::Context& context) const override;
  [[nodiscard]] virtual Text new_handoff_id(const party::Message& message, party::Context& context) const;
};

}  // namespace assay::mocks
