#include "harness/lint/fields.hpp"

#include "harness/contract/field_path.hpp"
#include "harness/contract/phi_names.hpp"

#include <algorithm>
#include <array>

namespace assay::lint {

std::string leaf_of(std::string_view path) { return std::string(contract::leaf_of(path)); }

const contract::Field* field_of_leaf(const contract::Event& event, std::string_view leaf) {
  const auto found = std::find_if(event.fields.begin(), event.fields.end(), [&](const contract::Field& field) { return leaf_of(field.path) == leaf; });
  return found == event.fields.end() ? nullptr : &*found;
}

bool is_tenant(const contract::Field& field) {
  const std::vector<std::string> words = contract::words_of_name(leaf_of(field.path));
  if (words.size() == 1) return words[0] == "tenantid" || words[0] == "tenant";
  if (words.size() != 2 || (words[1] != "id" && words[1] != "key")) return false;
  return words[0] == "tenant" || words[0] == "organization" || words[0] == "organisation" || words[0] == "org";
}

const contract::Field* tenant_of(const contract::Event& event) {
  const auto found = std::find_if(event.fields.begin(), event.fields.end(), is_tenant);
  return found == event.fields.end() ? nullptr : &*found;
}

namespace {

/// Whether the payload prints what only an envelope holds: then it is the whole message, and what is missing is missing.
bool prints_envelope(const contract::Event& event) {
  constexpr std::array members{"event_id", "eventId", "event_type", "eventType", "event_name", "eventName", "event_version", "specversion"};
  return std::any_of(event.fields.begin(), event.fields.end(), [&](const contract::Field& field) {
    return std::any_of(members.begin(), members.end(), [&](std::string_view member) { return field.path == member || (field.path.starts_with(member) && field.path[member.size()] == '.'); });
  });
}

}  // namespace

bool is_context(const contract::Event& event, std::string_view key) {
  if (event.envelope == "cloudevents") return key == "id" || key == "source";
  if (event.envelope == "none") return (key == "event_id" || key == "id") && !prints_envelope(event);
  return event.envelope == "fw16" && (key == "event_id" || key == "organization_id");
}

}  // namespace assay::lint
