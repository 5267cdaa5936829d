#include "harness/base/table.hpp"

#include <catch2/catch.hpp>

namespace assay {

TEST_CASE("table: a column is found by its name", "[base]") {
  const TableLayout patients{
      .name = "pm_patients", .owner = "PM-01", .columns = {{"id"}, {"organization_id"}, {.name = "first_name", .phi = true}}};
  CHECK(patients.column("id") == 0);
  CHECK(patients.column("first_name") == 2);
  CHECK(patients.column("last_name") == -1);
  CHECK(patients.tenant_column() == 1);
}

TEST_CASE("table: a table without a tenant has no tenant column", "[base]") {
  const TableLayout events{.name = "fw_event_types", .owner = "FW", .columns = {{"name"}}};
  CHECK(events.tenant_column() == -1);
}

TEST_CASE("table: the hash of a row depends on the values and their order", "[base]") {
  const Row row = make_row({Value("a"), Value("b")});
  CHECK(row->values == std::vector<Value>{Value("a"), Value("b")});
  CHECK(row->hash == make_row({Value("a"), Value("b")})->hash);
  CHECK(row->hash != make_row({Value("b"), Value("a")})->hash);
  CHECK(row->hash != make_row({Value("a"), Value("b"), Value()})->hash);
  CHECK(make_row({})->values.empty());
}

}  // namespace assay
