#include "harness/base/file.hpp"
#include "harness/schema/schema.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using assay::support::Ran;
using assay::support::run_assay;
using assay::support::TemporaryFolder;
using Json = nlohmann::json;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string warned = "# Boxes\n\n**Spec:** LG-02\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n\n**Subscribers:** ST-01\n";
const std::string broken = warned + "\n**Idempotency:** `box_key`\n\n```typescript\n{ box_id: uuid; organization_id: uuid; }\n```\n";

/// One file in a folder of its own.
struct One {
  explicit One(const std::string& text) : path(folder.write("LG-02.md", text)) {}
  TemporaryFolder folder;
  std::string path;
};

Json json_of(const std::string& arguments) { return Json::parse(run_assay("lint " + arguments + " --format json").out); }

}  // namespace

TEST_CASE("lint: errors fail, warnings do not, unless the level says so", "[cli]") {
  const One bad(broken);
  const One poor(warned);
  CHECK(run_assay("lint '" + bad.path + "'").exit_code == 1);
  CHECK(run_assay("lint '" + poor.path + "'").exit_code == 0);
  CHECK(run_assay("lint '" + poor.path + "' --level warning").exit_code == 1);
  CHECK(run_assay("lint '" + poor.path + "' --level warning --rule AC3xx").exit_code == 0);
}

TEST_CASE("lint: text names place, rule, how to mend it and totals that add up", "[cli]") {
  const One bad(broken);
  const std::string out = run_assay("lint '" + bad.path + "'").out;
  CHECK(has(out, "error AC104"));
  CHECK(has(out, bad.path + ":"));
  CHECK(has(out, "assay explain AC104"));
  CHECK(has(out, "Looked at 1 document that states 1 event."));
  const std::string quiet = run_assay("lint --quiet '" + bad.path + "'").out;
  CHECK(has(quiet, ": error: "));
  CHECK_FALSE(has(quiet, "Looked at"));
}

TEST_CASE("lint: JSON is as its schema says, with and without a baseline", "[cli]") {
  const One bad(broken);
  const auto schema = assay::schema::Schema::compile(assay::read_text_file("reports/findings.schema.json").value(), "findings.schema.json");
  REQUIRE(schema);
  const std::string empty = bad.folder.write("none.json", "{\"baseline_version\": \"1\", \"findings\": [{\"rule\": \"AC101\", \"title\": \"t\", \"file\": \"f\", \"fingerprint\": \"0123456789abcdef\"}]}");
  for (const std::string& arguments : {"'" + bad.path + "'", "'" + bad.path + "' --baseline '" + empty + "'"}) {
    const std::string out = run_assay("lint " + arguments + " --format json").out;
    CAPTURE(out);
    CHECK(schema->validate(out).empty());
  }
}

TEST_CASE("lint: SARIF has paths and rules", "[cli]") {
  const One bad(broken);
  const Json run = Json::parse(run_assay("lint '" + bad.path + "' --format sarif").out)["runs"][0];
  CHECK_FALSE(run["results"].empty());
  CHECK(run["automationDetails"]["id"] == "assay/lint/");
}

TEST_CASE("lint: what a baseline has does not fail, and what is gone is named", "[cli]") {
  const One bad(broken);
  const std::string baseline = bad.folder.path() + "/baseline.json";
  CHECK(run_assay("lint '" + bad.path + "' --write-baseline '" + baseline + "'").exit_code == 0);
  const Ran known = run_assay("lint '" + bad.path + "' --baseline '" + baseline + "'");
  CHECK(known.exit_code == 0);
  CHECK(has(known.out, "No findings."));
  CHECK(has(known.out, "known findings are not shown."));
  (void)bad.folder.write("LG-02.md", "# Boxes\n\n**Spec:** LG-02\n");
  const Ran gone = run_assay("lint '" + bad.path + "' --baseline '" + baseline + "'");
  CHECK(gone.exit_code == 0);
  CHECK(has(gone.out, "gone, drop them with --write-baseline"));
  CHECK(has(gone.out, "AC104"));
  CHECK(json_of("'" + bad.path + "' --baseline '" + baseline + "'")["baseline"]["gone"].size() > 1);
}

