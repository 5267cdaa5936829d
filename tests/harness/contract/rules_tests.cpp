#include "harness/contract/rules.hpp"

#include <catch2/catch.hpp>

using namespace assay::contract;

TEST_CASE("rules: ids are sorted and unique, and every rule explains itself", "[contract]") {
  std::string_view last;
  for (const Rule& rule : rules()) {
    CHECK(last < rule.id);
    CHECK_FALSE(rule.why.empty());
    CHECK_FALSE(rule.example.empty());
    CHECK_FALSE(rule.mend.empty());
    CHECK(find_rule(rule.id) == &rule);
    last = rule.id;
  }
  CHECK(find_rule("AC999") == nullptr);
}
