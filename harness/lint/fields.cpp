#include "harness/lint/fields.hpp"

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

const contract::Field* tenant_of(const contract::Event& event) {
  for (const char* const name : {"tenantId", "tenant_id", "organization_id", "organizationId", "tenantid"}) {
    if (const contract::Field* const field = field_of_leaf(event, name)) return field;
  }
  return nullptr;
}

}  // namespace assay::lint
