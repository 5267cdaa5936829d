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

TEST_CASE("lint: our own contract leaves open only what other parties owe", "[lint]") {
  const auto model = lint::compile({"contracts/encore/lead-conversion.md"});
  REQUIRE(model);
  for (const Finding& finding : model->findings) {
    INFO(finding.title);
    CHECK(finding.level != Level::error);
    CHECK((finding.level == Level::note || finding.rule == "AC105"));
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

