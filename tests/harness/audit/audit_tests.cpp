#include "tests/harness/audit/tree.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::audit;

namespace {

const AuditedSpec& spec_of(const Audit& audit, std::string_view id) {
  const auto found = std::find_if(audit.specs.begin(), audit.specs.end(), [&](const AuditedSpec& one) { return one.spec.id == id; });
  REQUIRE(found != audit.specs.end());
  return *found;
}

}  // namespace

TEST_CASE("audit: a spec that a contract names by id, path or file name is referenced", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-oven.md").spec("kt/specs/KT-02-menu.md").spec("kt/specs/deep/er/KT-03-larder.md");
  tree.file("contracts/events.md", "# Events\n\n| KT-01 | heat |\n\n[the menu](../specs/kt/specs/KT-02-menu.md)\n").file("contracts/KT-03-larder-INTEGRATION.md", "# Larder\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(audit->findings.empty());
  CHECK(audit->passes());
  CHECK(audit->total().referenced == 3);
  CHECK(spec_of(*audit, "KT-01").places.front().at.line == 3);
  CHECK(spec_of(*audit, "KT-01").places.front().at.column == 3);
}

TEST_CASE("audit: a spec that no contract names is a gap, a mention of a longer id does not count", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-oven.md").spec("kt/specs/KT-14-menu.md").spec("kt/specs/KT-14-EN-01-large-menu.md");
  tree.file("contracts/events.md", "KT-010 and KT-14-EN-01\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(told(audit->findings) == Told{"AC601 KT-01-oven.md:1:1", "AC601 KT-14-menu.md:1:1"});
  CHECK(audit->findings[0].at.front().text == "# A spec");
  CHECK_FALSE(audit->passes());
}

TEST_CASE("audit: plans, tasks, templates, READMEs and archives are no specs", "[audit]") {
  Tree tree;
  for (const char* name : {"kt/specs/README.md", "kt/specs/KT-01-oven-PLAN.md", "kt/specs/KT-01-TASKS.md", "kt/specs/_templates/KT-09-x.md", "kt/specs/archive/KT-08-old.md",
                           "kt/plans/KT-07-plan.md", "kt/archive/KT-06-x.md", "_templates/INTEGRATION.md", "kt/KT-05-loose.md"}) {
    tree.spec(name);
  }
  tree.spec("kt/specs/KT-44-my-tasks.md").file("contracts/events.md", "KT-44\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(audit->specs.size() == 1);
  CHECK(audit->findings.empty());
  CHECK(audit->set_aside.size() == 5);  // those below kt/specs
  CHECK(audit->set_aside[0].path.ends_with("kt/specs/KT-01-TASKS.md"));
}

TEST_CASE("audit: a spec.md takes its id from its folder", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-21-cellar/spec.md").spec("kt/specs/KT-21-cellar/plan.md").file("contracts/events.md", "nothing\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  REQUIRE(audit->specs.size() == 1);
  CHECK(audit->specs[0].spec.id == "KT-21");
  CHECK(audit->specs[0].resolutions[0].file.ends_with("contracts/KT-21-cellar-INTEGRATION.md"));
}

TEST_CASE("audit: a spec whose name begins with no id is a gap by its path, and is told", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/oven-notes.md").spec("kt/specs/kt-07-ladle.md").spec("kt/specs/cold-room/spec.md").spec("kt/specs/KT-01-oven.md").file("contracts/events.md", "KT-01, KT-07, oven, notes, oven-notes-2\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(rules_of(audit->findings) == Told{"AC601", "AC601", "AC601", "AC603", "AC603", "AC603"});
  CHECK(audit->total().specs == 4);
  CHECK(spec_of(*audit, "oven-notes").spec.core == "KT");
  CHECK(spec_of(*audit, "kt-07-ladle").state == SpecState::gap);
  CHECK(spec_of(*audit, "cold-room").resolutions.at(1).file.ends_with("contracts/cold-room-INTEGRATION.md"));
  CHECK_FALSE(audit->passes());
}

TEST_CASE("audit: a spec without an id is referenced by its path, a part of its path, or its stem", "[audit]") {
  for (const char* words : {"see oven-notes.", "`oven-notes.md`", "[n](../specs/kt/specs/flows/oven-notes.md#part)", "(./flows/oven-notes.md)", "kt/specs/flows/Oven\\-Notes.md",
                            "https://code.example/tree/docs/specs/kt/specs/flows/oven-notes.md"}) {
    CAPTURE(words);
    Tree tree;
    tree.spec("kt/specs/flows/oven-notes.md").file("contracts/events.md", words);
    const auto audit = tree.audited();
    REQUIRE(audit);
    CHECK(audit->specs.at(0).state == SpecState::referenced);
  }
  for (const char* words : {"my-oven-notes", "oven notes", "gd/specs/flows/oven-notes.md", "others/flows/oven-notes.md"}) {
    CAPTURE(words);
    Tree tree;
    tree.spec("kt/specs/flows/oven-notes.md").file("contracts/events.md", words);
    const auto audit = tree.audited();
    REQUIRE(audit);
    CHECK(audit->specs.at(0).state == SpecState::gap);
  }
}

TEST_CASE("audit: a stem that is one plain word is a reference only as a file, one of several files only with its path", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/notes.md").spec("gd/specs/to-do.md").spec("kt/specs/to-do.md").file("contracts/events.md", "Some notes, and the to-do list. kt/specs/to-do.md\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(spec_of(*audit, "notes").state == SpecState::gap);
  CHECK(spec_of(*audit, "gd/specs/to-do").state == SpecState::gap);
  CHECK(spec_of(*audit, "kt/specs/to-do").state == SpecState::referenced);
  tree.file("contracts/more.md", "see notes.md\n");
  CHECK(spec_of(*tree.audited(), "notes").state == SpecState::referenced);
}

TEST_CASE("audit: files beside a spec in its own folder belong to it, but none is passed over where it has no spec", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-21-cellar/spec.md").spec("kt/specs/KT-21-cellar/data-model.md").spec("kt/specs/KT-22-attic/beams.md").spec("kt/specs/KT-22-attic/roof.md").file("contracts/events.md", "KT-21\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(told(audit->findings) == Told{"AC601 beams.md:1:1"});
  REQUIRE(audit->set_aside.size() == 2);
  CHECK(audit->set_aside[0].why.ends_with("beside the spec KT-21 in its folder"));
}

TEST_CASE("audit: two specs with one id are told", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-oven.md").spec("kt/specs/KT-01-stove.md").file("contracts/events.md", "KT-01\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(rules_of(audit->findings) == Told{"AC604"});
  CHECK(audit->passes());
}

TEST_CASE("audit: what is commented out or struck through names nothing", "[audit]") {
  for (const char* words : {"<!-- KT-01 -->", "a <!-- x\n\nKT-01 --> b", "~~KT-01~~", "~~no longer\nKT-01~~ but", "<del>KT-01</del>", "<!-- never closed\n\nKT-01", "<!-- a\n--> ~~KT-01~~"}) {
    CAPTURE(words);
    Tree tree;
    tree.spec("kt/specs/KT-01-oven.md").file("contracts/events.md", words);
    CHECK(rules_of(tree.audited()->findings) == Told{"AC601"});
  }
  for (const char* words : {"<!-- a --> KT-01", "~~a~~ KT-01 ~~b~~", "~~ KT-01 ~~", "~~never closed\n\nKT-01~~", "```html\n<!-- KT-01 -->\n```", "~~~\na\n~~~\nKT-01\n~~~\n~~~", "a <!-- never closed KT-01"}) {
    CAPTURE(words);
    Tree tree;
    tree.spec("kt/specs/KT-01-oven.md").file("contracts/events.md", words);
    CHECK(tree.audited()->findings.empty());
  }
}

TEST_CASE("audit: signs of comments without an end are read in good time", "[audit]") {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "x <!-- ~~a <del>b <s>c\n";
  Tree tree;
  tree.spec("kt/specs/KT-01-oven.md").file("contracts/events.md", words + "KT-01\n");
  CHECK(tree.audited()->findings.empty());
}

TEST_CASE("audit: a printed path to a spec that is not there is told with where it went", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-oven.md").spec("kt/archive/KT-02-menu.md").spec("kt/specs/KT-03-new-name.md");
  tree.file("contracts/events.md",
            "[a](../specs/kt/specs/KT-01-oven.md#part)\n[b](../specs/kt/specs/KT-02-menu.md)\n`specs/kt/specs/KT-03-old\\_name.md`\nspecs/kt/specs/KT-99-gone.mdStatus\n"
            "[t](../specs/_templates/X.md) ./specs/README.md\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  REQUIRE(audit->findings.size() == 4);
  CHECK(told(audit->findings)[0] == "AC602 events.md:2:5");
  CHECK(audit->findings[0].title.ends_with("kt/specs/KT-02-menu.md; it is now at kt/archive/KT-02-menu.md"));
  CHECK(audit->findings[1].title.ends_with("KT-03-old_name.md; its id has kt/specs/KT-03-new-name.md"));
  CHECK(audit->findings[2].title.ends_with("kt/specs/KT-99-gone.md"));
  CHECK(audit->findings[3].title.ends_with("_templates/X.md"));
  CHECK(audit->passes());
}

TEST_CASE("audit: specs that lie below the contracts are no contract surface", "[audit]") {
  Tree tree;
  tree.file("docs/specs/kt/specs/KT-01-oven.md", "KT-01\n").file("docs/events.md", "no spec\n");
  Request request = tree.request();
  request.specs = tree.path("docs/specs");
  request.contracts = tree.path("docs");
  const auto audit = assay::audit::audit(request);
  REQUIRE(audit);
  CHECK(rules_of(audit->findings) == Told{"AC601"});
  request.contracts = tree.path("docs/specs/");
  const auto nothing = assay::audit::audit(request);
  REQUIRE_FALSE(nothing);
}

TEST_CASE("audit: advice names the nearest neighbour's row, the core's bundle, an own document and the allowlist", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-10-oven.md").spec("kt/specs/KT-11-ice-box.md").spec("kt/specs/KT-40-roof.md");
  tree.file("contracts/EVENT_CONTRACTS.md", "| Spec | Event | Link |\n|---|---|---|\n| KT-10 | oven_heated | x |\n").file("contracts/KT_INTEGRATION_CONTRACTS.md", "KT-40\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  const std::vector<Resolution>& ways = spec_of(*audit, "KT-11").resolutions;
  REQUIRE(ways.size() == 4);
  CHECK(ways[0].kind == "row");
  CHECK(ways[0].file.ends_with("EVENT_CONTRACTS.md"));
  CHECK(ways[0].line == 3);
  CHECK(ways[0].snippet == "| KT-11 | <…> | [Spec: KT-11](../specs/kt/specs/KT-11-ice-box.md) |");
  CHECK(ways[1].file.ends_with("KT_INTEGRATION_CONTRACTS.md"));
  CHECK(ways[2].file.ends_with("contracts/KT-11-ice-box-INTEGRATION.md"));
  CHECK(ways[3].file.ends_with("contracts/.intra-core-only.json"));
  CHECK(ways[3].snippet.find("\"added\": \"2026-06-01\"") != std::string::npos);
}

TEST_CASE("audit: advice prefers a document about many specs to one about another spec", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-10-oven.md").spec("kt/specs/KT-11-ice-box.md");
  tree.file("contracts/KT-10-oven-INTEGRATION.md", "# Oven\n\nSpec: KT-10\n").file("contracts/API_CONTRACTS.md", "# APIs\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  const std::vector<Resolution>& ways = spec_of(*audit, "KT-11").resolutions;
  REQUIRE(ways.size() == 4);
  CHECK(ways[0].file.ends_with("API_CONTRACTS.md"));
  CHECK(ways[1].file.ends_with("KT-10-oven-INTEGRATION.md"));
  CHECK(ways[1].line == 0);
}

TEST_CASE("audit: the totals of the cores add up", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md").spec("kt/specs/KT-02-b.md").spec("gd/specs/GD-01-c.md").spec("gd/specs/GD-02-d.md").file("contracts/events.md", "KT-01 GD-01\n");
  tree.file("contracts/.intra-core-only.json", R"([{"id": "GD-02", "rationale": "beds only", "owner": "garden", "added": "2026-05-30"}])");
  const auto audit = tree.audited();
  REQUIRE(audit);
  const auto cores = audit->by_core();
  REQUIRE(cores.size() == 2);
  CHECK(cores[0].core == "GD");
  CHECK((cores[0].referenced == 1 && cores[0].allowlisted == 1 && cores[0].gaps == 0));
  CHECK((cores[1].referenced == 1 && cores[1].allowlisted == 0 && cores[1].gaps == 1));
  const CoreTotals all = audit->total();
  CHECK(all.specs == all.referenced + all.allowlisted + all.gaps);
}

TEST_CASE("audit: an audit of nothing does not pass", "[audit]") {
  Tree tree;
  tree.file("specs/specs/kt/specs/KT-01-a.md", "").file("contracts/events.md", "x\n");
  const auto audit = tree.audited();
  REQUIRE_FALSE(audit);
  CHECK(audit.error().front().message.find("did you mean") != std::string::npos);
  tree.file("empty/readme.png", "");
  Request request = tree.request();
  request.specs = tree.path("specs/specs");
  request.contracts = tree.path("empty");
  CHECK_FALSE(assay::audit::audit(request));
}

TEST_CASE("audit: all unreadable inputs are told at once", "[audit]") {
  Tree tree;
  tree.file("specs/kt/specs/KT-01-a.md", "").file("contracts/bad.md", "a\xff\n").file("contracts/nul.md", std::string_view("a\0b", 3));
  Request request = tree.request();
  request.allowlist = tree.path("none.yaml");
  const auto audit = assay::audit::audit(request);
  REQUIRE_FALSE(audit);
  CHECK(audit.error().size() == 3);
}

TEST_CASE("audit: a loop of links ends", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md").file("contracts/events.md", "KT-01\n").file("src/cores/kt/a.ts", "");
  for (const char* folder : {"specs/kt/specs/loop", "contracts/loop", "src/cores/loop"}) std::filesystem::create_directory_symlink(tree.path(""), tree.path(folder));
  const auto audit = tree.audited(true);
  REQUIRE(audit);
  CHECK(audit->findings.empty());
}

TEST_CASE("audit: the cores of source are those of folders, specs and parties of the contracts", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md").file("contracts/events.md", "# Herd Events\n\n| Event | Publisher | Subscribers | Payload |\n|---|---|---|---|\n| `kt_herd_fed` | KT-01 | ZO-07 | `{ herd_id: uuid }` |\n");
  tree.file("src/cores/rx/a.ts", "db.from('zo_animals'); db.from('kt_menus'); db.from('adr_x'); db.from('rx_x');\n");
  const auto audit = tree.audited(true);
  REQUIRE(audit);
  CHECK(rules_of(audit->findings) == Told{"AC622", "AC622"});
  CHECK(audit->source_cores == std::vector<std::string>{"KT", "RX", "ZO"});
}

TEST_CASE("audit: a code of letters in prose is no core", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md").file("contracts/events.md", "KT-01 ships to AZ-01 and US-10, after QA-12 and ADR-004.\n");
  tree.file("src/cores/kt/a.ts", "db.from('us_states'); db.from('az_reports');\n").file("src/cores/kt/1.sql", "CREATE TABLE kt_x (a int REFERENCES us_states(id)); CREATE VIEW kt_v AS SELECT * FROM qa_results;\n");
  const auto audit = tree.audited(true);
  REQUIRE(audit);
  CHECK(audit->findings.empty());
  CHECK(audit->source_cores == std::vector<std::string>{"KT"});
}

TEST_CASE("audit: a core may read, and only read, the table from which its contract maps fields", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md");
  tree.file("contracts/harvest.md",
            "# Harvest\n\n**Publisher:** GD-02\n**Subscriber:** KT-01\n\n## Event: `gd_harvest_done`\n\n| Event | Publisher | Subscribers |\n|---|---|---|\n| `gd_harvest_done` | GD-02 | KT-01 |\n\n"
            "## Data Mapping\n\n### Crop to stock\n\nKT-01 copies fields of `gd_crops` to `kt_stock`:\n\n| Crop field | Stock field |\n|---|---|\n| `name` | `label` |\n");
  tree.file("src/cores/kt/a.ts", "db.from('gd_crops').select('*');\n");
  CHECK(tree.audited(true)->findings.empty());
  tree.file("src/cores/kt/a.ts", "db.from('gd_crops').update({});\ndb.from('gd_beds').select();\nconst q = db.from('gd_crops');\nsql`delete from gd_crops`; sql`select * from gd_crops`;\n");
  tree.file("src/cores/kt/a.sql", "CREATE VIEW kt_v AS SELECT * FROM gd_crops;\nCREATE TRIGGER t AFTER INSERT ON gd_crops FOR EACH ROW EXECUTE FUNCTION f();\n");
  CHECK(told(tree.audited(true)->findings) == Told{"AC622 a.sql:2:34", "AC622 a.ts:1:10", "AC622 a.ts:2:10", "AC622 a.ts:4:17"});
}
