#include "harness/lint/lint.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace assay;
using namespace assay::contract;

namespace {

Model fixture_model(std::string_view name) {
  const auto model = lint::compile({support::fixture("documents/" + std::string(name))});
  REQUIRE(model);
  return *model;
}

Model compile_text(const std::string& path, const std::string& text) {
  Corpus corpus = corpus_of({{path, text}});
  corpus.model.findings = lint::findings_of({corpus});
  return std::move(corpus.model);
}

const Finding* find(const Model& model, std::string_view rule, std::string_view event = {}) {
  const auto found = std::find_if(model.findings.begin(), model.findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule && (event.empty() || finding.event == event); });
  return found == model.findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("lint: identifiers only against PHI is shown with both lines", "[lint]") {
  const Model model = fixture_model("lost_marks.txt");
  const Finding* finding = find(model, "AC301");
  REQUIRE(finding != nullptr);
  REQUIRE(finding->at.size() == 2);
  CHECK(finding->at[0].at.line == 17);
  CHECK(finding->at[1].at.line == 33);
  CHECK(finding->at[1].text.starts_with("- PHI in payloads"));
  CHECK(finding->level == Level::error);
}

TEST_CASE("lint: a work queue with several consumers and long retention cannot be", "[lint]") {
  const Model model = fixture_model("stream.txt");
  CHECK(find(model, "AC303", "COLDCHAIN.box.sealed") != nullptr);
  CHECK(find(model, "AC304", "COLDCHAIN.box.sealed") != nullptr);
  CHECK(find(model, "AC303", "COLDCHAIN.box.opened") == nullptr);
  CHECK(find(model, "AC108", "depot.gate.opened") == nullptr);
}

TEST_CASE("lint: an id that the consumer creates, unless it may be missing", "[lint]") {
  const std::string head = "# P\n\n**Spec:** CE-90\n\n## Events\n\n### `ce_guest_converted`\n\n**Publisher:** CE\n**Subscribers:** PM-01\n\n```typescript\n{ ";
  const std::string tail = " }\n```\n\n## Subscriber Responsibilities\n\n### PM-01\n\n- Create `pm_patients` record\n";
  CHECK(find(compile_text("x.md", head + "patient_id: uuid;" + tail), "AC302") != nullptr);
  CHECK(find(compile_text("x.md", head + "patient_id?: uuid | null;" + tail), "AC302") == nullptr);
  CHECK(find(compile_text("x.md", head + "guest_id: uuid;" + tail), "AC302") == nullptr);
}

TEST_CASE("lint: a key that the payload lacks", "[lint]") {
  const std::string head = "# P\n\n## Events\n\n### `lg_box_closed`\n\n**Idempotency:** `box_key`\n\n```typescript\n{ ";
  CHECK(find(compile_text("x.md", head + "box_id: uuid; }\n```\n"), "AC104") != nullptr);
  CHECK(find(compile_text("x.md", head + "box_key: uuid; }\n```\n"), "AC104") == nullptr);
}

TEST_CASE("lint: a provisional name in a complete document", "[lint]") {
  const std::string table = "\n| Source | Mechanism | Payload |\n|---|---|---|\n| PM-38 | Event `no_box_found` (or equivalent) | `a`, `b` |\n";
  CHECK(find(compile_text("x.md", "# P\n\n**Status:** ✅ Complete\n\n## Inbound\n" + table), "AC110") != nullptr);
  CHECK(find(compile_text("x.md", "# P\n\n**Status:** Draft\n\n## Inbound\n" + table), "AC110") == nullptr);
}

TEST_CASE("lint: our own contract leaves open only what other parties owe", "[lint]") {
  const auto model = lint::compile({"contracts/encore/lead-conversion.md"});
  REQUIRE(model);
  for (const Finding& finding : model->findings) {
    INFO(finding.title);
    CHECK(finding.rule == "AC105");
  }
}

TEST_CASE("lint: a fingerprint survives moved lines", "[lint]") {
  const std::string text = "# P\n\n## Events\n\n### `lg_box_closed`\n\n**Subscribers:** PM-01\n";
  const Model before = compile_text("a/x.md", text);
  const Model after = compile_text("b/x.md", "\n\n" + text);
  REQUIRE_FALSE(before.findings.empty());
  CHECK(before.findings[0].fingerprint() == after.findings[0].fingerprint());
  CHECK(before.findings[0].at[0].at.line != after.findings[0].at[0].at.line);
}

