#include "harness/lint/baseline.hpp"
#include "harness/schema/schema.hpp"
#include "harness/base/file.hpp"
#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

const std::string text = "# P\n\n**Spec:** LG-02\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n\n**Subscribers:** ST-01\n";

std::vector<KnownFinding> known_of(const std::vector<contract::Finding>& findings) {
  const auto known = baseline_of("b.json", baseline_json(findings));
  REQUIRE(known);
  return *known;
}

std::string refused(const std::string& bytes) {
  const auto known = baseline_of("b.json", bytes);
  REQUIRE_FALSE(known);
  return to_string(known.error());
}

}  // namespace

TEST_CASE("baseline: findings that it has are known, new ones are not, vanished ones are named", "[lint]") {
  const auto before = sample::found({{"a.md", text}});
  REQUIRE(before.size() > 1);
  const Compared same = compare(before, known_of(before));
  CHECK(same.known == before.size());
  CHECK(same.fresh.empty());
  CHECK(same.gone.empty());
  const Compared more = compare(sample::found({{"a.md", text + "\n### `lg_box_opened`\n\n**Publisher:** LG-02\n"}}), known_of(before));
  CHECK_FALSE(more.fresh.empty());
  const Compared less = compare({before.front()}, known_of(before));
  CHECK(less.gone.size() == before.size() - 1);
}

TEST_CASE("baseline: moved lines and edits elsewhere make no new finding", "[lint]") {
  const auto before = sample::found({{"a.md", text}});
  const std::string moved = "# P\n\nSome words that stood not here before, on what the desk does on Fridays.\n\n" + text.substr(5);
  const Compared compared = compare(sample::found({{"elsewhere/a.md", moved}}), known_of(before));
  CHECK(compared.fresh.empty());
  CHECK(compared.gone.empty());
}

TEST_CASE("baseline: two files of one name in two folders have findings of their own", "[lint]") {
  const auto both = sample::found({{"a/x.md", "# P\n\n**Status:** Complete\n\n- [ ] Tests\n"}, {"b/x.md", "# P\n\n**Status:** Complete\n\n- [ ] Tests\n"}}, "AC210");
  REQUIRE(both.size() == 2);
  CHECK(both[0].fingerprint() != both[1].fingerprint());
}

TEST_CASE("baseline: the same findings give the same bytes, which its schema accepts", "[lint]") {
  auto findings = sample::found({{"a.md", text}});
  const std::string bytes = baseline_json(findings);
  std::reverse(findings.begin(), findings.end());
  CHECK(baseline_json(findings) == bytes);
  const auto schema = schema::Schema::compile(read_text_file("reports/baseline.schema.json").value(), "baseline.schema.json");
  REQUIRE(schema);
  CHECK(schema->validate(bytes).empty());
}

TEST_CASE("baseline: a bad file is one error with its place", "[lint]") {
  CHECK(refused("{\n  \"baseline_version\": \n}").starts_with("b.json:3:1: "));
  CHECK(refused("[]").starts_with("b.json:1:1: a baseline is an object"));
  CHECK(refused("{\"baseline_version\": \"2\", \"findings\": []}").starts_with("b.json:1:2: baseline_version must be"));
  CHECK(refused("{\"baseline_version\": \"1\",\n \"findings\": {}}").starts_with("b.json:2:2: findings must be an array"));
  CHECK(refused("{\"baseline_version\": \"1\", \"findings\": [\n  {\"rule\": \"AC101\", \"fingerprint\": \"xyz\"}]}").starts_with("b.json:2:3: fingerprint must be"));
  CHECK(refused("{\"baseline_version\": \"1\", \"findings\": [1]}").starts_with("b.json:1:40: an entry is an object"));
}

}  // namespace assay::lint
