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

TEST_CASE("audit: a file among the specs that no id names is told, and so are two specs with one id", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/oven-notes.md").spec("kt/specs/KT-01-oven.md").spec("kt/specs/KT-01-stove.md").file("contracts/events.md", "KT-01\n");
  const auto audit = tree.audited();
  REQUIRE(audit);
  CHECK(rules_of(audit->findings) == Told{"AC603", "AC604"});
  CHECK(audit->passes());
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

TEST_CASE("audit: the cores of source are those of folders, specs and contracts", "[audit]") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md").file("contracts/events.md", "KT-01 asks ZO-07, see ADR-004\n").file("src/cores/rx/a.ts", "db.from('zo_animals'); db.from('kt_menus'); db.from('adr_x'); db.from('rx_x');\n");
  const auto audit = tree.audited(true);
  REQUIRE(audit);
  CHECK(rules_of(audit->findings) == Told{"AC622", "AC622"});
  CHECK(audit->source_cores == std::vector<std::string>{"CL", "KT", "PM", "RX", "ZO"});
}
