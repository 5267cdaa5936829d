#include "harness/contract/read_model.hpp"

#include "harness/base/file.hpp"
#include "harness/contract/compile.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::contract;

TEST_CASE("read model: what was written is read back, to the byte", "[contract]") {
  for (const char* const path : {"contracts", "tests/fixtures/documents"}) {
    auto model = compile_paths({path});
    REQUIRE(model);
    Finding finding{"AC101", "underspecified", Level::warning, "no payload schema: a", {{{"a.md", 3, 1, {}}, "line", 0}}, "a", "PM-01", "mend", "", 0};
    model->findings = {finding, finding};
    model->findings[1].twin = 3;
    const std::string text = to_json(*model);
    const auto again = read_model(text, "model.json");
    REQUIRE(again);
    CHECK(to_json(*again) == text);
  }
}

TEST_CASE("read model: the golden models are read back", "[contract]") {
  for (const char* const path : {"tests/golden/model/well_formed.json", "tests/golden/model/lost_marks.json"}) {
    const auto text = read_text_file(path);
    REQUIRE(text);
    CHECK(read_model(*text, path));
  }
}

TEST_CASE("read model: all that is wrong is named with its place", "[contract]") {
  const std::string text =
      "{\n  \"model_version\": \"1\",\n  \"events\": [\n    { \"name\": \"depot_crate_sealed\", \"fields\": [ { \"path\": 7, \"type\": \"string\" } ] },\n    { \"version\": \"1\" },\n    \"x\"\n  ],\n"
      "  \"tables\": {}\n}\n";
  const auto model = read_model(text, "model.json");
  REQUIRE_FALSE(model);
  REQUIRE(model.error().size() == 4);
  CHECK(to_string(model.error()[0]) == "model.json:4:51 /events/0/fields/0/path: must be a string");
  CHECK(to_string(model.error()[1]) == "model.json:5:5 /events/1: lacks the member \"name\"");
  CHECK(to_string(model.error()[2]) == "model.json:6:5 /events/2: must be an object");
  CHECK(to_string(model.error()[3]) == "model.json:8:3 /tables: must be a list");
}

TEST_CASE("read model: no JSON, another version and hostile nesting are refused", "[contract]") {
  const auto broken = read_model("{\n  \"model_version\": \"1\",,\n}", "m.json");
  REQUIRE_FALSE(broken);
  CHECK(broken.error()[0].where.line == 2);
  const auto other = read_model("{\"model_version\": \"2\"}", "m.json");
  REQUIRE_FALSE(other);
  CHECK(to_string(other.error()[0]).find("another version") != std::string::npos);
  CHECK_FALSE(read_model("[]", "m.json"));
  CHECK_FALSE(read_model("", "m.json"));
  CHECK_FALSE(read_model(std::string(100'000, '['), "m.json"));
  CHECK_FALSE(read_model("{\"model_version\": \"1\", \"events\": [{\"name\": \"a\", \"examples\": " + std::string(500, '[') + std::string(500, ']') + "}]}", "m.json"));
}
