#include "harness/audit/allowlist.hpp"
#include "tests/harness/audit/tree.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::audit;

namespace {

/// What an audit says of this allowlist, beside specs KT-01 (referenced) and KT-02, KT-03 (not).
std::vector<contract::Finding> findings_with(std::string_view allowlist, std::string_view name = "allow.yaml") {
  Tree tree;
  tree.spec("kt/specs/KT-01-a.md").spec("kt/specs/KT-02-b.md").spec("kt/specs/KT-03-c.md").file("contracts/events.md", "KT-01\n").file(name, allowlist);
  Request request = tree.request();
  request.allowlist = tree.path(name);
  auto audit = assay::audit::audit(request);
  REQUIRE(audit);
  std::erase_if(audit->findings, [](const contract::Finding& finding) { return finding.rule == "AC601"; });
  return audit->findings;
}

std::string entry(std::string_view id, std::string_view rest = "added: 2026-05-01") {
  return "- id: " + std::string(id) + "\n  rationale: nobody else sees it\n  owner: kitchen\n  " + std::string(rest) + "\n";
}

Error refused(std::string_view text, const std::string& name = "allow.yaml") {
  const auto list = allowlist_of(name, text, *Date::parse("2026-06-01"));
  REQUIRE_FALSE(list);
  return list.error();
}

}  // namespace

TEST_CASE("allowlist: complete entries close gaps, in YAML and JSON, as a list or below entries", "[audit]") {
  CHECK(findings_with(entry("KT-02")).empty());
  CHECK(findings_with("version: 1\nentries:\n" + entry("KT-02")).empty());
  CHECK(findings_with(R"([{"id": "KT-02", "rationale": "r", "owner": "o", "added": "2026-05-01"}])", "allow.json").empty());
  CHECK(findings_with("{\n\t\"entries\": [\n\t\t{\"id\": \"KT-02\", \"rationale\": \"r\", \"owner\": \"o\", \"added\": \"2026-05-01\", \"review\": \"2026-07-01\"}\n\t]\n}", "allow.json").empty());
}

TEST_CASE("allowlist: missing members and placeholders are told at the entry", "[audit]") {
  const auto found = findings_with("- id: KT-02\n  rationale: TODO\n- rationale: r\n  owner: o\n  added: 2026-05-01\n- KT-03\n");
  CHECK(told(found) == Told{"AC611 allow.yaml:1:3", "AC611 allow.yaml:3:3", "AC611 allow.yaml:6:3"});
  CHECK(found[0].title.ends_with("KT-02: rationale, owner, added not said"));
  CHECK(findings_with("- id: KT-02\n  rationale: <why>\n  owner: o\n  added: 2026-05-01\n").size() == 1);
}

TEST_CASE("allowlist: unknown and repeated members are told at the member", "[audit]") {
  const auto found = findings_with(entry("KT-02", "added: 2026-05-01\n  reviwed: 2026-05-02\n  owner: somebody"));
  CHECK(told(found) == Told{"AC612 allow.yaml:5:3", "AC612 allow.yaml:6:3"});
  CHECK(found[0].title.find("did you mean 'reviewed'?") != std::string::npos);
  CHECK(told(findings_with("entires: []\nentries:\n" + entry("KT-02"))) == Told{"AC612 allow.yaml:1:1"});
}

TEST_CASE("allowlist: dates that cannot be meant are told", "[audit]") {
  CHECK(told(findings_with(entry("KT-02", "added: 01.05.2026"))) == Told{"AC613 allow.yaml:4:3"});
  CHECK(told(findings_with(entry("KT-02", "added: 2026-02-30"))) == Told{"AC613 allow.yaml:4:3"});
  CHECK(told(findings_with(entry("KT-02", "added: 2026-06-02"))) == Told{"AC613 allow.yaml:4:3"});
  CHECK(told(findings_with(entry("KT-02", "added: 2026-05-01\n  reviewed: 2026-04-01"))) == Told{"AC613 allow.yaml:5:3"});
  CHECK(findings_with(entry("KT-02", "added: 2026-06-01")).empty());
}

TEST_CASE("allowlist: a spec twice, no spec, and a spec that is referenced are told", "[audit]") {
  CHECK(told(findings_with(entry("KT-02") + entry("KT-02"))) == Told{"AC614 allow.yaml:5:3"});
  const auto none = findings_with(entry("KT-022"));
  CHECK(told(none) == Told{"AC615 allow.yaml:1:3"});
  CHECK(none[0].title.ends_with("did you mean KT-02?"));
  const auto needless = findings_with(entry("KT-01"));
  CHECK(told(needless) == Told{"AC616 allow.yaml:1:3"});
  CHECK(needless[0].at.at(1).at.file.ends_with("events.md"));
}

