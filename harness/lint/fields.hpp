#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>

namespace assay::lint {

/// "data.matches[].id" -> "id".
[[nodiscard]] std::string leaf_of(std::string_view path);

/// The first field whose last part is that name, or null.
[[nodiscard]] const contract::Field* field_of_leaf(const contract::Event& event, std::string_view leaf);

/// At least one of "tenantId", "tenant_id", "organization_id", "organizationId"; null if there is none.
[[nodiscard]] const contract::Field* tenant_of(const contract::Event& event);

}  // namespace assay::lint
