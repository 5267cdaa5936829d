#include "reports/gap_report.hpp"

#include "harness/base/file.hpp"
#include "reports/totals.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace assay::reports {
namespace {

using Json = nlohmann::json;

Json report_of(const scenario::RunRecord& run) { return Json::parse(gap_report_json(run)); }

Json schema() { return Json::parse(read_text_file(ASSAY_SOURCE_DIR "/reports/gap-report.schema.json").value()); }

const Json& resolved(const Json& root, const Json& part) {
  if (!part.contains("$ref")) return part;
  return root.at(Json::json_pointer(part.at("$ref").get<std::string>().substr(1)));
}

/// Objects have exactly the members that the schema requires, at every depth; enumerations hold.
void check_shape(const Json& root, const Json& unresolved, const Json& value) {
  const Json& part = resolved(root, unresolved);
  if (part.contains("enum")) CHECK(std::find(part.at("enum").begin(), part.at("enum").end(), value) != part.at("enum").end());
  if (part.contains("const")) CHECK(part.at("const") == value);
  if (part.value("type", "") == "array") {
    for (const Json& item : value) check_shape(root, part.at("items"), item);
  }
  if (part.value("type", "") != "object") return;
  CHECK(part.at("additionalProperties") == false);
  CHECK(part.at("required").size() == part.at("properties").size());
  CHECK(value.size() == part.at("properties").size());
  for (const auto& [name, member] : part.at("properties").items()) {
    CAPTURE(name);
    REQUIRE(value.contains(name));
    check_shape(root, member, value.at(name));
  }
}

}  // namespace

TEST_CASE("gap report: a rich run", "[reports][golden]") {
  CHECK(support::matches_golden("reports/rich_run.gap-report.json", gap_report_json(*sample::rich_run())));
}

TEST_CASE("gap report: it has the members of its schema, no more and no fewer", "[reports]") {
  const Json root = schema();
  for (const auto& run : {sample::rich_run(), sample::passing_run(), sample::empty_run()})
    check_shape(root, root, report_of(*run));
}

TEST_CASE("gap report: its summary is the sum of its lists", "[reports]") {
  const Json report = report_of(*sample::rich_run());
  const Json& summary = report.at("summary");
  CHECK(summary.at("obligations").at("total") == report.at("obligations").size());
  for (const std::string verdict : {"proven", "violated", "inconclusive", "untested"}) {
    std::size_t count = 0;
    for (const Json& obligation : report.at("obligations")) count += obligation.at("verdict") == verdict ? 1 : 0;
    CHECK(summary.at("obligations").at(verdict) == count);
  }
  for (const std::string level : {"error", "warning", "note"}) {
    std::size_t count = 0;
    for (const Json& finding : report.at("findings")) count += finding.at("level") == level ? 1 : 0;
    CHECK(summary.at("findings").at(level) == count);
  }
}

TEST_CASE("gap report: only started and duration differ between two runs of the same", "[reports]") {
  const auto later = sample::rich_run();
  later->started = "2027-01-01T00:00:00Z";
  later->seconds = 99;
  for (auto& scenario : later->scenarios) scenario.seconds = 7;
  Json a = report_of(*sample::rich_run());
  Json b = report_of(*later);
  CHECK(a != b);
  for (Json* const report : {&a, &b}) {
    report->at("run").erase("started");
    report->at("run").erase("duration_ms");
  }
  CHECK(a == b);
}

TEST_CASE("gap report: hostile texts and ill-formed bytes still make valid JSON", "[reports]") {
  const auto run = sample::hostile_run();
  const Json report = report_of(*run);
  CHECK(report.at("obligations").at(0).at("id").get<std::string>().starts_with("<script>"));
}

}  // namespace assay::reports
