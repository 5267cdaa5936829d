#include "harness/contract/field_path.hpp"

#include <catch2/catch.hpp>

using namespace assay::contract;

TEST_CASE("field path: leaf and parent are cut at the last joint", "[contract]") {
  CHECK(leaf_of("data.matches[].id") == "id");
  CHECK(parent_of("data.matches[].id") == "data.matches[]");
  CHECK(leaf_of("id") == "id");
  CHECK(parent_of("id").empty());
}

TEST_CASE("field path: a dot of a name is no joint", "[contract]") {
  CHECK(leaf_of(R"(data.a\.b)") == R"(a\.b)");
  CHECK(parent_of(R"(data.a\.b)") == "data");
  CHECK(parent_of(R"(a\.b)").empty());
}
