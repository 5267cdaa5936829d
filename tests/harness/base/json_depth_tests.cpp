#include "harness/base/json_depth.hpp"

#include <catch2/catch.hpp>

using assay::deeper_than;

TEST_CASE("json depth: the bracket that is one too many is named", "[base]") {
  CHECK_FALSE(deeper_than(2, R"({"a": [1]})"));
  CHECK(*deeper_than(1, R"({"a": [1]})") == 6);
  CHECK(*deeper_than(0, "[]") == 0);
}

TEST_CASE("json depth: brackets in strings do not count", "[base]") {
  CHECK_FALSE(deeper_than(1, R"(["[[\"[[", "{"])"));
  CHECK(deeper_than(1, R"(["a\\", [1]])"));
}
