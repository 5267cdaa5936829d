#include "harness/scenario/script_expression.hpp"
#include "harness/scenario/script_parts.hpp"

#include <array>

namespace assay::scenario::script {
namespace {

GivenRow read_row(const Member& row, std::size_t place, const Reading& reading) {
  constexpr std::array<std::string_view, 1> persons{"generated"};
  const Fields fields(row.value, row_keys, reading.problems);
  GivenRow given;
  given.at = row.at;
  given.table = read_name(fields.find("table"), Form::column, reading);
  given.tenant = read_tenant(fields.find("tenant"), reading);
  given.as = read_name(fields.find("as"), Form::step, reading);
  given.person = !read_choice(fields.find("person"), persons, reading).empty();
  for (const Member* const column : fields.others()) {
    given.columns.push_back(read_assignment(*column, Form::column, {.rows_before = place, .bare_rows = false}, reading));
  }
  return given;
}

}  // namespace

std::vector<GivenRow> read_given(const Node* node, const Reading& reading) {
  std::vector<GivenRow> given;
  const std::vector<Node>& items = read_items(node, reading);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Fields fields(items[i], given_keys, reading.problems);
    if (const Member* const row = fields.chosen()) given.push_back(read_row(*row, i, reading));
  }
  return given;
}

}  // namespace assay::scenario::script
