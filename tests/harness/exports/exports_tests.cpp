#include "harness/contract/compile.hpp"
#include "harness/exports/exports.hpp"
#include "tests/harness/exports/sample.hpp"
#include "tests/support/golden.hpp"

#include <chrono>
#include <filesystem>

#include <catch2/catch.hpp>

using namespace assay;
using namespace exports::sample;
using support::matches_golden;
using support::Ran;
using support::run_assay;
using support::TemporaryFolder;

namespace {

constexpr const char* parcels = "tests/fixtures/exports/parcels.md";

std::string printed(const std::string& arguments) {
  const Ran ran = run_assay("compile " + arguments);
  CAPTURE(arguments, ran.err);
  REQUIRE(ran.exit_code == 0);
  return ran.out;
}

contract::Model many(std::size_t events) {
  std::vector<contract::Event> out;
  for (std::size_t i = 0; i < events; ++i) {
    out.push_back(taken_in());
    out.back().name += "_" + std::to_string(i);
    out.back().channel = "pd_events_" + std::to_string(i);
  }
  return model(std::move(out));
}

double seconds_for(std::size_t events) {
  const contract::Model model = many(events);
  const auto begin = std::chrono::steady_clock::now();
  const std::size_t bytes = exports::json_schema_files(model).size() + exports::asyncapi(model).size() + exports::typescript(model).size();
  CHECK(bytes > events * 1000);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("exports: a document in all three formats", "[exports][golden]") {
  CHECK(matches_golden("exports/parcels.schemas.json", printed(std::string(parcels) + " --format json-schema")));
  CHECK(matches_golden("exports/parcels.asyncapi.json", printed(std::string(parcels) + " --format asyncapi")));
  CHECK(matches_golden("exports/parcels.ts", printed(std::string(parcels) + " --format typescript")));
}

TEST_CASE("exports: hostile names in all three formats", "[exports][golden]") {
  CHECK(matches_golden("exports/hostile.schemas.json", exports::json_schemas(hostile())));
  CHECK(matches_golden("exports/hostile.asyncapi.json", exports::asyncapi(hostile())));
  CHECK(matches_golden("exports/hostile.ts", exports::typescript(hostile())));
}

TEST_CASE("exports: the order of paths changes no byte", "[exports]") {
  const std::string one = "tests/fixtures/exports/parcels.md tests/fixtures/documents/stream.txt --format ";
  const std::string other = "tests/fixtures/documents/stream.txt tests/fixtures/exports/parcels.md --format ";
  for (const char* format : {"json-schema", "asyncapi", "typescript"}) CHECK(printed(one + format) == printed(other + format));
}

TEST_CASE("exports: a folder gets the files of its format and the one to begin with is printed", "[exports]") {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/new/folder";
  CHECK(printed(std::string(parcels) + " --format json-schema --out '" + out + "/'") == out + "/index.json\n");
  CHECK(std::filesystem::exists(out + "/pd_parcel_taken_in.schema.json"));
  CHECK(printed(std::string(parcels) + " --format asyncapi --out '" + out + "'") == out + "/asyncapi.json\n");
  CHECK(printed(std::string(parcels) + " --format typescript --quiet --out '" + out + "'").empty());
  CHECK(std::filesystem::exists(out + "/events.ts"));
}

TEST_CASE("exports: which document comes first does not depend on how paths are spelled", "[exports]") {
  const TemporaryFolder folder;
  const std::string head = "# D\n\n## Published Events\n\n### `lg_box_sent`\n\n**Publisher:** LG-02\n\n";
  (void)folder.write("a.md", head + "| Field | Type |\n|---|---|\n| id | string |\n");
  (void)folder.write("b.md", head + "| Field | Type |\n|---|---|\n| id | integer |\n");
  const std::string at = folder.path();
  const std::string plain = printed("'" + at + "/a.md' '" + at + "/b.md' --format typescript");
  CHECK(printed("'" + at + "/./b.md' '" + at + "/./a.md' '" + at + "//b.md' --format typescript") == plain);
  CHECK(plain.find("Documents differ: field id is string (") != std::string::npos);
}

TEST_CASE("exports: a second run removes the files of events that are no more, and no other", "[exports]") {
  const TemporaryFolder folder;
  const std::string source = folder.write("a.md", "# D\n\n## Published Events\n\n### `lg_box_sent`\n\n**Publisher:** LG-02\n\n### `lg_box_lost`\n\n**Publisher:** LG-02\n");
  const std::string out = folder.path() + "/out";
  (void)printed("'" + source + "' --format json-schema --out '" + out + "'");
  REQUIRE(std::filesystem::exists(out + "/lg_box_lost.schema.json"));
  std::filesystem::copy_file(out + "/lg_box_lost.schema.json", out + "/mine.schema.json");
  (void)folder.write("a.md", "# D\n\n## Published Events\n\n### `lg_box_sent`\n\n**Publisher:** LG-02\n");
  (void)printed("'" + source + "' --format json-schema --out '" + out + "'");
  CHECK(std::filesystem::exists(out + "/lg_box_sent.schema.json"));
  CHECK_FALSE(std::filesystem::exists(out + "/lg_box_lost.schema.json"));
  CHECK(std::filesystem::exists(out + "/mine.schema.json"));
}

TEST_CASE("exports: if one file cannot be written none is", "[exports]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() + "/index.json");
  const Ran ran = run_assay(std::string("compile ") + parcels + " --format json-schema --out '" + folder.path() + "'");
  CHECK(ran.exit_code == 66);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("index.json: is a directory") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("exports: a folder that is a file, no folder and an unknown format are refused", "[exports]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("file", "x");
  CHECK(run_assay(std::string("compile ") + parcels + " --format asyncapi --out '" + file + "'").exit_code == 66);
  CHECK(run_assay(std::string("compile ") + parcels + " --format asyncapi --out ''").exit_code == 64);
  const Ran ran = run_assay(std::string("compile ") + parcels + " --format yaml");
  CHECK(ran.exit_code == 64);
  CHECK(ran.err.find("typescript") != std::string::npos);
}

TEST_CASE("exports: twenty times the events take far less than four hundred times as long", "[exports]") {
  const double few = seconds_for(100);
  const double more = seconds_for(2000);
  CAPTURE(few, more);
  CHECK(more < 80 * few + 0.2);
}
