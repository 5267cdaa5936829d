#include "mocks/tables.hpp"

#include "harness/contract/compile.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace assay;

namespace {

const contract::Model& model() {
  static const contract::Model compiled = contract::compile_paths({ASSAY_SOURCE_DIR "/contracts"}).value();
  return compiled;
}

const contract::Table* stated(std::string_view name) {
  const auto& tables = model().tables;
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const contract::Table& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("tables: every table of the reference stands in the contracts, column by column", "[mocks]") {
  for (const TableLayout* const layout : mocks::all_tables()) {
    if (layout->purpose == Purpose::memory) continue;
    CAPTURE(layout->name);
    const contract::Table* const table = stated(layout->name);
    REQUIRE(table != nullptr);
    std::vector<std::string> ours;
    std::vector<std::string> theirs;
    for (const ColumnLayout& column : layout->columns) ours.emplace_back(column.name);
    for (const contract::Column& column : table->columns) theirs.push_back(column.name);
    CHECK(ours == theirs);
    CHECK(layout->append_only == table->append_only);
    const bool ours_hold_phi = std::any_of(layout->columns.begin(), layout->columns.end(), [](const ColumnLayout& column) { return column.phi; });
    CHECK(ours_hold_phi == table->holds_phi);
    for (const std::vector<Column>& key : layout->unique) {
      std::vector<std::string> names;
      for (const Column column : key) names.emplace_back(layout->columns[column].name);
      CHECK(std::find(table->unique_keys.begin(), table->unique_keys.end(), names) != table->unique_keys.end());
    }
  }
}

TEST_CASE("tables: each stands in a store at its own index", "[mocks]") {
  const auto tables = mocks::all_tables();
  REQUIRE(tables.size() <= tables_max);
  for (std::size_t i = 0; i < tables.size(); ++i) CHECK(tables[i]->index == i);
}
