#pragma once

#include "harness/base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::audit {

/// A YAML or JSON value with the offset at which it stands. Equal keys stay side by side.
struct TextTree {
  enum class Kind : std::uint8_t { nothing, scalar, list, map };
  Kind kind = Kind::nothing;
  std::string text;  // scalar
  std::vector<TextTree> items;
  struct Member;
  std::vector<Member> members;
  std::size_t offset = 0;
};
struct TextTree::Member {
  std::string key;
  std::size_t offset = 0;
  TextTree value;
};

/// Reads JSON where the text begins with a bracket or the file's name ends in .json, else YAML. Aliases are followed, within bounds.
/// Errors: invalid, with line and column.
[[nodiscard]] Result<TextTree> read_text_tree(const std::string& path, std::string_view text);

/// True if read_text_tree reads it as JSON.
[[nodiscard]] bool looks_like_json(const std::string& path, std::string_view text);

}  // namespace assay::audit
