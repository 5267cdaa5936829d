#include "harness/schema/schema.hpp"

#include "harness/schema/compiler.hpp"
#include "harness/schema/json_text.hpp"
#include "harness/schema/validator.hpp"

#include <utility>

#include <fmt/format.h>

namespace assay::schema {
namespace {

std::string place_of(const SourceSpan& where) {
  return where.line > 0 ? fmt::format(" at line {}, column {}", where.line, where.column) : "";
}

}  // namespace

std::string to_string(const Violation& violation) {
  const std::string_view at = violation.instance_path.empty() ? "(whole)" : std::string_view(violation.instance_path);
  const std::string from = violation.schema_path.empty() ? "" : fmt::format(" (schema {})", violation.schema_path);
  return fmt::format("{}: must be {}, found {}{}", at, violation.expected, violation.found_kind, from);
}

Results<Schema> Schema::compile(std::string_view json_text, std::string_view file) {
  const auto read = read_json(json_text);
  if (!read) {
    Error error = read.error();
    error.where.file = file;
    error.message = error.where.line > 0 ? "is not JSON: " + error.message : error.message;
    return tl::unexpected(Errors{std::move(error)});
  }
  Errors errors;
  for (const std::string& pointer : read->duplicate_keys) {
    errors.push_back({ErrorCode::invalid, "stands twice in one object", {std::string(file), 0, 0, pointer}});
  }
  auto compiled = compile_nodes(read->value, file);
  if (!compiled) errors.insert(errors.end(), compiled.error().begin(), compiled.error().end());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return Schema(std::make_shared<const Compiled>(std::move(*compiled)));
}

std::vector<Violation> Schema::validate(std::string_view json_text) const {
  const auto read = read_json(json_text);
  if (!read) {
    const Error& error = read.error();
    return {{error.where.pointer, "", "json",
             fmt::format("JSON of at most {} levels: {}{}", depth_max, error.message, place_of(error.where)), "text"}};
  }
  std::vector<Violation> found;
  for (const std::string& pointer : read->duplicate_keys) {
    found.push_back({pointer, "", "duplicate-key", "named once", "twice"});
  }
  for (Violation& violation : validate_nodes(*compiled_, read->value)) {
    if (found.size() < violations_max) found.push_back(std::move(violation));
  }
  return found;
}

std::vector<Violation> Schema::validate(const nlohmann::json& instance) const {
  if (nests_at_most(instance, depth_max)) return validate_nodes(*compiled_, instance);
  return {{"", "", "json", fmt::format("JSON of at most {} levels", depth_max), std::string(name_of(kind_of(instance)))}};
}

}  // namespace assay::schema
