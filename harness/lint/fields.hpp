#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>

namespace assay::lint {

/// "data.matches[].id" -> "id".
[[nodiscard]] std::string leaf_of(std::string_view path);

/// The first field whose last part is that name, or null.
[[nodiscard]] const contract::Field* field_of_leaf(const contract::Event& event, std::string_view leaf);

/// Whether the member names the tenant: "tenantId", "tenant_id", "organizationId", "tenantid" (an extension).
[[nodiscard]] bool is_tenant(const contract::Field& field);

/// The first member that names the tenant, or null.
[[nodiscard]] const contract::Field* tenant_of(const contract::Event& event);

/// Whether the key is a part of every message of the envelope, not of the payload: "id" and "source" of CloudEvents, the fw16 "event_id".
/// Where no envelope is stated and the payload prints none, "event_id" and "id" are those of the envelope that the document does not name.
[[nodiscard]] bool is_context(const contract::Event& event, std::string_view key);

}  // namespace assay::lint
