#pragma once

#include "harness/scenario/scenario.hpp"
#include "harness/scenario/script_fields.hpp"
#include "harness/scenario/script_names.hpp"

#include <cstdint>
#include <limits>

/// Readers of single values. Each reports what is wrong and then returns an empty value, so that the rest is read too.
/// A null node is a key that is not there: empty without a report, since Fields has said what is missing.
namespace assay::scenario::script {

struct Reading {
  const Names& names;
  Problems& problems;
};

enum class Form : std::uint8_t {
  step,    // ana, e1: lower-case letters, digits and _
  tenant,  // north, river-house
  column,  // first_name
  word,    // PM-01, convert_lead, data.lead_id
  path,    // ce-29/pm-01/deduplicate
};

[[nodiscard]] bool has_form(std::string_view text, Form form);

[[nodiscard]] std::string read_text(const Node* node, const Reading& reading);  // one line, printable
[[nodiscard]] std::string read_name(const Node* node, Form form, const Reading& reading);
[[nodiscard]] std::string read_choice(const Node* node, std::span<const std::string_view> choices, const Reading& reading);
[[nodiscard]] std::optional<std::uint32_t> read_count(const Node* node, std::uint32_t least, std::uint32_t most,
                                                      const Reading& reading);
[[nodiscard]] bool read_flag(const Node* node, const Reading& reading);
[[nodiscard]] Duration read_duration(const Node* node, const Reading& reading);  // longer than nothing

/// A tenant that the script declares.
[[nodiscard]] std::string read_tenant(const Node* node, const Reading& reading);

/// The name of a command or publish step at an earlier place than `before` in `when`.
inline constexpr std::size_t any_place = std::numeric_limits<std::size_t>::max();
[[nodiscard]] std::string read_step(const Node* node, std::size_t before, const Reading& reading);

/// The items of a list; none if the node is absent or no list.
[[nodiscard]] const std::vector<Node>& read_items(const Node* node, const Reading& reading);
/// The members of a map; none if the node is absent or no map.
[[nodiscard]] const std::vector<Member>& read_members(const Node* node, const Reading& reading);

}  // namespace assay::scenario::script
