#include "mocks/analytics/conversion_metrics.hpp"

#include "mocks/fw/fields.hpp"
#include "mocks/tables.hpp"

#include <string>
#include <utility>

namespace assay::mocks {

using party::Answer;
using party::Context;
using party::Message;
using party::Written;

Text ConversionMetrics::name() const {
  static const Text name("Analytics");
  return name;
}

std::vector<Text> ConversionMetrics::subscriptions() const {
  return {names::ce_lead_converted_to_patient, names::ce_lead_converted_to_resident};
}

Answer ConversionMetrics::apply(const party::Delivery& delivery, Text tenant, Context& context) const {
  const Message& message = *delivery.message;
  if (!count(message, tenant, context)) return Answer::retry(names::store_unavailable);
  keep_latest(message, tenant, context);
  static const Text metric("conversions_total{organization=\"");
  static const Text then("\",type=\"");
  static const Text end("\"}");
  context.metric(joined(joined(joined(metric, tenant), joined(then, message.fields().text(names::converted_to_type))), end));
  return Answer::done();
}

bool ConversionMetrics::count(const Message& message, Text tenant, Context& context) const {
  const Value type = message.fields()[names::converted_to_type];
  const Row row = context.find(ConversionCounts::layout,
                               {{ConversionCounts::organization_id, tenant}, {ConversionCounts::converted_to_type, type}});
  if (!row) {
    context.insert(ConversionCounts::layout, {{ConversionCounts::organization_id, tenant},
                                              {ConversionCounts::converted_to_type, type},
                                              {ConversionCounts::conversions, Value::of(std::int64_t{1})}});
    return true;
  }
  const Value before = row->values[ConversionCounts::conversions];
  // Only if the count is still what was read: two workers must not both write the same sum.
  return context.update(ConversionCounts::layout,
                        {{ConversionCounts::organization_id, tenant},
                         {ConversionCounts::converted_to_type, type},
                         {ConversionCounts::conversions, before}},
                        {{ConversionCounts::conversions, Value::of(before.integer() + 1)}}) == Written::done;
}

bool ConversionMetrics::is_newer(const Message& message, const Row& known) const {
  // As instants: the same time may be written with another offset. Equal times are ordered by type, so that all agree.
  const auto instant = [](Text text) { return parse_instant(text.view()).value_or(Instant{}); };
  const std::pair now(instant(message.fields().text(names::converted_at)), message.fields().text(names::converted_to_type));
  const std::pair before(instant(known->values[LeadStatus::latest_at].text()), known->values[LeadStatus::latest_type].text());
  return now > before;
}

void ConversionMetrics::keep_latest(const Message& message, Text tenant, Context& context) const {
  const party::Payload& payload = message.fields();
  const Value lead = payload[names::lead_id];
  const Row known = context.find(LeadStatus::layout, {{LeadStatus::organization_id, tenant}, {LeadStatus::lead_id, lead}});
  if (!known) {
    context.insert(LeadStatus::layout, {{LeadStatus::organization_id, tenant},
                                        {LeadStatus::lead_id, lead},
                                        {LeadStatus::latest_type, payload[names::converted_to_type]},
                                        {LeadStatus::latest_at, payload[names::converted_at]}});
  } else if (is_newer(message, known)) {
    context.update(LeadStatus::layout,
                   {{LeadStatus::organization_id, tenant}, {LeadStatus::lead_id, lead},
                    {LeadStatus::latest_at, known->values[LeadStatus::latest_at]}},
                   {{LeadStatus::latest_type, payload[names::converted_to_type]}, {LeadStatus::latest_at, payload[names::converted_at]}});
  }
}

}  // namespace assay::mocks
