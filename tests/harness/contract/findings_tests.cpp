#include "harness/contract/compile.hpp"
#include "harness/contract/rules.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay::contract;

namespace {

Model fixture_model(std::string_view name) {
  const auto model = compile_paths({assay::support::fixture("documents/" + std::string(name))});
  REQUIRE(model);
  return *model;
}

const Finding* find(const Model& model, std::string_view rule, std::string_view event = {}) {
  const auto found = std::find_if(model.findings.begin(), model.findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule && (event.empty() || finding.event == event); });
  return found == model.findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("findings: identifiers only against PHI is shown with both lines", "[contract]") {
  const Model model = fixture_model("lost_marks.txt");
  const Finding* finding = find(model, "AC301");
  REQUIRE(finding != nullptr);
  REQUIRE(finding->at.size() == 2);
  CHECK(finding->at[0].at.line == 17);
  CHECK(finding->at[1].at.line == 33);
  CHECK(finding->at[1].text.starts_with("- PHI in payloads"));
  CHECK(finding->level == Level::error);
}

TEST_CASE("findings: a work queue with several consumers and long retention cannot be", "[contract]") {
  const Model model = fixture_model("stream.txt");
  CHECK(find(model, "AC303", "COLDCHAIN.box.sealed") != nullptr);
  CHECK(find(model, "AC304", "COLDCHAIN.box.sealed") != nullptr);
  CHECK(find(model, "AC303", "COLDCHAIN.box.opened") == nullptr);
  CHECK(find(model, "AC108", "depot.gate.opened") == nullptr);
}

TEST_CASE("findings: an id that the consumer creates, unless it may be missing", "[contract]") {
  const std::string head = "# P\n\n**Spec:** CE-90\n\n## Events\n\n### `ce_guest_converted`\n\n**Publisher:** CE\n**Subscribers:** PM-01\n\n```typescript\n{ ";
  const std::string tail = " }\n```\n\n## Subscriber Responsibilities\n\n### PM-01\n\n- Create `pm_patients` record\n";
  CHECK(find(compile_text("x.md", head + "patient_id: uuid;" + tail), "AC302") != nullptr);
  CHECK(find(compile_text("x.md", head + "patient_id?: uuid | null;" + tail), "AC302") == nullptr);
  CHECK(find(compile_text("x.md", head + "guest_id: uuid;" + tail), "AC302") == nullptr);
}

TEST_CASE("findings: a key that the payload lacks", "[contract]") {
  const std::string head = "# P\n\n## Events\n\n### `lg_box_closed`\n\n**Idempotency:** `box_key`\n\n```typescript\n{ ";
  CHECK(find(compile_text("x.md", head + "box_id: uuid; }\n```\n"), "AC104") != nullptr);
  CHECK(find(compile_text("x.md", head + "box_key: uuid; }\n```\n"), "AC104") == nullptr);
}

TEST_CASE("findings: a provisional name in a complete document", "[contract]") {
  const std::string table = "\n| Source | Mechanism | Payload |\n|---|---|---|\n| PM-38 | Event `no_box_found` (or equivalent) | `a`, `b` |\n";
  CHECK(find(compile_text("x.md", "# P\n\n**Status:** ✅ Complete\n\n## Inbound\n" + table), "AC110") != nullptr);
  CHECK(find(compile_text("x.md", "# P\n\n**Status:** Draft\n\n## Inbound\n" + table), "AC110") == nullptr);
}

TEST_CASE("findings: our own contract leaves open only what other parties owe", "[contract]") {
  const auto model = compile_paths({"contracts/encore/lead-conversion.md"});
  REQUIRE(model);
  for (const Finding& finding : model->findings) {
    INFO(finding.title);
    CHECK(finding.rule == "AC105");
  }
}

TEST_CASE("findings: a fingerprint survives moved lines", "[contract]") {
  const std::string text = "# P\n\n## Events\n\n### `lg_box_closed`\n\n**Subscribers:** PM-01\n";
  const Model before = compile_text("a/x.md", text);
  const Model after = compile_text("b/x.md", "\n\n" + text);
  REQUIRE_FALSE(before.findings.empty());
  CHECK(before.findings[0].fingerprint() == after.findings[0].fingerprint());
  CHECK(before.findings[0].at[0].at.line != after.findings[0].at[0].at.line);
}

TEST_CASE("rules: ids are sorted and unique, and every rule explains itself", "[contract]") {
  std::string_view last;
  for (const Rule& rule : rules()) {
    CHECK(last < rule.id);
    CHECK_FALSE(rule.why.empty());
    CHECK_FALSE(rule.example.empty());
    CHECK_FALSE(rule.mend.empty());
    CHECK(find_rule(rule.id) == &rule);
    last = rule.id;
  }
  CHECK(find_rule("AC999") == nullptr);
}
