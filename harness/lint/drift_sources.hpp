#pragma once

#include "harness/contract/model.hpp"
#include "harness/lint/source_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What stands beside the documents and must agree with them: the registry, the names in the code, the matrix.
namespace assay::lint {

/// One row of the table of registered events.
struct RegisteredEvent {
  std::string name;
  std::optional<std::vector<contract::Field>> fields;  // of its payload schema; nothing: the row has none
  std::optional<std::string> status;   // implemented in_progress planned deprecated, where the export has such a column
  std::optional<std::string> version;  // the same
  SourceSpan at;
  SourceSpan schema_at;  // of its payload schema
};

/// An export of `fw_workflow_events`.
struct RegistryExport {
  SourceFile source;
  std::vector<RegisteredEvent> events;  // sorted by name, each once
};

/// Reads an export: a JSON array of rows or {"rows": […]}, JSON Lines (.jsonl, .ndjson), or CSV (.csv) with a header. A row has
/// `event_name` and may have `payload_schema`, a JSON Schema as JSON or as text, `status` and `version`; other columns are left alone.
/// Errors: one; unreadable, or invalid with file, line and column; an export without a row is one.
[[nodiscard]] Result<RegistryExport> read_registry(const std::string& path);
[[nodiscard]] Result<RegistryExport> registry_of(const std::string& path, std::string_view text);

struct KnownName {
  std::string name;
  SourceSpan at;
};

/// The event names that the code knows.
struct TypeNames {
  SourceFile source;
  std::vector<KnownName> names;  // sorted, each once
};

/// Reads `KnownEventName` from a TypeScript file: a union of literals, of other such unions, the members of a const array or object
/// behind `typeof`, or an enum. Errors: one; unreadable, or invalid where the file declares no such name.
[[nodiscard]] Result<TypeNames> read_type_names(const std::string& path);
[[nodiscard]] Result<TypeNames> type_names_of(const std::string& path, std::string_view text);

/// One thing that the matrix says: an event, or that one party sends something to another.
struct MatrixCell {
  std::string event;  // or empty
  std::string from;   // or empty
  std::string to;     // or empty
  SourceSpan at;
};

/// Who talks to whom: a grid (rows publish, columns subscribe) or a list with columns for publisher, subscriber and event.
struct Matrix {
  SourceFile source;
  std::vector<MatrixCell> cells;  // in the order of the document
};

/// Errors: one; unreadable, or invalid where the file has no table of either kind.
[[nodiscard]] Result<Matrix> read_matrix(const std::string& path);
[[nodiscard]] Result<Matrix> matrix_of(const std::string& path, std::string_view text);

}  // namespace assay::lint
