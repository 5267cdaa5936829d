#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using assay::support::Ran;
using assay::support::run_assay;
using assay::support::TemporaryFolder;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string document(std::string_view members) {
  return "# Crates\n\n## Published Events\n\n### `depot_crate_sealed`\n\n**Publisher:** DP-01\n**Subscribers:** BL-01\n\n```typescript\n{ organization_id: uuid; " + std::string(members) + "}\n```\n";
}

}  // namespace

TEST_CASE("diff: exit codes say whether an unannounced breaking change is there", "[cli]") {
  const TemporaryFolder folder;
  const std::string before = "'" + folder.write("old.md", document("dock: string; ")) + "' ";
  const std::string after = "'" + folder.write("new.md", document("")) + "' ";
  CHECK(run_assay("diff " + before + before).exit_code == 0);
  CHECK(run_assay("diff " + after + "'" + folder.write("more.md", document("note?: string; ")) + "'").exit_code == 0);
  const Ran ran = run_assay("diff " + before + after);
  CHECK(ran.exit_code == 1);
  CHECK(has(ran.out, "dock is gone"));
  CHECK(has(ran.out, "breaks publishers and subscribers: DP-01, BL-01"));
  CHECK(has(ran.out, "old.md:11 "));
  CHECK(run_assay("diff " + before).exit_code == 64);
  CHECK(run_assay("diff --format xml " + before + after).exit_code == 64);
  CHECK(run_assay("diff " + before + "no/such/file.md").exit_code == 66);
}

TEST_CASE("diff: quiet prints one line for each unannounced break, or nothing", "[cli]") {
  const TemporaryFolder folder;
  const std::string before = "'" + folder.write("old.md", document("dock: string; ")) + "' ";
  const std::string after = "'" + folder.write("new.md", document("note?: string; ")) + "' ";
  const Ran ran = run_assay("diff -q " + before + after);
  CHECK(ran.exit_code == 1);
  CHECK(has(ran.out, ": error: depot_crate_sealed: dock is gone"));
  CHECK(has(ran.out, "[AC701]\n"));
  CHECK(ran.out.find('\n') + 1 == ran.out.size());
  CHECK(run_assay("diff -q " + before + before).out.empty());
}

TEST_CASE("diff: sarif names the rule and both places", "[cli]") {
  const TemporaryFolder folder;
  const Ran ran = run_assay("diff --format sarif '" + folder.write("old.md", document("dock: string; ")) + "' '" + folder.write("new.md", document("")) + "'");
  CHECK(ran.exit_code == 1);
  CHECK(has(ran.out, "\"AC701\""));
  CHECK(has(ran.out, "new.md"));
  CHECK(has(ran.out, "old.md"));
}

TEST_CASE("diff: a broken model is refused with its place", "[cli]") {
  const TemporaryFolder folder;
  const std::string document_path = folder.write("old.md", document(""));
  const Ran ran = run_assay("diff '" + document_path + "' '" + folder.write("model.json", "{\n  \"model_version\": \"1\",\n  \"events\": 7\n}\n") + "'");
  CHECK(ran.exit_code == 66);
  CHECK(has(ran.err, "model.json:3:3 /events: must be a list"));
}
