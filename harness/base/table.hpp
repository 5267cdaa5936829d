#pragma once

#include "harness/base/shared.hpp"
#include "harness/base/value.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

using Column = std::uint8_t;

/// What a table is for decides how its rows are judged.
enum class Purpose : std::uint8_t {
  domain,          // what the contracts are about: effects are counted here
  infrastructure,  // inboxes: how a party reaches exactly-once is its own affair
  outbox,          // what is to be published
  audit,           // who did what
  dead_letters,
  memory,          // a party's volatile memory: gone when it crashes
};

struct ColumnLayout {
  std::string_view name;
  bool phi = false;    // may hold protected health information by purpose
  bool noise = false;  // times and the like: never compared between runs
};

/// A table as the contracts state it. The first columns are the primary key and, where there is a tenant, a column
/// named organization_id says whose row it is.
struct TableLayout {
  std::string_view name;
  std::string_view owner;  // the party that writes it: "PM-01"
  Purpose purpose = Purpose::domain;
  std::vector<ColumnLayout> columns = {};
  std::vector<std::vector<Column>> unique = {};  // beside the primary key
  bool append_only = false;
  std::uint8_t key_columns = 1;
  std::uint8_t index = 0;  // its place in a store

  [[nodiscard]] int column(std::string_view column_name) const;  // -1: no such column
  [[nodiscard]] int tenant_column() const { return column("organization_id"); }
};

/// No world has more tables: a store is an array of this many pointers, cheap to copy.
inline constexpr std::size_t tables_max = 24;

inline int TableLayout::column(std::string_view column_name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column_name) return static_cast<int>(i);
  }
  return -1;
}

/// One row: never changed once made, so that states and journals share it.
struct RowData : Counted {
  std::vector<Value> values;  // one for each column of its layout
  std::uint64_t hash = 0;     // of the values, in order
};
using Row = Shared<RowData>;

[[nodiscard]] inline Row make_row(std::vector<Value> values) {
  auto* const row = new RowData;
  for (const Value& value : values) row->hash = combine(row->hash, value.hash());
  row->values = std::move(values);
  return Row(row);
}

}  // namespace assay
