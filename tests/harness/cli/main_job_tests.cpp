#include "tests/support/golden.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using assay::support::Ran;
using assay::support::run_assay;
using assay::support::TemporaryFolder;
using Json = nlohmann::json;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

Json report_in(const std::string& folder) { return Json::parse(bytes_of(folder + "/gap-report.json")); }

Json without_times(Json report) {
  report["run"].erase("started");
  report["run"].erase("duration_ms");
  report["run"].erase("command");  // names the folder, as does
  report["run"].erase("replay");
  return report;
}

}  // namespace

TEST_CASE("run: the reference proves every obligation of the lead conversion", "[cli]") {
  const TemporaryFolder folder;
  const Ran ran = run_assay("run --reports '" + folder.path() + "'");
  CAPTURE(ran.out, ran.err);
  REQUIRE(ran.exit_code == 0);
  const Json report = report_in(folder.path());
  CHECK(report["summary"]["verdict"] == "pass");
  CHECK(report["summary"]["obligations"]["violated"] == 0);
  std::size_t proven = 0;
  for (const Json& obligation : report["obligations"]) {
    if (!obligation["id"].get<std::string>().starts_with("ce-29/")) continue;
    CHECK(obligation["verdict"] == "proven");
    ++proven;
  }
  CHECK(proven == 31);
  CHECK(report["summary"]["obligations"]["proven"] == proven);
  CHECK(report["obligations"].size() == report["summary"]["obligations"]["total"]);
  for (const char* file : {"junit.xml", "index.html"}) CHECK(std::filesystem::file_size(folder.path() + "/" + file) > 1000);
}

TEST_CASE("run: the same seed gives the same report but for times", "[cli]") {
  const TemporaryFolder first;
  const TemporaryFolder second;
  REQUIRE(run_assay("run --seed 1 --reports '" + first.path() + "'").exit_code == 0);
  REQUIRE(run_assay("run --seed 1 --reports '" + second.path() + "'").exit_code == 0);
  CHECK(without_times(report_in(first.path())) == without_times(report_in(second.path())));
}

TEST_CASE("run: another seed proves the same obligations", "[cli]") { CHECK(run_assay("run --seed 987654321 --quiet").exit_code == 0); }

TEST_CASE("run: two shards run every scenario once", "[cli]") {
  const TemporaryFolder all;
  const TemporaryFolder one;
  const TemporaryFolder two;
  REQUIRE(0 == run_assay("run --reports '" + all.path() + "'").exit_code);
  REQUIRE(0 == run_assay("run --shard 1/2 --reports '" + one.path() + "'").exit_code);
  REQUIRE(0 == run_assay("run --shard 2/2 --reports '" + two.path() + "'").exit_code);
  const auto schedules = [](const TemporaryFolder& folder) { return report_in(folder.path())["summary"]["schedules"].get<std::uint64_t>(); };
  CHECK(schedules(one) + schedules(two) == schedules(all));
}

TEST_CASE("run: a subscriber without its dedupe fails, and the failure names obligation, schedule and the document's line", "[cli]") {
  const TemporaryFolder folder;
  const Ran ran = run_assay("run --twin A01 --reports '" + folder.path() + "'");
  CHECK(ran.exit_code == 1);
  CHECK(ran.out.find("ce-29/pm-01/deduplicate") != std::string::npos);
  CHECK(ran.out.find("lead-conversion.md:") != std::string::npos);
  CHECK(ran.out.find("to PM-01, keep a copy") != std::string::npos);
  CHECK(ran.out.find("assay replay ") != std::string::npos);
}

TEST_CASE("replay: a failing schedule fails again, and passes once the party is mended", "[cli]") {
  const TemporaryFolder folder;
  REQUIRE(run_assay("run --twin A01 --filter duplicate-patient --reports '" + folder.path() + "'").exit_code == 1);
  std::string replay;
  for (const auto& file : std::filesystem::directory_iterator(folder.path() + "/replays")) {
    if (file.path().string().find("effect-exactly-once") != std::string::npos) replay = file.path().string();
  }
  REQUIRE_FALSE(replay.empty());
  const Ran again = run_assay("replay '" + replay + "'");
  CHECK(again.exit_code == 1);
  CHECK(again.out.starts_with("FAILED"));

  std::string mended = bytes_of(replay);
  mended.replace(mended.find("\"A01\""), 5, "\"\"");
  const Ran fixed = run_assay("replay '" + folder.write("mended.json", mended) + "'");
  CHECK(fixed.exit_code == 0);
  CHECK(fixed.out.starts_with("FIXED"));
}

TEST_CASE("replay: the journal is the same bytes on every machine and compiler", "[cli][golden]") {
  const TemporaryFolder folder;
  REQUIRE(run_assay("run --twin A16 --filter resident-conversion-without-bed --reports '" + folder.path() + "'").exit_code == 1);
  std::string replay;
  for (const auto& file : std::filesystem::directory_iterator(folder.path() + "/replays")) {
    if (file.path().string().find("effect-exactly-once") != std::string::npos) replay = file.path().string();
  }
  REQUIRE_FALSE(replay.empty());
  CHECK(assay::support::matches_golden("cli/journal.txt", run_assay("replay --journal --quiet '" + replay + "'").out));
}

TEST_CASE("faults: every broken twin is caught by the check that it names, and no benign one is accused", "[cli][slow]") {
  const Ran ran = run_assay("faults --format json");
  CAPTURE(ran.out, ran.err);
  CHECK(ran.exit_code == 0);
  const Json report = Json::parse(ran.out);
  CHECK(report["faults"].size() >= 24);
  CHECK(report["benign"].size() >= 6);
  CHECK(report["summary"]["killed"] == report["faults"].size());
  CHECK(report["summary"]["silent"] == report["benign"].size());
}

TEST_CASE("explore: every schedule of a scenario is tried, and as many as before", "[cli]") {
  const Ran first = run_assay("explore scenarios/ce-29/duplicate-patient-event --format json");
  const Ran second = run_assay("explore scenarios/ce-29/duplicate-patient-event --exhaustive --format json");
  CHECK(first.exit_code == 0);
  const Json a = Json::parse(first.out);
  const Json b = Json::parse(second.out);
  CHECK(a["complete"] == true);
  CHECK(a["states"] == b["states"]);
  CHECK(a["digest"] == b["digest"]);
}

TEST_CASE("explore: random schedules are the same for the same seed", "[cli]") {
  const auto digest = [](const std::string& seed) {
    return Json::parse(run_assay("explore scenarios/ce-29/tenants-interleaved --runs 50 --format json --seed " + seed).out)["deliveries"];
  };
  CHECK(digest("3") == digest("3"));
}

TEST_CASE("list: every list has lines", "[cli]") {
  for (const char* what : {"checks", "rules", "faults", "parties", "events", "obligations"}) {
    CAPTURE(what);
    const Ran text = run_assay(std::string("list ") + what);
    CHECK(text.exit_code == 0);
    CHECK_FALSE(text.out.empty());
    CHECK_FALSE(Json::parse(run_assay(std::string("list --format json ") + what).out)[what].empty());
  }
}

TEST_CASE("compile: our own contract document compiles without an error finding", "[cli]") {
  const Ran ran = run_assay("compile contracts");
  REQUIRE(ran.exit_code == 0);
  for (const Json& finding : Json::parse(ran.out)["findings"]) CHECK(finding["level"] != "error");
}
