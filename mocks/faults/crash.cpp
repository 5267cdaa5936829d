#include "mocks/analytics/conversion_metrics.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/rh/admission.hpp"
#include "mocks/tables.hpp"

#include <array>
#include <string>

/// Group C: what is acknowledged and what is durable, and in which order.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;

class AckOnReceipt : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    context.acknowledge();
    return Registration::handle(delivery, context);
  }
};

class AckAfterEnqueue : public Admission {
 public:
  using Admission::Admission;

 protected:
  Answer perform(const Delivery& delivery, Text tenant, Context& context) const override {
    context.acknowledge();  // a pool of its own does the rest
    return Admission::perform(delivery, tenant, context);
  }
};

class AckInFinally : public Registration {
 public:
  using Registration::Registration;

  Answer handle(const Delivery& delivery, Context& context) const override {
    [[maybe_unused]] const Answer answer = Registration::handle(delivery, context);
    return Answer::done();
  }
};

class SwallowAndAck : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

  Answer handle(const Delivery& delivery, Context& context) const override {
    const Answer answer = ConversionMetrics::handle(delivery, context);
    if (answer.kind != Answer::Kind::retry) return answer;
    context.log(Text("error"), Text("event_failed event=" + std::string(delivery.message->id.view())), delivery.message->tenant);
    return Answer::done();
  }
};

/// The resident in one transaction, the bed in the next.
class TornWrite : public Admission {
 public:
  using Admission::Admission;

 protected:
  void place(Text, const Row&, Text, Text, Context&) const override {}
  Answer perform(const Delivery& delivery, Text tenant, Context& context) const override {
    const party::Payload& payload = delivery.message->fields();
    const Row bed = free_bed(payload.text(names::site_id), tenant, context);
    const Answer answer = Admission::perform(delivery, tenant, context);
    if (answer.kind != Answer::Kind::done) return answer;
    const Row resident = context.find(Residents::layout, {{Residents::organization_id, tenant},
                                                          {Residents::ce_lead_id, payload[names::lead_id]}});
    if (resident) Admission::place(resident->values[Residents::id].text(), bed, payload.text(names::site_id), tenant, context);
    return answer;
  }
};

constexpr std::array twins{
    Fault{"C01", "ack-on-receipt", "PM-01", "acknowledged-after-commit", "acknowledges before it does anything", make<AckOnReceipt>},
    Fault{"C02", "ack-after-enqueue", "RH-01", "acknowledged-after-commit",
          "acknowledges when the event has been handed on inside the process", make<AckAfterEnqueue>},
    Fault{"C03", "ack-in-finally", "PM-01", "acknowledged-after-commit", "acknowledges whatever came of the event", make<AckInFinally>},
    Fault{"C04", "swallow-and-ack", "Analytics", "effect-exactly-once", "logs that the store failed and acknowledges", make<SwallowAndAck>},
    Fault{"C16", "torn-state-write", "RH-01", "final-state-agrees", "writes resident and bed in two transactions", make<TornWrite>},
};

}  // namespace

std::span<const Fault> crash_twins() { return twins; }

}  // namespace assay::mocks::faults
