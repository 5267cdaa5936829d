#include "harness/check/row_rules.hpp"

#include "harness/base/duration.hpp"
#include "harness/base/hash.hpp"
#include "harness/base/json_object.hpp"
#include "harness/base/strings.hpp"
#include "harness/check/checks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::check {
namespace {

/// "one of a, b; and more" lists a and b.
std::vector<std::string> listed(const std::string& notes) {
  constexpr std::string_view opening = "one of ";
  const std::size_t at = notes.find(opening);
  if (at == std::string::npos) return {};
  std::vector<std::string> values;
  const std::string_view rest = std::string_view(notes).substr(at + opening.size());
  for (const std::string_view value : split(rest.substr(0, rest.find_first_of(";.(")), ',')) values.emplace_back(trim(value));
  return values;
}

bool has_type(std::string_view type, const Value& value) {
  const bool text = value.kind() == Value::Kind::text;
  if (type == "uuid") return text && is_uuid(value.text().view());
  if (type == "text") return text;
  if (type == "boolean") return value.kind() == Value::Kind::boolean;
  if (type == "integer") return value.kind() == Value::Kind::integer;
  if (type == "timestamptz") return text && parse_instant(value.text().view()).has_value();
  if (type == "jsonb") return text && JsonObject::of(value.text()).well_formed();
  return true;
}

}  // namespace

RowRules::RowRules(const contract::Model& model, std::span<const TableLayout* const> tables) : tables_(tables_max) {
  for (const TableLayout* const layout : tables) {
    const auto stated = std::find_if(model.tables.begin(), model.tables.end(), [&](const contract::Table& table) { return table.name == layout->name; });
    if (stated == model.tables.end() || stated->columns.empty()) continue;
    for (const ColumnLayout& column : layout->columns) {
      Rule rule{std::string(column.name), {}, true, {}};
      for (const contract::Column& printed : stated->columns) {
        if (printed.name != column.name) continue;
        rule = {printed.name, lower(printed.type), printed.notes.find("nullable") != std::string::npos, listed(printed.notes)};
      }
      tables_[layout->index].push_back(std::move(rule));
    }
  }
}

std::string RowRules::problem(const Rule& rule, const Value& value) {
  if (value.is_null()) return rule.nullable ? "" : rule.column + " must not be null";
  if (!has_type(rule.type, value)) return fmt::format("{} must be of type {}", rule.column, rule.type);
  const bool known = rule.values.empty() || std::find(rule.values.begin(), rule.values.end(), value.text().view()) != rule.values.end();
  return known ? "" : fmt::format("{} must be one of {}", rule.column, join(rule.values, ", "));
}

std::string RowRules::problem(const TableLayout& table, const Row& row) const {
  if (table.index >= tables_.size()) return {};
  const std::vector<Rule>& rules = tables_[table.index];
  for (std::size_t i = 0; i < rules.size(); ++i) {
    std::string found = problem(rules[i], row->values[i]);
    if (!found.empty()) return found;
  }
  return {};
}

Verdict rows_conform(const Question& question) {
  Verdict verdict;
  if (question.row_rules == nullptr) return verdict;  // the contracts say nothing of their tables
  for (const Transaction& transaction : question.history.transactions()) {
    for (const kernel::Entry* const write : transaction.writes) {
      if (!write->row || write->table->purpose == Purpose::infrastructure) continue;
      ++verdict.judged;
      std::string problem = question.row_rules->problem(*write->table, write->row);
      if (problem.empty()) continue;
      Violation violation = violation_at("rows-conform", question.history, transaction.party, transaction.message, transaction.step);
      violation.kinds = {"create-record", "set-status", "audit", "publish", "aggregate"};
      violation.what = fmt::format("{} wrote a row of {} that is not as the contract states the table", transaction.party.view(), write->table->name);
      violation.expected = std::move(problem);
      violation.found = "another value";
      verdict.fail(std::move(violation));
    }
  }
  return verdict;
}

}  // namespace assay::check
