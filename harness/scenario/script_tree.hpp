#pragma once

#include "harness/base/error.hpp"
#include "harness/scenario/script_problems.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The YAML of a script as plain values that know their place. YAML can say far more than a script needs, and some of it
/// surprises: one word may be a boolean, one line may stand for a million nodes. Here only maps with text keys, lists and
/// scalars pass, and a scalar says whether it was quoted.
namespace assay::scenario::script {

struct Member;

struct Node {
  enum class Kind : std::uint8_t {
    nothing,  // no value was written
    null,     // the plain word null
    plain,
    quoted,  // or a block scalar: text, whatever it looks like
    list,
    map,
    refused,  // something that a script must not hold; already reported
  };
  Kind kind = Kind::nothing;
  std::string text;             // plain, quoted
  std::vector<Node> items;      // list
  std::vector<Member> members;  // map, each key once, in the order of the file
  SourceSpan at;

  [[nodiscard]] const Node* find(std::string_view key) const;  // null: no map, or no such key
};

struct Member {
  std::string key;
  SourceSpan at;  // of the key
  Node value;
};

inline constexpr std::size_t script_bytes_max = 1U << 20;  // scripts are written by hand
inline constexpr std::size_t depth_max = 32;

/// Reads one YAML document of plain maps, lists and scalars.
/// Result:  the root, if the text could be read to its end; nothing else is sure to be right if problems were added.
/// Reports: text that is no UTF-8 or holds control characters, more than script_bytes_max, YAML that is not well-formed,
///          a second document, nesting deeper than depth_max, anchors, aliases (never expanded), merge keys, tags, keys that
///          are no text, a key twice in one map.
[[nodiscard]] std::optional<Node> read_tree(const std::string& file, std::string_view yaml, Problems& problems);

/// A short printable word as it is, anything else as "?": no input is ever printed back at length.
[[nodiscard]] std::string shown(std::string_view word);

}  // namespace assay::scenario::script
