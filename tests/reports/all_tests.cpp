#include "reports/all.hpp"

#include "harness/base/file.hpp"
#include "reports/gap_report.hpp"
#include "reports/html.hpp"
#include "reports/junit.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

namespace assay::reports {

TEST_CASE("all reports: each is written whole into a folder that is made, and nothing else is", "[reports]") {
  const support::TemporaryFolder folder;
  const auto run = sample::rich_run();
  const auto paths = write_reports(*run, folder.path() + "/new/out");
  REQUIRE(paths);
  REQUIRE(paths->size() == 3);
  CHECK(read_text_file(paths->at(0)).value() == gap_report_json(*run));
  CHECK(read_text_file(paths->at(1)).value() == junit_xml(*run));
  CHECK(read_text_file(paths->at(2)).value() == html_report(*run));
  CHECK(files_below(folder.path(), {".json", ".xml", ".html", ".part"}).value().size() == 3);
}

TEST_CASE("all reports: a folder that cannot be made is an error that names the file", "[reports]") {
  const support::TemporaryFolder folder;
  const std::string file = folder.write("taken", "");
  const auto paths = write_reports(*sample::empty_run(), file);
  REQUIRE_FALSE(paths);
  CHECK(paths.error().where.file == file + "/gap-report.json");
}

}  // namespace assay::reports
