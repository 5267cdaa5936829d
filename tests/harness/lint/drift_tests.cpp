#include "tests/harness/lint/corpus.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {
namespace {

using Words = std::vector<std::string>;

const std::string documents =
    "# Boxes\n\n**Spec:** LG-02\n\n## Events\n\n### `lg_box_closed`\n\n**Publisher:** LG-02\n\n**Subscribers:** ST-01\n\n```typescript\n{ box_id: uuid; weight: number; }\n```\n\n"
    "### `lg_box_moved`\n\n**Status:** 📝 Planned\n\n**Publisher:** LG-02\n";

Words found(std::string_view rule, const std::string& text, const std::string& registry, const std::string& types, const std::string& matrix = {}) {
  const contract::Corpus corpus = contract::corpus_of({{"a.md", text}});
  const auto rows = registry.empty() ? Result<RegistryExport>(failure(ErrorCode::invalid, "")) : registry_of("r.json", registry);
  const auto names = types.empty() ? Result<TypeNames>(failure(ErrorCode::invalid, "")) : type_names_of("t.ts", types);
  const auto cells = matrix.empty() ? Result<Matrix>(failure(ErrorCode::invalid, "")) : matrix_of("m.md", matrix);
  REQUIRE((registry.empty() || rows));
  REQUIRE((types.empty() || names));
  REQUIRE((matrix.empty() || cells));
  auto all = findings_of({corpus, rows ? &*rows : nullptr, names ? &*names : nullptr, cells ? &*cells : nullptr});
  std::erase_if(all, [&](const contract::Finding& finding) { return finding.rule != rule; });
  return sample::details(all);
}

std::string names(const std::string& list) { return "export type KnownEventName = " + list + ";\n"; }

}  // namespace

TEST_CASE("drift: names of documents and registry", "[lint]") {
  CHECK(found("AC501", documents, R"([{"event_name": "lg_boxes_closed"}])", "") == Words{"lg_box_closed; did you mean lg_boxes_closed?"});
  CHECK(found("AC501", documents, R"([{"event_name": "lg_box_closed"}])", "").empty());  // the planned event need not be there
  CHECK(found("AC502", documents, R"([{"event_name": "lg_box_closed"}, {"event_name": "st_shelf_filled"}])", "") == Words{"st_shelf_filled"});
  CHECK(found("AC512", documents, R"([{"event_name": "lg_box_closed"}, {"event_name": "lg_box_moved"}])", "") == Words{"lg_box_moved (registered / planned)"});
  CHECK(found("AC512", documents, R"([{"event_name": "lg_box_moved", "status": "planned"}])", "").empty());
  CHECK(found("AC512", documents, R"([{"event_name": "lg_box_closed"}])", "").empty());
  const std::string begun = "# Boxes\n\n**Spec:** LG-02\n\n## Events\n\n### `lg_box_moved`\n\n**Status:** 🟡 In Progress\n\n**Publisher:** LG-02\n";
  CHECK(found("AC512", begun, R"([{"event_name": "lg_box_moved", "status": "in_progress"}])", "").empty());
  CHECK(found("AC512", begun, R"([{"event_name": "lg_box_moved"}])", "").empty());  // what has begun may be registered
  CHECK(found("AC512", begun, R"([{"event_name": "lg_box_moved", "status": "implemented"}])", "") == Words{"lg_box_moved (implemented / in_progress)"});
}

TEST_CASE("drift: subjects with dots do not belong into a registry of plain names", "[lint]") {
  const std::string cloud = "# Gates\n\n### `depot.gate.opened`\n\n**Envelope:** CloudEvents\n\n**Publisher:** gate-service\n\n**Subscribers:** ST-01\n";
  CHECK(found("AC501", cloud, R"([{"event_name": "lg_box_closed"}])", "").empty());
  CHECK(found("AC501", cloud, R"([{"event_name": "depot.gate.closed"}])", "").size() == 1);
}

TEST_CASE("drift: names of the code and the registry", "[lint]") {
  const std::string registry = R"([{"event_name": "lg_box_closed"}])";
  CHECK(found("AC503", documents, registry, names("'lg_box_closed' | 'lg_boxes_closed'")) == Words{"lg_boxes_closed; did you mean lg_box_closed?"});
  CHECK(found("AC504", documents, registry, names("'lg_boxes_closed'")).size() == 1);
  CHECK(found("AC503", documents, registry, names("'lg_box_closed'")).empty());
  CHECK(found("AC504", documents, registry, names("'lg_box_closed'")).empty());
}

