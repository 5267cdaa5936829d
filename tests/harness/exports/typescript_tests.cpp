#include "harness/exports/exports.hpp"
#include "tests/harness/exports/sample.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using exports::typescript;
using namespace exports::sample;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t place = text.find(part); place != std::string::npos; place = text.find(part, place + part.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("typescript: events are a union, an interface each, and a map", "[exports]") {
  const std::string text = typescript(model({event("tr_van_arrived"), taken_in()}));
  CHECK(has(text, "export type KnownEventName =\n  | 'tr_van_arrived'\n  | 'pd_parcel_taken_in';\n"));
  CHECK(has(text, "export interface PdParcelTakenInPayload {\n"));
  CHECK(has(text, "export interface EventPayloads {\n  'tr_van_arrived': TrVanArrivedPayload;\n  'pd_parcel_taken_in': PdParcelTakenInPayload;\n}\n"));
}

TEST_CASE("typescript: members are typed, optional unless required, and cite the document", "[exports]") {
  const std::string text = typescript(model({taken_in()}));
  CHECK(has(text, "  /** desk.md:11. Format: uuid. */\n  parcel_id: string;\n"));
  CHECK(has(text, "  /** desk.md:13. Inferred: from the words in brackets. */\n  size?: 'small' | 'large' | null;\n"));
  CHECK(has(text, "  stops?: Array<{\n    /** desk.md:15. */\n    stop_id: string;\n  }>;\n"));
}

TEST_CASE("typescript: unions, maps and open objects are as wide as the document", "[exports]") {
  contract::Event one = event("a_b", {field("size", "string", 4), field("marks", "array<integer>", 5), field("sums", "object", 6), field("gone", "unknown", 7), field("lid", "object", 8), field("lid.id", "string", 9)});
  one.fields[0].other_types = {"number"};
  one.fields[1].other_types = {"array<integer|string>"};
  one.fields[2].values = "number";
  one.fields[3].nullable = true;
  one.fields[3].other_types = {"null"};
  one.open = {"lid"};
  const std::string text = typescript(model({one}));
  CHECK(has(text, "size?: string | number;\n"));
  CHECK(has(text, "marks?: Array<number | string>;\n"));
  CHECK(has(text, "sums?: {\n    [member: string]: number;\n  };\n"));
  CHECK(has(text, "gone?: null;\n"));
  CHECK(has(text, "    id?: string;\n    [member: string]: unknown;\n  };\n"));
}

TEST_CASE("typescript: what nobody has said is unknown, and a payload without fields may hold anything", "[exports]") {
  const std::string text = typescript(model({event("a_b", {field("what", "unknown", 4)}), event("c_d")}));
  CHECK(has(text, "  what?: unknown;\n"));
  CHECK(has(text, "export interface CDPayload {\n  [member: string]: unknown;\n}\n"));
}

TEST_CASE("typescript: without events no name is known", "[exports]") {
  CHECK(has(typescript(model({})), "export type KnownEventName = never;\n"));
}

TEST_CASE("typescript: names that become one in the language stay two", "[exports]") {
  const std::string text = typescript(model({event("a.b"), event("a_b"), event("BOX.sealed"), event("1st")}));
  CHECK(count(text, "export interface ABPayload_") == 2);
  CHECK(has(text, "export interface BoxSealedPayload "));
  CHECK(has(text, "export interface Event1stPayload "));
}

TEST_CASE("typescript: reserved words and odd members are quoted", "[exports]") {
  const std::string text = typescript(hostile());
  for (const char* member : {"  'class': ", "  'it\\'s'?: ", "  '1st'?: ", "  '$ref'?: ", "  'constructor'?: ", "  '*/ x'?: "}) {
    CAPTURE(member);
    CHECK((has(text, member) || std::string_view(member) == "  '$ref'?: "));
  }
  CHECK(has(text, "  $ref?: string;"));
}

TEST_CASE("typescript: no word of a document ends a comment or turns the text around", "[exports]") {
  const std::string text = typescript(hostile());
  CHECK(count(text, "/**") == count(text, " */\n"));
  for (std::size_t end = text.find("*/"); end != std::string::npos; end = text.find("*/", end + 2)) {
    const bool ends_comment = text.compare(end - 1, 4, " */\n") == 0;
    const bool in_literal = text[end - 1] == '\'' || text.compare(end - 1, 3, "x*/") == 0;
    CAPTURE(text.substr(end < 40 ? 0 : end - 40, 80));
    CHECK((ends_comment || in_literal));
  }
  CHECK_FALSE(has(text, "\u202E"));
  CHECK_FALSE(has(text, "\u2028"));
  CHECK_FALSE(has(text, "\r"));
}

TEST_CASE("typescript: a payload that is the same as another's has its fields, through a ring too", "[exports]") {
  contract::Event second = event("b_c");
  second.same_as = "pd_parcel_taken_in";
  contract::Event third = event("c_d", {field("more", "string", 40)});
  third.same_as = "b_c";
  contract::Event ring = event("d_e");
  ring.same_as = "e_f";
  contract::Event back = event("e_f");
  back.same_as = "d_e";
  const std::string text = typescript(model({second, third, ring, back, taken_in()}));
  CHECK(count(text, "  parcel_id: string;\n") == 3);
  CHECK(count(text, "  more?: string;\n") == 1);
  CHECK(has(text, "Inferred: said to be the same as in pd_parcel_taken_in."));
}

TEST_CASE("typescript: the fields that 'same as' lists are all that there are", "[exports]") {
  contract::Event listed = event("b_c", {field("parcel_id", "string", 41)});
  listed.same_as = "pd_parcel_taken_in";
  CHECK(count(typescript(model({listed, taken_in()})), "taken_in_at: string") == 1);
}
