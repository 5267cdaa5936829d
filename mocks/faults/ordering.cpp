#include "mocks/analytics/conversion_metrics.hpp"
#include "mocks/faults/groups.hpp"
#include "mocks/fw/fields.hpp"
#include "mocks/pm/registration.hpp"
#include "mocks/tables.hpp"

#include <array>
#include <utility>

/// Group B: events that come in another order than they happened, or at the same time.
namespace assay::mocks::faults {
namespace {

using party::Answer;
using party::Context;
using party::Delivery;
using party::Message;
using party::Written;

class LastArrivalWins : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  bool is_newer(const Message&, const Row&) const override { return true; }
};

class TimeAsText : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  bool is_newer(const Message& message, const Row& known) const override {
    const party::Payload& payload = message.fields();
    return std::pair(payload.text(names::converted_at), payload.text(names::converted_to_type)) >
           std::pair(known->values[LeadStatus::latest_at].text(), known->values[LeadStatus::latest_type].text());
  }
};

/// Does with an event that a later one has overtaken what `overtaken` says, instead of counting it.
template <Answer (*overtaken)(Text reason)>
class NoRoomForLateEvents : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  Answer apply(const Delivery& delivery, Text tenant, Context& context) const override {
    const Message& message = *delivery.message;
    const Row known = context.find(
        LeadStatus::layout, {{LeadStatus::organization_id, tenant}, {LeadStatus::lead_id, message.fields()[names::lead_id]}});
    if (known && !is_newer(message, known)) return overtaken(Text("superseded"));
    return ConversionMetrics::apply(delivery, tenant, context);
  }
};

class OrphanDropped : public Registration {
 public:
  using Registration::Registration;

 protected:
  Answer apply(const Delivery& delivery, Text tenant, Context& context) const override {
    const Answer answer = Registration::apply(delivery, tenant, context);
    return answer.reason == names::unknown_contact ? Answer::done() : answer;
  }
};

class LostUpdate : public ConversionMetrics {
 public:
  using ConversionMetrics::ConversionMetrics;

 protected:
  bool count(const Message& message, Text tenant, Context& context) const override {
    const Value type = message.fields()[names::converted_to_type];
    const Row row = context.find(ConversionCounts::layout,
                                 {{ConversionCounts::organization_id, tenant}, {ConversionCounts::converted_to_type, type}});
    if (!row) return ConversionMetrics::count(message, tenant, context);
    return context.update(ConversionCounts::layout,
                          {{ConversionCounts::organization_id, tenant}, {ConversionCounts::converted_to_type, type}},
                          {{ConversionCounts::conversions, Value::of(row->values[ConversionCounts::conversions].integer() + 1)}}) ==
           Written::done;
  }
};

constexpr std::array twins{
    Fault{"B01", "stale-overwrite", "Analytics", "final-state-agrees", "lets the event that arrives last win", make<LastArrivalWins>},
    Fault{"B04", "version-as-text", "Analytics", "final-state-agrees", "compares times as text, whatever their offset is", make<TimeAsText>},
    Fault{"B06", "stale-nacked-forever", "Analytics", "comes-to-rest", "asks again and again for an event that a later one has overtaken",
          make<NoRoomForLateEvents<Answer::retry>>},
    Fault{"B07", "stale-dead-lettered", "Analytics", "comes-to-rest", "refuses an event that a later one has overtaken",
          make<NoRoomForLateEvents<Answer::refuse>>},
    Fault{"B13", "orphan-dropped", "PM-01", "acknowledged-after-commit",
          "acknowledges an event whose contact is not there and forgets it", make<OrphanDropped>},
    Fault{"B20", "lost-update", "Analytics", "final-state-agrees", "writes the sum that it has read plus one, whatever stands there now",
          make<LostUpdate>},
};

}  // namespace

std::span<const Fault> ordering_twins() { return twins; }

}  // namespace assay::mocks::faults
