#pragma once

#include "harness/scenario/script_values.hpp"

namespace assay::scenario::script {

struct ExpressionRules {
  std::size_t rows_before = any_place;  // references reach only rows given before this place
  bool bare_rows = false;               // the bare name of a row stands for its id
};

/// A literal, or a reference "ana.first_name" to a column of a given row. Only a plain word can be a reference: what is
/// quoted is text. A plain dotted word that names no row is reported and not taken for text, for it would be compared
/// with rows and never match.
/// Reports: lists and maps, nothing, numbers in doubtful spellings or over 64 bits, references to no row or a later one.
[[nodiscard]] Expression read_expression(const Node& node, ExpressionRules rules, const Reading& reading);

/// "name: expression" for each member.
[[nodiscard]] Assignment read_assignment(const Member& member, Form name_form, ExpressionRules rules, const Reading& reading);

/// All members of a map, names of that form.
[[nodiscard]] std::vector<Assignment> read_assignments(const Node* map, Form name_form, const Reading& reading);

}  // namespace assay::scenario::script