TEST_CASE("drift: without a registry the documents are held against the code", "[lint]") {
  CHECK(found("AC505", documents, "", names("'lg_boxes_closed'")).size() == 1);
  CHECK(found("AC506", documents, "", names("'lg_box_closed' | 'lg_box_lost'")).size() == 1);
  CHECK(found("AC505", documents, "", names("'lg_box_closed'")).empty());
  CHECK(found("AC506", documents, "", names("'lg_box_closed' | 'lg_box_moved'")).empty());
  CHECK(found("AC505", documents, R"([{"event_name": "lg_boxes_closed"}])", names("'lg_boxes_closed'")).empty());  // the registry speaks first
}

TEST_CASE("drift: versions of documents and registry", "[lint]") {
  const std::string versioned = documents + "\n### `lg_box_opened`\n\n**Publisher:** LG-02\n\n**Version:** v1\n";
  CHECK(found("AC513", versioned, R"([{"event_name": "lg_box_opened", "version": "2.0"}])", "") == Words{"lg_box_opened (2.0 / 1)"});
  CHECK(found("AC513", versioned, R"([{"event_name": "lg_box_opened", "version": "1.0"}])", "").empty());
}

TEST_CASE("drift: members of the registered schema and of the document", "[lint]") {
  const auto registry = [](const std::string& members) {
    return R"([{"event_name": "lg_box_closed", "payload_schema": {"type": "object", "properties": {)" + members + R"(}, "required": ["box_id"]}}])";
  };
  const std::string same = R"("box_id": {"type": "string", "format": "uuid"}, "weight": {"type": "number"})";
  CHECK(found("AC510", documents, registry(same), "").empty());
  CHECK(found("AC511", documents, registry(R"("box_id": {"type": "string", "format": "uuid"}, "weight": {"type": "string"})"), "") == Words{"weight of lg_box_closed (string / number)"});
  CHECK(found("AC510", documents, registry(R"("box_id": {"type": "string", "format": "uuid"}, "mass": {"type": "number"})"), "") ==
        Words{"lg_box_closed (not in the document: mass; not in the schema: weight)"});
}

TEST_CASE("drift: the schema may be kept as text", "[lint]") {
  CHECK(found("AC510", documents, R"([{"event_name": "lg_box_closed", "payload_schema": "{\n  \"type\": \"object\",\n  \"properties\": { \"box_id\": { \"type\": \"string\" } }\n}"}])", "") ==
        Words{"lg_box_closed (not in the schema: weight)"});
}

TEST_CASE("drift: the matrix names events that nobody knows, and pairs that the contracts do not have", "[lint]") {
  const auto grid = [](const std::string& event) { return "# Matrix\n\n| From \\ To | LG | ST | FA |\n|---|---|---|---|\n| LG | | " + event + " | |\n"; };
  CHECK(found("AC507", documents, "", "", grid("`lg_boxes_closed`")) == Words{"lg_boxes_closed; did you mean lg_box_closed?"});
  CHECK(found("AC507", documents, "", "", grid("`lg_box_closed`")).empty());
  CHECK(found("AC508", documents, "", "", grid("`lg_box_closed`")).empty());
  CHECK(found("AC509", documents, "", "", grid("`lg_box_closed`")).empty());
  CHECK(found("AC509", documents, "", "", grid("`lg_boxes_closed`")) == Words{"lg_box_closed (LG-02 → ST-01)"});
  const std::string list = "# Matrix\n\n| Publisher | Consumer | Event |\n|---|---|---|\n| LG-02 | FA-03 | `lg_box_closed` |\n";
  CHECK(found("AC508", documents, "", "", list) == Words{"lg_box_closed (LG-02 → FA-03)"});
}

TEST_CASE("drift: a finding points into the registry and quotes its line", "[lint]") {
  const contract::Corpus corpus = contract::corpus_of({{"a.md", documents}});
  const auto registry = registry_of("r.json", "[\n  {\"event_name\": \"st_shelf_filled\"}\n]\n");
  REQUIRE(registry);
  for (const contract::Finding& finding : findings_of({corpus, &*registry})) {
    if (finding.rule != "AC502") continue;
    CHECK(finding.at[0].at == SourceSpan{"r.json", 2, 4, {}});
    CHECK(finding.at[0].text == "{\"event_name\": \"st_shelf_filled\"}");
  }
}

}  // namespace assay::lint
