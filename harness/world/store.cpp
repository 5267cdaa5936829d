#include "harness/world/store.hpp"

#include <algorithm>

namespace assay::world {
namespace {

std::uint64_t hash_in(const TableLayout& table, const Row& row) { return mix(combine(table.index, row->hash)); }

bool key_less(const TableLayout& table, const Row& a, const Row& b) {
  for (std::size_t i = 0; i < table.key_columns; ++i) {
    const auto order = a->values[i] <=> b->values[i];
    if (order != 0) return order < 0;
  }
  return false;
}

bool same_key(const TableLayout& table, const Row& row, const std::vector<Value>& values) {
  for (std::size_t i = 0; i < table.key_columns; ++i) {
    if (row->values[i] != values[i]) return false;
  }
  return true;
}

/// As in SQL, null is never equal to null: a key with a null column is free.
bool same_unique(const std::vector<Column>& key, const Row& row, const std::vector<Value>& values) {
  return std::all_of(key.begin(), key.end(), [&](Column column) {
    return !values[column].is_null() && row->values[column] == values[column];
  });
}

bool collides(const TableLayout& table, const Row& row, const std::vector<Value>& values) {
  return same_key(table, row, values) || std::any_of(table.unique.begin(), table.unique.end(), [&](const auto& key) {
           return same_unique(key, row, values);
         });
}

}  // namespace

const Row* Store::rival(const TableLayout& table, const std::vector<Value>& values, const Row& except) const {
  for (const Row& row : rows(table)) {
    if (row != except && collides(table, row, values)) return &row;
  }
  return nullptr;
}

void Store::insert(const TableLayout& table, Row row) {
  hash_ += hash_in(table, row);
  std::vector<Row>& rows = tables_[table.index].own_copy().rows;
  const auto at = std::upper_bound(rows.begin(), rows.end(), row, [&](const Row& a, const Row& b) { return key_less(table, a, b); });
  rows.insert(at, std::move(row));
}

void Store::replace(const TableLayout& table, const Row& before, Row after) {
  const Row gone = before;  // `before` may live in the table that is about to be copied
  erase(table, gone);
  insert(table, std::move(after));
}

void Store::erase(const TableLayout& table, const Row& row) {
  hash_ -= hash_in(table, row);
  std::vector<Row>& rows = tables_[table.index].own_copy().rows;
  rows.erase(std::find(rows.begin(), rows.end(), row));
}

void Store::forget(const TableLayout& memory, Text party) {
  const std::span<const Row> now = rows(memory);
  const std::vector<Row> all(now.begin(), now.end());
  for (const Row& row : all) {
    if (row->values[0].text() == party) erase(memory, row);
  }
}

bool matches(const Row& row, party::Where where) {
  return std::all_of(where.begin(), where.end(), [&](const party::Match& match) { return row->values[match.first] == match.second; });
}

Row find_in(const Store& store, const TableLayout& table, party::Where where) {
  for (const Row& row : store.rows(table)) {
    if (matches(row, where)) return row;
  }
  return {};
}

std::vector<Row> select_in(const Store& store, const TableLayout& table, party::Where where) {
  std::vector<Row> found;
  for (const Row& row : store.rows(table)) {
    if (matches(row, where)) found.push_back(row);
  }
  return found;
}

Row with(const Row& row, std::span<const party::Match> set) {
  std::vector<Value> values = row->values;
  for (const auto& [column, value] : set) values[column] = value;
  return make_row(std::move(values));
}

}  // namespace assay::world
