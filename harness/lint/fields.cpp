#include "harness/lint/fields.hpp"

#include "harness/contract/phi_names.hpp"

#include <algorithm>

namespace assay::lint {

std::string leaf_of(std::string_view path) {
  const std::size_t dot = path.find_last_of('.');
  return std::string(dot == std::string_view::npos ? path : path.substr(dot + 1));
}

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

bool is_context(const contract::Event& event, std::string_view key) {
  if (event.envelope == "cloudevents") return key == "id" || key == "source";
  return event.envelope == "fw16" && (key == "event_id" || key == "organization_id");
}

}  // namespace assay::lint
