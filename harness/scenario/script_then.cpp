#include "harness/scenario/script_expression.hpp"
#include "harness/scenario/script_parts.hpp"

namespace assay::scenario::script {
namespace {

constexpr std::uint32_t count_max = 1'000'000;

RowsCheck read_rows(const Member& check, const Reading& reading) {
  const Fields fields(check.value, rows_keys, reading.problems);
  RowsCheck rows;
  rows.table = read_name(fields.find("table"), Form::column, reading);
  rows.tenant = read_tenant(fields.find("tenant"), reading);
  rows.where = read_assignments(fields.find("where"), Form::column, reading);
  rows.count = read_count(fields.find("count"), 0, count_max, reading);
  rows.equal = read_assignments(fields.find("equal"), Form::column, reading);
  const bool is_map = check.value.kind == Node::Kind::map;
  if (is_map && fields.find("count") == nullptr && fields.find("equal") == nullptr) {
    reading.problems.add(check.at, "must have the key count or equal, or nothing is checked");
  }
  return rows;
}

EmittedCheck read_emitted(const Member& check, const Reading& reading) {
  const Fields fields(check.value, emitted_keys, reading.problems);
  EmittedCheck emitted;
  emitted.event = read_name(fields.find("event"), Form::word, reading);
  emitted.tenant = read_tenant(fields.find("tenant"), reading);
  emitted.count = read_count(fields.find("count"), 0, count_max, reading).value_or(1);
  return emitted;
}

RefusedCheck read_refused(const Member& check, const Reading& reading) {
  const Fields fields(check.value, refused_keys, reading.problems);
  RefusedCheck refused;
  refused.event = read_step(fields.find("event"), any_place, reading);
  refused.by = read_name(fields.find("by"), Form::word, reading);
  refused.with = read_name(fields.find("with"), Form::word, reading);
  return refused;
}

Then read_one(const Member& check, const Reading& reading) {
  if (check.key == "rows") return {read_rows(check, reading), check.at};
  if (check.key == "emitted") return {read_emitted(check, reading), check.at};
  return {read_refused(check, reading), check.at};
}

}  // namespace

std::vector<Then> read_then(const Node* node, const Reading& reading) {
  std::vector<Then> checks;
  for (const Node& item : read_items(node, reading)) {
    const Fields fields(item, then_keys, reading.problems);
    if (const Member* const check = fields.chosen()) checks.push_back(read_one(*check, reading));
  }
  return checks;
}

}  // namespace assay::scenario::script
