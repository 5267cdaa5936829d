#include "harness/check/row_rules.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::check;

namespace {

const TableLayout beds{.name = "beds", .owner = "RH", .columns = {{"id"}, {"label"}, {"free"}, {"places"}, {"made_at"}, {"status"}}, .index = 0};
const std::vector<const TableLayout*> tables{&beds};

RowRules rules() {
  contract::Model model;
  contract::Table table;
  table.name = "beds";
  table.columns = {{"id", "uuid", "PK", {}},          {"label", "text", "nullable", {}},        {"free", "boolean", "", {}},
                   {"places", "integer", "", {}},     {"made_at", "timestamptz", "", {}},       {"status", "text", "one of open, closed; more", {}}};
  model.tables.push_back(table);
  return RowRules(model, tables);
}

std::string problem(std::size_t column, const Value& value) {
  std::vector<Value> values{Value("0dbf5a8b-6b19-4d67-bde7-7b7e12b2c4df"), Value("A1"), Value::of(true), Value::of(std::int64_t{2}),
                            Value("2026-04-17T10:00:00Z"), Value("open")};
  values[column] = value;
  return rules().problem(beds, make_row(values));
}

}  // namespace

TEST_CASE("row rules: a row as the contract states it has no problem", "[check]") {
  CHECK(problem(5, Value("closed")).empty());
  CHECK(problem(1, Value()).empty());
}

TEST_CASE("row rules: a value of another type, null and a value that is not listed are told by column, never by value", "[check]") {
  CHECK(problem(0, Value("bed-7")) == "id must be of type uuid");
  CHECK(problem(0, Value()) == "id must not be null");
  CHECK(problem(1, Value::of(true)) == "label must be of type text");
  CHECK(problem(2, Value("yes")) == "free must be of type boolean");
  CHECK(problem(3, Value("2")) == "places must be of type integer");
  CHECK(problem(4, Value("yesterday")) == "made_at must be of type timestamptz");
  CHECK(problem(5, Value("broken")) == "status must be one of open, closed");
}

TEST_CASE("row rules: a table that no contract states is not judged", "[check]") {
  CHECK(RowRules(contract::Model{}, tables).problem(beds, make_row(std::vector<Value>(6))).empty());
}
