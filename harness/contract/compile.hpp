#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <vector>

namespace assay::contract {

/// Reads every document at or below the paths (.md and .txt) and compiles them into one model, without findings (those are lint's).
/// Errors: all that were found: unreadable paths; a file that states no contract at all when it was named itself
///         is not an error but gives a model without events.
/// The result does not depend on the order of paths or of the file system.
[[nodiscard]] Results<Model> compile_paths(const std::vector<std::string>& paths);

/// Compiles one document that is already in memory; `path` is what positions name.
[[nodiscard]] Model compile_text(const std::string& path, const std::string& text);

/// The model as JSON (format "model", docs in contracts/model.schema.json), pretty-printed with two spaces.
[[nodiscard]] std::string to_json(const Model& model);

/// The payload schema of an event as JSON Schema 2020-12 text: the `payload` of the fw16 envelope, the whole message of a CloudEvents
/// event. A schema that the document prints is given back as it is, where it stands for itself and schema::Schema takes it; else it is
/// made from the fields. Undeclared members are refused (additionalProperties false) but in objects that the document leaves open
/// (Event::open); a CloudEvents event may carry extension attributes.
[[nodiscard]] std::string payload_schema(const Event& event);

/// The same, always made from the fields: without references, and wider than a printed one.
[[nodiscard]] std::string fields_schema(const Event& event);

/// SHA-256 of the model's JSON without file positions' directory part: the same contracts give the same digest anywhere.
[[nodiscard]] std::string digest(const Model& model);

}  // namespace assay::contract
