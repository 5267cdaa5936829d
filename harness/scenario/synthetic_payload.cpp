#include "harness/scenario/synthetic_payload.hpp"

#include "harness/base/json_object.hpp"

#include <algorithm>

namespace assay::scenario {
namespace {

/// Members of the payload itself: of an enveloped message the path below its data.
std::string member_of(const contract::Field& field) {
  const std::string_view path = field.path;
  for (const std::string_view prefix : {"data.", "payload."}) {
    if (path.starts_with(prefix)) return std::string(path.substr(prefix.size()));
  }
  return field.path;
}

Value made_up(const contract::Field& field, const std::string& name, const PayloadFacts& facts) {
  if (name == "organization_id" || name == "tenantId") return facts.tenant;
  if (!field.enum_values.empty()) return Value(field.enum_values.front());
  const std::uint64_t word = facts.seed.split(name).word;
  if (field.format == "date-time") return Value(to_string(facts.at));
  if (field.format == "date") return Value(to_string(facts.at).substr(0, 10));
  if (field.type == "boolean") return Value::of(false);
  if (field.type == "integer" || field.type == "number") return Value::of(static_cast<std::int64_t>(word % 100));
  if (field.format == "uuid" || name.ends_with("_id")) return Value(uuid_of(mix(word), mix(~word)));
  return Value(name + "-" + hex_of(word));
}

}  // namespace

Text synthetic_payload(const contract::Event& event, const PayloadFacts& facts,
                       const std::vector<std::pair<std::string, Value>>& with, const std::vector<std::string>& without) {
  std::vector<std::pair<Text, Value>> members;
  std::vector<std::string> declared;
  for (const contract::Field& field : event.fields) {
    const std::string name = member_of(field);
    if (name.find('.') != std::string::npos || name.find('[') != std::string::npos) continue;
    declared.push_back(name);
    if (std::find(without.begin(), without.end(), name) != without.end()) continue;
    const auto given = std::find_if(with.begin(), with.end(), [&](const auto& member) { return member.first == name; });
    if (given != with.end()) {
      members.emplace_back(Text(name), given->second);
    } else if (field.required.value_or(true)) {
      members.emplace_back(Text(name), field.nullable ? Value() : made_up(field, name, facts));
    }
  }
  for (const auto& [name, value] : with) {
    if (std::find(declared.begin(), declared.end(), name) == declared.end()) members.emplace_back(Text(name), value);
  }
  return make_json_object(members);
}

}  // namespace assay::scenario
