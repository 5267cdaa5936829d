#include "harness/diff/shape.hpp"

namespace assay::diff {
namespace {

/// "array<T>" -> "T", "array" -> "unknown"; nothing for other types.
bool take_item(std::string_view& type) {
  if (!type.starts_with("array")) return false;
  const bool typed = type.starts_with("array<") && type.ends_with('>') && type.size() > 7;
  type = typed ? type.substr(6, type.size() - 7) : std::string_view("unknown");
  return true;
}

}  // namespace

Relation relate_types(std::string_view before, std::string_view after) {
  while (before != after) {
    if (before == "unknown") return Relation::narrower;
    if (after == "unknown") return Relation::wider;
    if (before == "number" && after == "integer") return Relation::narrower;
    if (before == "integer" && after == "number") return Relation::wider;
    const bool array_before = take_item(before);
    const bool array_after = take_item(after);
    if (!array_before || !array_after) return Relation::different;
  }
  return Relation::same;
}

bool same_container(std::string_view before, std::string_view after) {
  const auto kind = [](std::string_view type) { return type.starts_with("array") ? 'a' : type == "object" ? 'o' : type == "unknown" ? '?' : 's'; };
  return kind(before) == kind(after) || kind(before) == '?' || kind(after) == '?';
}

}  // namespace assay::diff
