#pragma once

#include "harness/party/party.hpp"

namespace assay::mocks {

/// FW-16: takes events from fw_domain_events to the broker, at least once, and keeps what no subscriber could handle.
/// A row is marked only after every subscriber's copy was handed over, so that a crash between the two sends again, with
/// the same event id.
class Framework : public party::Party {
 public:
  [[nodiscard]] Text name() const override;
  [[nodiscard]] bool works() const override { return true; }
  [[nodiscard]] bool has_work(party::Reader& reader) const override;
  void work(party::Context& context) const override;
  [[nodiscard]] bool keeps_dead_letters() const override { return true; }
  void dead_letter(const party::Message& message, Text subscriber, Text reason, party::Context& context) const override;

 protected:
  /// The message for one row of fw_domain_events.
  [[nodiscard]] virtual party::Message message_of(const Row& row, party::Context& context) const;
  /// Hands the message to every subscriber of its type; false if the broker did not confirm one.
  [[nodiscard]] virtual bool send_to_all(const party::Message& message, party::Context& context) const;
  /// What the dead letter says of why: a code.
  [[nodiscard]] virtual Text reason_of(const party::Message& message, Text reason) const;

  static void mark_dispatched(const Row& row, party::Context& context);
};

}  // namespace assay::mocks
