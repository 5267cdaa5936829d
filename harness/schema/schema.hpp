#pragma once

#include "harness/base/error.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace assay::schema {

/// One place where an instance breaks its schema. Holds what the schema says and what kind of value was found, never the
/// value: instances carry data of patients.
struct Violation {
  std::string instance_path;  // JSON pointer; empty is the whole instance
  std::string schema_path;    // JSON pointer to the keyword, behind any $ref; empty where no keyword is to blame
  std::string keyword;        // or "json" (no JSON, or over a bound), or "duplicate-key"
  std::string expected;       // reads after "must be": "a string", "at most 3 items"
  std::string found_kind;     // null, boolean, integer, number, string, array, object; missing; text

  friend bool operator==(const Violation&, const Violation&) = default;
};

/// "/data/lead_id: must be a string, found integer (schema /properties/data/properties/lead_id/type)".
[[nodiscard]] std::string to_string(const Violation& violation);

inline constexpr std::size_t depth_max = 128;        // nested arrays and objects, in schemas and in instances
inline constexpr std::size_t violations_max = 1000;  // of one validation; later ones are not reported

struct Compiled;

/// A JSON Schema (draft 2020-12), read once and used many times, from any number of threads. Knows:
///   type properties required additionalProperties items enum const format minLength maxLength pattern minimum maximum
///   exclusiveMinimum exclusiveMaximum minItems maxItems uniqueItems allOf anyOf oneOf not $ref $defs, and the annotations
///   $schema $id title description examples default $comment deprecated x-…
/// `format` is asserted (uuid, date-time, date, time, email, uri). `pattern` is RE2. `$ref` stays in the file ("#/$defs/…").
class Schema {
 public:
  /// Reports all that is wrong with the text, not just the first.
  /// Errors: invalid: no JSON (with line and column), a key twice, an unknown keyword, a keyword with a wrong value, a
  ///         pattern that RE2 cannot express, a $ref to no schema or back to itself, all with the pointer.
  [[nodiscard]] static Results<Schema> compile(std::string_view json_text, std::string_view file);

  /// Result: empty if the instance is valid. A text that is no JSON or nests too deep has one violation "json"; a key twice
  ///         in one object is a violation "duplicate-key", and the last value is validated.
  [[nodiscard]] std::vector<Violation> validate(std::string_view json_text) const;
  [[nodiscard]] std::vector<Violation> validate(const nlohmann::json& instance) const;
  // A string is a text, never a JSON string: these two keep the call unambiguous.
  [[nodiscard]] std::vector<Violation> validate(const std::string& json_text) const {
    return validate(std::string_view(json_text));
  }
  [[nodiscard]] std::vector<Violation> validate(const char* json_text) const { return validate(std::string_view(json_text)); }

 private:
  explicit Schema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace assay::schema
