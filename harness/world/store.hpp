#pragma once

#include "harness/base/table.hpp"
#include "harness/party/context.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace assay::world {

/// The rows of one table in primary key order, so that nothing depends on the order in which they came.
struct TableData : Counted {
  std::vector<Row> rows;
};

/// All tables of a state. Copying shares every table; a write copies the one that it changes. The hash is that of the set
/// of rows: two stores with the same rows have the same hash, however they came to them.
class Store {
 public:
  [[nodiscard]] std::span<const Row> rows(const TableLayout& table) const {
    const Shared<TableData>& data = tables_[table.index];
    return data ? std::span<const Row>(data->rows) : std::span<const Row>();
  }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }

  /// The row, other than `except`, with the same primary key or another unique key as `values`, or null.
  [[nodiscard]] const Row* rival(const TableLayout& table, const std::vector<Value>& values, const Row& except = {}) const;

  void insert(const TableLayout& table, Row row);
  /// `before` must be in the table.
  void replace(const TableLayout& table, const Row& before, Row after);
  void erase(const TableLayout& table, const Row& row);
  /// Empties a party's own memory: the rows whose first column is its name.
  void forget(const TableLayout& memory, Text party);

 private:
  std::array<Shared<TableData>, tables_max> tables_;
  std::uint64_t hash_ = 0;
};

/// True if every column of `where` has its value in the row.
[[nodiscard]] bool matches(const Row& row, party::Where where);

/// The first matching row in key order, or null; and all of them.
[[nodiscard]] Row find_in(const Store& store, const TableLayout& table, party::Where where);
[[nodiscard]] std::vector<Row> select_in(const Store& store, const TableLayout& table, party::Where where);

/// The row with some columns set to other values.
[[nodiscard]] Row with(const Row& row, std::span<const party::Match> set);

}  // namespace assay::world
