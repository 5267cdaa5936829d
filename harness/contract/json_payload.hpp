#pragma once

#include "harness/contract/json_tree.hpp"
#include "harness/contract/payload.hpp"

namespace assay::contract {

/// A context attribute of CloudEvents 1.0: part of the envelope, not of the contract.
[[nodiscard]] bool is_context_attribute(std::string_view name);

/// The fields of a sample message or of a sample of its data. Members beyond fields_max are left out.
void read_json_sample(const JsonTree& root, const document::Text& code, const std::string& file, Payload& payload);

[[nodiscard]] bool is_json_schema(const JsonTree& root);

/// The fields that a JSON Schema states: properties, references inside of the document, allOf, oneOf and anyOf.
void read_json_schema(const JsonTree& root, const document::Text& code, const std::string& file, Payload& payload);

/// The event's type as the message itself says it, or null.
[[nodiscard]] const JsonTree* type_member(const JsonTree& root);

/// A sample or a schema, whichever it is.
[[nodiscard]] Payload read_json_value(const JsonTree& root, const document::Text& code, const std::string& file);

}  // namespace assay::contract
