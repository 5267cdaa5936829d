#pragma once

#include "harness/exports/event_schema.hpp"

#include <string>

namespace assay::exports {

/// Writes schemas as TypeScript types, with what the documents say of each member as a comment above it.
class TypeWriter {
 public:
  explicit TypeWriter(const contract::Event& event) : fields_(fields_by_path(event)) {}

  /// The declaration of an object's members: "{\n  /** … */\n  id: string;\n}". Members that nobody has declared may come along
  /// where the schema allows them.
  [[nodiscard]] std::string object(const Json& schema, const std::string& path, int depth) const;

 private:
  [[nodiscard]] std::string type(const Json& schema, const std::string& path, int depth) const;
  [[nodiscard]] std::string one_type(const Json& schema, const std::string& name, const std::string& path, int depth) const;
  [[nodiscard]] std::string member(const Json& schema, const std::string& name, bool required, const std::string& path, int depth) const;

  FieldsByPath fields_;
};

}  // namespace assay::exports
