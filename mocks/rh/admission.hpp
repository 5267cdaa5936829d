#pragma once

#include "mocks/fw/inbox_subscriber.hpp"

namespace assay::mocks {

/// RH-01: admits a resident for each lead that was converted to one, and gives a free bed of the site or a place on its
/// waitlist.
class Admission : public InboxSubscriber {
 public:
  using InboxSubscriber::InboxSubscriber;
  [[nodiscard]] Text name() const override;
  [[nodiscard]] std::vector<Text> subscriptions() const override;

 protected:
  [[nodiscard]] party::Answer apply(const party::Delivery& delivery, Text tenant, party::Context& context) const override;
  [[nodiscard]] virtual Row contact_of(const party::Message& message, Text tenant, party::Context& context) const;
  /// The first bed of the site, by label, that nobody has; null if all are taken.
  [[nodiscard]] virtual Row free_bed(Text site, Text tenant, party::Context& context) const;
  virtual void place(Text resident_id, const Row& bed, Text site, Text tenant, party::Context& context) const;
  virtual void audit_resident(const party::Message& message, Text resident_id, Text tenant, party::Context& context) const;
};

}  // namespace assay::mocks
