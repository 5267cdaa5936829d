#include "harness/party/message.hpp"

#include <string>

namespace assay::party {

Message make_message(Text id, Text type, Text tenant, Text site, Text occurred_at, Text payload) {
  const auto text_or_null = [](Text text) { return text.empty() ? std::string("null") : json_string(text.view()); };
  std::string json = "{\"event_id\":" + json_string(id.view());
  json += ",\"event_type\":" + json_string(type.view());
  json += ",\"organization_id\":" + text_or_null(tenant);
  json += ",\"site_id\":" + text_or_null(site);
  json += ",\"occurred_at\":" + json_string(occurred_at.view());
  json += ",\"payload\":" + std::string(payload.view()) + "}";
  Message message{id, type, tenant, site, occurred_at, payload, Text(json), &Payload::of(payload), 0};
  message.hash = message.envelope.hash();
  return message;
}

Value Command::argument(Text argument_name) const {
  for (const auto& [argument, value] : arguments) {
    if (argument == argument_name) return value;
  }
  return {};
}

}  // namespace assay::party
