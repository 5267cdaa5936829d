#include "reports/junit.hpp"

#include "reports/totals.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

namespace assay::reports {
namespace {

pugi::xml_document parsed(const scenario::RunRecord& run) {
  pugi::xml_document document;
  REQUIRE(document.load_string(junit_xml(run).c_str()));
  return document;
}

std::size_t children(const pugi::xml_node& node, const char* test_with) {
  std::size_t count = 0;
  for (const auto& test : node.children("testcase")) count += test.child(test_with) ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("junit report: a rich run", "[reports][golden]") {
  CHECK(support::matches_golden("reports/rich_run.junit.xml", junit_xml(*sample::rich_run())));
}

TEST_CASE("junit report: it is well-formed, whatever bytes the record holds", "[reports]") {
  const auto document = parsed(*sample::hostile_run());
  CHECK(document.child("testsuites").child("testsuite"));
}

TEST_CASE("junit report: counts are those of the cases, and suites add up", "[reports]") {
  const auto document = parsed(*sample::rich_run());
  const pugi::xml_node suites = document.child("testsuites");
  std::size_t tests = 0;
  std::size_t failures = 0;
  for (const auto& suite : suites.children("testsuite")) {
    CHECK(suite.attribute("failures").as_uint() == children(suite, "failure"));
    CHECK(suite.attribute("skipped").as_uint() == children(suite, "skipped"));
    tests += suite.attribute("tests").as_uint();
    failures += suite.attribute("failures").as_uint();
  }
  CHECK(suites.attribute("tests").as_uint() == tests);
  CHECK(suites.attribute("failures").as_uint() == failures);
}

TEST_CASE("junit report: the obligations' suite says what the totals say", "[reports]") {
  const auto run = sample::rich_run();
  const auto document = parsed(*run);
  const pugi::xml_node suite = document.child("testsuites").find_child_by_attribute("testsuite", "name", "obligations");
  const ObligationTotals totals = totals_of(*run).obligations;
  CHECK(suite.attribute("tests").as_uint() == totals.total);
  CHECK(suite.attribute("failures").as_uint() == totals.violated);
  CHECK(suite.attribute("skipped").as_uint() == totals.inconclusive + totals.untested);
}

TEST_CASE("junit report: a broken contract is never an error", "[reports]") {
  const std::string xml = junit_xml(*sample::rich_run());
  CHECK(xml.find("<error") == std::string::npos);
  CHECK(xml.find("errors=\"0\"") != std::string::npos);
}

TEST_CASE("junit report: a scenario is named after its folder and its last part", "[reports]") {
  const auto document = parsed(*sample::rich_run());
  const pugi::xml_node suite = document.child("testsuites").find_child_by_attribute("testsuite", "name", "scenarios/ce-29");
  const pugi::xml_node test = suite.find_child_by_attribute("testcase", "name", "duplicate-delivery");
  CHECK(test.attribute("classname").value() == std::string("scenarios/ce-29"));
  CHECK(test.child("failure").attribute("type").value() == std::string("effect-exactly-once"));
  CHECK(test.child("failure").attribute("message").value() ==
        std::string("PM-01 applied one ce_lead_converted_to_patient twice"));
}

}  // namespace assay::reports
