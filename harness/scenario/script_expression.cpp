#include "harness/scenario/script_expression.hpp"

#include "harness/scenario/script_scalar.hpp"

#include <fmt/format.h>

namespace assay::scenario::script {
namespace {

/// "row.column", if the text has the form of a reference.
std::optional<std::pair<std::string, std::string>> dotted(const std::string& text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) return std::nullopt;
  std::pair<std::string, std::string> parts{text.substr(0, dot), text.substr(dot + 1)};
  if (!has_form(parts.first, Form::step) || !has_form(parts.second, Form::column)) return std::nullopt;
  return parts;
}

void refer(Expression& expression, const std::string& row, std::string column, ExpressionRules rules, const Reading& reading) {
  const Names::Given* const given = reading.names.row(row);
  if (given == nullptr) {
    const bool is_step = reading.names.step(row) != nullptr;
    reading.problems.add(expression.at, fmt::format("{} names {}{}; quote the word if it is text", row,
                                                    is_step ? "a step, not a given row" : "no given row",
                                                    suggestion(row, reading.names.rows())));
    return;
  }
  if (given->index >= rules.rows_before) {
    reading.problems.add(expression.at, fmt::format("{} is not given before this row", row));
    return;
  }
  expression.row = row;
  expression.column = std::move(column);
}

void read_word(Expression& expression, const Node& node, ExpressionRules rules, const Reading& reading) {
  if (node.kind == Node::Kind::plain) {
    if (const auto reference = dotted(node.text)) return refer(expression, reference->first, reference->second, rules, reading);
    if (rules.bare_rows && reading.names.row(node.text) != nullptr) return refer(expression, node.text, "id", rules, reading);
  }
  expression.literal = Value(std::string_view(node.text));
}

void report_no_value(const Node& node, const Reading& reading) {
  if (node.kind == Node::Kind::refused) return;
  if (node.kind == Node::Kind::nothing) {
    reading.problems.add(node.at, "must be a value, found nothing; write null where that is meant");
  } else if (is_integer(node)) {
    reading.problems.add(node.at, "must be a number of at most 64 bits, found a larger one; quote it if it is text");
  } else if (is_doubtful(node)) {
    reading.problems.add(
        node.at,
        fmt::format("must be a whole number, true, false, null or text, found {}; quote it if it is text", found(node)));
  } else {
    reading.problems.add(node.at, fmt::format("must be a single value, found {}", found(node)));
  }
}

}  // namespace

Expression read_expression(const Node& node, ExpressionRules rules, const Reading& reading) {
  Expression expression;
  expression.at = node.at;
  if (node.kind == Node::Kind::null) return expression;
  if (is_text(node)) {
    read_word(expression, node, rules, reading);
  } else if (is_boolean(node)) {
    expression.literal = Value::of(node.text == "true");
  } else if (const auto number = integer_of(node)) {
    expression.literal = Value::of(*number);
  } else {
    report_no_value(node, reading);
  }
  return expression;
}

Assignment read_assignment(const Member& member, Form name_form, ExpressionRules rules, const Reading& reading) {
  if (!has_form(member.key, name_form)) {
    reading.problems.add(member.at, name_form == Form::column ? "must be a column name of lower-case letters, digits and _"
                                                              : "must be a name of letters, digits and _ . -");
  }
  return {member.key, read_expression(member.value, rules, reading), member.at};
}

std::vector<Assignment> read_assignments(const Node* map, Form name_form, const Reading& reading) {
  std::vector<Assignment> assignments;
  for (const Member& member : read_members(map, reading)) {
    assignments.push_back(read_assignment(member, name_form, {}, reading));
  }
  return assignments;
}

}  // namespace assay::scenario::script
