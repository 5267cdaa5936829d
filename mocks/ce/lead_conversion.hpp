#pragma once

#include "mocks/fw/inbox_subscriber.hpp"
#include "mocks/fw/publish.hpp"

namespace assay::mocks {

/// CE: converts a lead. One transaction appends the ce_lead_conversions row, marks the lead, writes the specific event and
/// the deprecated ce_lead_converted to the outbox, and the audit entry.
///
/// Command convert_lead { lead, to: patient|resident, correlation_id }: the caller makes the correlation id once for each
/// intent and repeats it on a retry; a conversion that is already there is answered as done, without a second event.
class LeadConversion : public party::Party {
 public:
  explicit LeadConversion(SharedRegistry registry) : registry_(std::move(registry)) {}
  [[nodiscard]] Text name() const override;
  [[nodiscard]] std::vector<CommandForm> commands() const override;
  party::Answer command(const party::Command& command, party::Context& context) const override;

 protected:
  struct Conversion {
    Row lead;
    Row contact;
    Text type;  // patient or resident
    Text correlation;
    Text at;
    Text actor;
    Text tenant;
  };

  /// The whole transaction.
  [[nodiscard]] virtual party::Answer convert(const party::Command& command, party::Context& context) const;
  /// Reads and checks what the command names; a reason code, or empty.
  [[nodiscard]] Text prepare(const party::Command& command, Conversion& conversion, party::Context& context) const;
  /// Part 2: data about substance use need an active consent.
  [[nodiscard]] virtual bool consent_given(const Conversion& conversion, party::Context& context) const;
  /// Nothing if this intent has been done before.
  [[nodiscard]] virtual party::Written record(const Conversion& conversion, party::Context& context) const;
  /// The rest of the transaction, once the conversion is recorded: events, audit entry, commit.
  [[nodiscard]] virtual party::Answer complete(const party::Command& command, const Conversion& conversion, party::Context& context) const;
  [[nodiscard]] virtual party::Written publish_all(const Conversion& conversion, party::Context& context) const;
  [[nodiscard]] virtual party::Written publish_one(const Publication& publication, party::Context& context) const;
  [[nodiscard]] virtual Text payload_of(const Conversion& conversion) const;
  virtual void audit_conversion(const Conversion& conversion, party::Context& context) const;
  [[nodiscard]] virtual party::Answer refuse(const party::Command& command, Text reason, party::Context& context) const;

  [[nodiscard]] const contract::Registry& registry() const { return *registry_; }

 private:
  [[nodiscard]] Text deprecated_payload_of(const Conversion& conversion) const;
  SharedRegistry registry_;
};

}  // namespace assay::mocks
