#pragma once

#include <string>
#include <string_view>
#include <vector>

// Paths of fields: names joined by dots, "[]" behind one whose items are meant: "data.matches[].id". A dot, a bracket or a backslash
// that is part of a name itself stands behind a backslash: the member "a.b" of "data" is "data.a\.b".
namespace assay::contract {

/// A member's name as a part of a path.
[[nodiscard]] std::string path_name(std::string_view name);

/// One name of a path, as the message spells it, and how many arrays stand around what is below it: 2 for "grid[][]".
struct PathPart {
  std::string name;
  std::size_t arrays = 0;
};

/// "data.matches[].id" -> "id", as the path spells it.
[[nodiscard]] std::string_view leaf_of(std::string_view path);
/// "data.matches[].id" -> "data.matches[]"; empty for a member of the root.
[[nodiscard]] std::string_view parent_of(std::string_view path);

/// The names of a path, from the root.
[[nodiscard]] std::vector<PathPart> path_parts(std::string_view path);

}  // namespace assay::contract
