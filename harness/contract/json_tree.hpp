#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::contract {

enum class JsonKind : std::uint8_t { unknown, null, boolean, integer, number, string, array, object };

/// A JSON value as a document prints it, with the offset at which it stands.
struct JsonTree {
  JsonKind kind = JsonKind::unknown;
  std::string name;  // of a member of an object
  std::string text;  // string: its content; other scalars: as printed
  std::vector<JsonTree> members;
  std::vector<JsonTree> items;
  std::size_t offset = 0;  // of the member's name, or of the value where it has none
  std::size_t end = 0;     // behind the value
  bool open = false;       // of an object: `...` stands among its members, or its end is missing

  [[nodiscard]] const JsonTree* member(std::string_view wanted) const;
};

/// Reads JSON with comments, trailing commas, `...`, `<placeholder>`, `{ shorthand }` and a missing end. Never fails: what was understood
/// is returned. Text behind the value is left alone: `end` says where it begins.
[[nodiscard]] JsonTree read_json_tree(std::string_view text, std::size_t begin = 0);

/// Text as a JSON string, with its quotes.
[[nodiscard]] std::string write_json_string(std::string_view words);

/// Compact JSON; values that are no JSON become strings.
[[nodiscard]] std::string write_json_tree(const JsonTree& tree);

}  // namespace assay::contract
