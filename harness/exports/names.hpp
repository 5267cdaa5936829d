#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>
#include <vector>

// Names of documents may hold anything; file systems, AsyncAPI and TypeScript do not take everything.
namespace assay::exports {

/// Letters, digits, "_", "-" and "." of ASCII, never empty, hidden, a device of Windows, or longer than 120 bytes. A name that is
/// like this already stays as it is; any other gets the beginning of its digest, so that no two different ones become one.
[[nodiscard]] std::string safe_name(std::string_view name);

/// "ce_lead_converted" is "CeLeadConverted": letters and digits of ASCII, a letter first. Different names may become one.
[[nodiscard]] std::string pascal_case(std::string_view name);

/// One wish for each original, made unique, upper and lower case being the same (some file systems think so): wishes that meet get
/// the beginning of their original's digest, so that the result does not depend on their order.
[[nodiscard]] std::vector<std::string> unique_names(const std::vector<std::string>& originals, std::vector<std::string> wishes);

/// The safe, unique names of the model's events, in their order: names of files, messages and schemas.
[[nodiscard]] std::vector<std::string> event_ids(const contract::Model& model);

/// "urn:assay:event:<name>:<version>" (RFC 8141), the version only where it is stated; other bytes than unreserved ones as %XX.
[[nodiscard]] std::string event_urn(const contract::Event& event);

}  // namespace assay::exports