TEST_CASE("lint: registry, names and matrix are read, and refused with their place", "[cli]") {
  const One poor(warned);
  const std::string registry = poor.folder.write("r.json", "[{\"event_name\": \"lg_box_lost\"}]");
  CHECK(run_assay("lint '" + poor.path + "' --registry '" + registry + "'").exit_code == 1);
  const std::string types = poor.folder.write("t.ts", "export type KnownEventName = 'lg_box_closed';\n");
  CHECK(run_assay("lint '" + poor.path + "' --types '" + types + "' --rule AC5xx").exit_code == 0);
  const std::string bad = poor.folder.write("bad.json", "[\n{]");
  const Ran ran = run_assay("lint '" + poor.path + "' --registry '" + bad + "' --types no/such.ts");
  CHECK(ran.exit_code == 66);
  CHECK(has(ran.err, "bad.json:2:2"));
  CHECK(has(ran.err, "no/such.ts: no such file"));
  CHECK(ran.out.empty());
}

TEST_CASE("lint: review dates are judged by the given day", "[cli]") {
  const One due("# Boxes\n\n**Spec:** LG-02\n**Next Review:** 2026-04-22\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n");
  CHECK(json_of("'" + due.path + "' --rule AC208 --today 2026-04-23")["findings"].size() == 1);
  CHECK(json_of("'" + due.path + "' --rule AC208 --today 2026-04-22")["findings"].empty());
}

TEST_CASE("lint: wrong usage is 64, unreadable input 66", "[cli]") {
  CHECK(run_assay("lint").exit_code == 64);
  CHECK(run_assay("lint contracts --rule AC1000").exit_code == 64);
  CHECK(has(run_assay("lint contracts --rule AC30l").err, "did you mean AC30"));
  CHECK(run_assay("lint contracts --today tomorrow").exit_code == 64);
  CHECK(run_assay("lint contracts --level bad").exit_code == 64);
  CHECK(run_assay("lint contracts --format xml").exit_code == 64);
  CHECK(run_assay("lint no/such/folder").exit_code == 66);
  CHECK(run_assay("lint contracts --baseline no/such.json").exit_code == 66);
}

TEST_CASE("lint: every rule can be explained and is listed", "[cli]") {
  const std::string listed = run_assay("list rules").out;
  for (const char* const rule : {"AC201", "AC213", "AC401", "AC429", "AC501", "AC513"}) {
    CHECK(has(listed, rule));
    const Ran ran = run_assay(std::string("explain ") + rule);
    CHECK(ran.exit_code == 0);
    CHECK(has(ran.out, "How to mend it"));
  }
}

TEST_CASE("lint: a folder without documents is refused, a document without a contract is told", "[cli]") {
  const TemporaryFolder empty;
  const Ran ran = run_assay("lint '" + empty.path() + "'");
  CHECK(ran.exit_code == 66);
  CHECK(has(ran.err, "holds no document"));
  const One good(warned);
  CHECK(run_assay("lint '" + good.path + "' '" + empty.path() + "'").exit_code == 66);
  good.folder.write("list.md", "# Shopping\n\nMilk and bread.\n");
  const Ran both = run_assay("lint '" + good.folder.path() + "'");
  CHECK(both.exit_code == 0);
  CHECK(has(both.out, "Looked at 2 documents that state 1 event, 1 without a contract."));
}

TEST_CASE("lint: an export of the registry that names nothing is refused", "[cli]") {
  const One good(warned);
  const std::string registry = good.folder.write("rows.json", "[]");
  const Ran ran = run_assay("lint '" + good.path + "' --registry '" + registry + "'");
  CHECK(ran.exit_code == 66);
  CHECK(has(ran.err, "names no event"));
}

TEST_CASE("explain: a rule may be written in lower case", "[cli]") {
  CHECK(run_assay("explain ac301").out == run_assay("explain AC301").out);
  CHECK(run_assay("explain ac301").exit_code == 0);
}
