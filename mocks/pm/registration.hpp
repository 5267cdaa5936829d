#pragma once

#include "mocks/fw/inbox_subscriber.hpp"

namespace assay::mocks {

/// PM-01: registers a patient for each lead that was converted to one. The event carries ids only; the person's data are
/// fetched from ce_contacts, within the event's organisation.
class Registration : public InboxSubscriber {
 public:
  using InboxSubscriber::InboxSubscriber;
  [[nodiscard]] Text name() const override;
  [[nodiscard]] std::vector<Text> subscriptions() const override;

 protected:
  [[nodiscard]] party::Answer apply(const party::Delivery& delivery, Text tenant, party::Context& context) const override;
  [[nodiscard]] virtual Row contact_of(const party::Message& message, Text tenant, party::Context& context) const;
  [[nodiscard]] virtual Text new_patient_id(const party::Message& message, party::Context& context) const;
  /// Inserts the pm_patients row and returns its id.
  virtual Text create_patient(const party::Message& message, const Row& contact, Text tenant, party::Context& context) const;
  virtual void audit_patient(const party::Message& message, Text patient_id, Text tenant, party::Context& context) const;
  /// Says in the log what was done: ids only.
  virtual void report(const party::Message& message, const Row& contact, Text tenant, party::Context& context) const;
};

}  // namespace assay::mocks