TEST_CASE("allowlist: an entry is good for a quarter from its last review, or until an earlier review day", "[audit]") {
  CHECK(findings_with(entry("KT-02", "added: 2026-03-01")).empty());  // 92 days before
  CHECK(told(findings_with(entry("KT-02", "added: 2026-02-28"))) == Told{"AC617 allow.yaml:1:3"});
  CHECK(findings_with(entry("KT-02", "added: 2025-01-01\n  reviewed: 2026-04-01")).empty());
  CHECK(told(findings_with(entry("KT-02", "added: 2025-01-01\n  review: 2026-06-01"))) == Told{"AC617 allow.yaml:1:3"});
  CHECK(told(findings_with(entry("KT-02", "added: 2025-01-01\n  review: 2026-08-01"))) == Told{"AC617 allow.yaml:1:3"});
  CHECK(findings_with(entry("KT-02", "added: 2025-01-01\n  reviewed: 2026-04-01\n  review: 2026-07-02")).empty());
  CHECK(told(findings_with(entry("KT-02", "added: 2025-01-01\n  reviewed: 2026-04-01\n  review: 2026-07-03"))) == Told{"AC618 allow.yaml:6:3"});
  CHECK(told(findings_with(entry("KT-02", "added: 2026-05-01\n  review: 2026-05-31"))) == Told{"AC617 allow.yaml:1:3"});
  CHECK(findings_with(entry("KT-02", "added: 2026-05-01\n  review: 2026-08-01")).empty());
  CHECK(told(findings_with(entry("KT-02", "added: 2026-05-01\n  review: 2026-08-02"))) == Told{"AC618 allow.yaml:5:3"});
}

TEST_CASE("allowlist: what is no list of entries is refused with its place", "[audit]") {
  CHECK(refused("just words").message.find("must be a list") != std::string::npos);
  CHECK(refused("").message.find("must be a list") != std::string::npos);
  CHECK(refused("version: 1\n").message.find("entries") != std::string::npos);
  CHECK(refused("entries: {a: 1}\n").message.find("list under 'entries'") != std::string::npos);
  const Error yaml = refused("- id: KT-02\n  owner: [a\n- b: }\n");
  CHECK(yaml.where.line > 0);
  const Error json = refused("[\n  {\"id\": \"KT-02\",,}\n]", "allow.json");
  CHECK(json.where.file == "allow.json");
  CHECK(json.where.line == 2);
  CHECK(refused("- a\n---\n- b\n").message.find("more than one") != std::string::npos);
}

TEST_CASE("allowlist: an entry that is in error allows nothing, and its gap is told once", "[audit]") {
  for (const char* rest : {"added: 2026-05-01\n  reason: x", "added: 2025-05-01", "added: 2026-06-02", "added: 2026-05-01\n  review: 2027-01-01", "reviewed: 2026-05-01"}) {
    CAPTURE(rest);
    Tree tree;
    tree.spec("kt/specs/KT-01-a.md").spec("kt/specs/KT-02-b.md").file("contracts/events.md", "KT-01\n").file("allow.yaml", entry("KT-02", rest));
    Request request = tree.request();
    request.allowlist = tree.path("allow.yaml");
    const auto audit = assay::audit::audit(request);
    REQUIRE(audit);
    CHECK(audit->total().allowlisted == 0);
    CHECK(audit->total().gaps == 1);
    REQUIRE(audit->findings.size() == 1);
    CHECK(audit->findings[0].rule != "AC601");
    CHECK(audit->specs[1].places.at(0).at.line == 1);
    CHECK(audit->specs[1].resolutions.back().line == 1);
  }
}

TEST_CASE("allowlist: nesting and aliases end in an error that says where", "[audit]") {
  const Error nested = refused(std::string(100'000, '['));
  CHECK(nested.where.pointer.empty());
  CHECK((nested.where.line == 1 && nested.where.column == 9));
  const Error deep = refused("[\n {\"id\": \"[[[[[[[[[[[[\",\n  \"owner\": [[[[[[[\"x\"]]]]]]]}]", "allow.json");
  CHECK((deep.where.line == 3 && deep.where.column == 18));
  (void)refused("- " + std::string(5'000, '[') + std::string(5'000, ']') + "\n", "a.yaml");
  std::string bomb = "- &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    bomb += "- &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += (j == 0 ? "*a" : ", *a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  CHECK(refused(bomb).where.line > 0);
  CHECK(refused("&a [*a]\n").where.line == 1);
  CHECK(refused("- a\n---\n- b\n").where.line == 3);
  CHECK(refused("@\n").where.line == 1);
}
