#pragma once

#include "harness/base/table.hpp"
#include "harness/contract/model.hpp"

#include <span>
#include <string>
#include <vector>

namespace assay::check {

/// What the contracts say of every column of their tables, ready to hold rows against: the printed type (uuid, text, boolean,
/// integer, timestamptz, jsonb; others are not judged), whether null is allowed (the notes say "nullable"), and the values
/// that the notes list ("one of a, b").
class RowRules {
 public:
  RowRules() = default;
  RowRules(const contract::Model& model, std::span<const TableLayout* const> tables);

  /// What is wrong with a row, without its values: "status must be one of open, converted"; empty if nothing is, or if no
  /// contract states the table.
  [[nodiscard]] std::string problem(const TableLayout& table, const Row& row) const;

 private:
  struct Rule {
    std::string column;
    std::string type;
    bool nullable = false;
    std::vector<std::string> values;
  };
  [[nodiscard]] static std::string problem(const Rule& rule, const Value& value);
  std::vector<std::vector<Rule>> tables_;  // by layout index
};

}  // namespace assay::check
