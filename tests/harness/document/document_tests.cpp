#include "harness/document/document.hpp"

#include "harness/base/file.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using assay::Position;
using namespace assay::document;

namespace {

Document read(std::string_view text) { return read_document("x.md", text); }

bool is_at(const Text& text, std::size_t offset, std::uint32_t line, std::uint32_t column) {
  const Position at = text.at(offset);
  return at.line == line && at.column == column;
}

const FrontLabel* label(const Document& document, std::string_view name) {
  for (const FrontLabel& front : document.front) {
    if (front.label == name) return &front;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("document: marked headings keep level, number and place", "[document]") {
  const Document document = read("# Title\n\n### 2. `a_b`\n");
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.marked_headings);
  CHECK(document.blocks[1].level == 3);
  CHECK(document.blocks[1].number == "2");
  CHECK(document.blocks[1].text.plain == "a_b");
  CHECK(is_at(document.blocks[1].text, 0, 3, 9));
}

TEST_CASE("document: a heading that lost its mark is found by its words", "[document]") {
  const Document document = read("Crate Service\nIt builds crates, and it says so.\n2.1 crates.crate.built v1\nTrigger: done.\n");
  REQUIRE(document.blocks.size() == 4);
  CHECK(document.blocks[0].kind == BlockKind::heading);
  CHECK(document.blocks[1].kind == BlockKind::line);
  CHECK(document.blocks[2].kind == BlockKind::heading);
  CHECK(document.blocks[2].level == 2);
  CHECK(document.blocks[2].number == "2.1");
  CHECK(document.blocks[3].kind == BlockKind::line);
}

TEST_CASE("document: a table separator of one column serves a table of three", "[document]") {
  const Document document = read("| A | B | C |\n|---|\na | b `x|y` | c |\n| d | e\\|f |\n");
  REQUIRE(document.blocks.size() == 1);
  const Block& table = document.blocks[0];
  REQUIRE(table.rows.size() == 3);
  REQUIRE(table.rows[1].cells.size() == 3);
  CHECK(table.rows[1].cells[1].plain == "b x|y");
  CHECK(is_at(table.rows[1].cells[1], 2, 3, 8));
  CHECK(table.rows[2].cells[1].plain == "e|f");
}

TEST_CASE("document: a second table right below the first is a table of its own", "[document]") {
  const Document document = read("| A | B |\n|---|\na | b |\n| C | D |\n|---|\nc | d |\n");
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.blocks[0].rows.size() == 2);
  CHECK(document.blocks[1].rows.size() == 2);
}

TEST_CASE("document: tables without any border are split by their labels and names", "[document]") {
  const Document document = read("FieldValue\nPublisherLG (depot)\nDeliveryAt-least-once\n\nColumnTypeNotes\nidUUIDPK\ncrate_idUUIDFK → lg_crates\n");
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.blocks[0].rows[1].cells[0].plain == "Publisher");
  CHECK(document.blocks[0].rows[1].cells[1].plain == "LG (depot)");
  CHECK(is_at(document.blocks[0].rows[1].cells[1], 0, 2, 10));
  REQUIRE(document.blocks[1].rows.size() == 3);
  CHECK(document.blocks[1].rows[2].cells[0].plain == "crate_id");
  CHECK(document.blocks[1].rows[2].cells[1].plain == "UUID");
}

TEST_CASE("document: a jammed version column is told from the version in the name", "[document]") {
  const Document document = read("SubjectvRetentionAggregateTrigger\na.b.done.v1130dThingX\na.b.gone.v112yThingY\n");
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.blocks[0].rows[1].cells[0].plain == "a.b.done.v1");
  CHECK(document.blocks[0].rows[2].cells[0].plain == "a.b.gone.v1");
  CHECK(document.blocks[0].rows[2].cells[1].plain == "1");
}

TEST_CASE("document: a bullet that was cut into lines is one bullet", "[document]") {
  const Document document = read("Duties of all\n- Create\nlg_crates record with a label\n- Check by\ncrate_id\nTR-02 (Routes)\n- Go\n");
  REQUIRE(document.blocks.size() == 5);
  CHECK(document.blocks[1].text.plain == "Create lg_crates record with a label");
  CHECK(is_at(document.blocks[1].text, 7, 3, 1));
  CHECK(document.blocks[2].text.plain == "Check by crate_id");
  CHECK(document.blocks[3].kind == BlockKind::heading);
}

TEST_CASE("document: fenced code keeps its lines, language and places", "[document]") {
  const Document document = read("# T\n* x:\n  ```typescript theme={null}\n  {\n    a: b;\n  }\n  ```\n");
  const Block& code = document.blocks.back();
  REQUIRE(code.kind == BlockKind::code);
  CHECK(code.language == "typescript");
  CHECK(code.closed);
  CHECK(code.text.plain == "{\n  a: b;\n}");
  CHECK(is_at(code.text, 4, 5, 5));
}

TEST_CASE("document: code that lost its fence ends where its braces balance", "[document]") {
  const Document document = read("Payload:\n{\n\"a\": \"}\", // }\n\"b\": {}\n}\nConsumers: x-service.\ninterface A {\n  b: c;\n");
  REQUIRE(document.blocks.size() == 4);
  CHECK(document.blocks[1].kind == BlockKind::code);
  CHECK(document.blocks[1].closed);
  CHECK(document.blocks[2].kind == BlockKind::line);
  CHECK(document.blocks[3].kind == BlockKind::code);
  CHECK_FALSE(document.blocks[3].closed);
}

TEST_CASE("document: glued labels of the head are told apart", "[document]") {
  const Document document = read("Status: populated Owner: TBD Last updated: 2026-04-17 Companion: A · B\nSpec:Documentation Index\nspecs/x.mdVersion: 1.0.0Documentation Index\n");
  REQUIRE(label(document, "status") != nullptr);
  CHECK(label(document, "status")->value.plain == "populated");
  CHECK(label(document, "last updated")->value.plain == "2026-04-17");
  CHECK(is_at(label(document, "last updated")->value, 0, 1, 44));
  CHECK(label(document, "spec")->value.plain == "specs/x.md");
  CHECK(label(document, "version")->value.plain == "1.0.0");
}

TEST_CASE("document: a quoted preamble and backslash line ends leave plain labels", "[document]") {
  const auto text = assay::read_text_file(assay::support::fixture("documents/well_formed.md"));
  REQUIRE(text);
  const Document document = read(*text);
  REQUIRE(label(document, "spec") != nullptr);
  CHECK(label(document, "spec")->value.plain == "LG-07");
  bool quoted = false;
  for (const FrontLabel& front : document.front) quoted = quoted || (front.label == "version" && front.quoted);
  CHECK(quoted);
}

TEST_CASE("document: quotes are the printed lines, trimmed and bounded", "[document]") {
  const Document document = read("  words \n" + std::string(1000, 'x') + "\n");
  CHECK(document.quote(1) == "words");
  CHECK(document.quote(2).size() < 300);
  CHECK(document.quote(3).empty());
  CHECK(document.quote(0).empty());
}
