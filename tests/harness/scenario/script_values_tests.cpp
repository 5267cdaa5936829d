#include "harness/scenario/scenario.hpp"
#include "harness/scenario/script_scalar.hpp"
#include "harness/scenario/script_values.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario;

namespace {

const std::string head = "name: a/b\ndescription: x\nverifies: [o/p]\ntenants: [t, u]\n";
const std::string given = "given:\n  - row: { table: x, tenant: t, as: ana }\n  - row: { table: x, tenant: u, as: bo }\n";

std::string errors_of(const std::string& rest) {
  const auto script = parse_script("a/b.yaml", head + rest);
  std::string lines;
  if (script) return lines;
  for (const Error& error : script.error()) lines += to_string(error).substr(8) + "\n";  // without "a/b.yaml"
  return lines;
}

std::string step(const std::string& text) { return given + "when:\n  - " + text + "\n"; }

script::Node plain(std::string text) {
  script::Node node;
  node.kind = script::Node::Kind::plain;
  node.text = std::move(text);
  return node;
}

Expression literal(const std::string& written) {
  const auto script = parse_script("a/b.yaml", head + step("publish: { event: x, tenant: t, with: { v: " + written + " } }"));
  if (!script) FAIL(to_string(script.error().front()));
  return std::get<PublishStep>(script->when.front().what).with.front().value;
}

}  // namespace

TEST_CASE("script values: only true, false, null and whole numbers are typed", "[scenario]") {
  CHECK(literal("true").literal == Value::of(true));
  CHECK(literal("false").literal == Value::of(false));
  CHECK(literal("null").literal.is_null());
  CHECK(literal("0").literal == Value::of(std::int64_t{0}));
  CHECK(literal("-42").literal == Value::of(std::int64_t{-42}));
  CHECK(literal("9223372036854775807").literal == Value::of(std::numeric_limits<std::int64_t>::max()));
  for (const std::string word : {"yes", "no", "on", "off", "y", "n", "25h", "2026-04-17", "2026-04-17T10:00:00Z", "e5", "1e",
                                 ".", "0x", "1.2.3", "PM-01", "\"true\"", "'7'", "\"null\"", "\"\""}) {
    CAPTURE(word);
    CHECK(literal(word).literal.kind() == Value::Kind::text);
  }
}

TEST_CASE("script values: words that other readers take for numbers or booleans must be quoted", "[scenario]") {
  for (const std::string word :
       {"012", "+1", "1.5", ".5", "5.", "1e3", "-1.5E-7", "0x1F", "0o17", ".inf", "-.INF", ".nan", "True", "FALSE", "007"}) {
    CAPTURE(word);
    CHECK(script::is_doubtful(plain(word)));
    CHECK_FALSE(script::is_text(plain(word)));
    CHECK_THAT(errors_of(step("publish: { event: x, tenant: t, with: { v: " + word + " } }")), Catch::Contains("quote it"));
  }
}

TEST_CASE("script values: a number over 64 bits is refused and not wrapped", "[scenario]") {
  CHECK_THAT(errors_of(step("publish: { event: x, tenant: t, with: { v: 9223372036854775808 } }")), Catch::Contains("64 bits"));
  CHECK_THAT(errors_of(step("deliver: { event: e1, to: P, times: " + std::string(400, '9') + " }")),
             Catch::Contains("times: must be a whole number from 1 to 100, found one outside of them"));
  CHECK_THAT(errors_of(step("deliver: { event: e1, to: P, times: 4294967297 }")), Catch::Contains("from 1 to 100"));
}

TEST_CASE("script values: a quoted number is text", "[scenario]") {
  CHECK_THAT(errors_of(step("deliver: { event: e1, to: P, times: \"3\" }")),
             Catch::Contains(":9:41 /when/0/deliver/times: must be a whole number from 1 to 100, found text"));
}

TEST_CASE("script values: a reference to nothing is an error unless it is quoted", "[scenario]") {
  CHECK(literal("ana.id").row == "ana");
  CHECK(literal("\"eve.id\"").literal == Value(std::string_view("eve.id")));
  CHECK(literal("Eve.id").literal == Value(std::string_view("Eve.id")));
  CHECK(literal("ana").literal == Value(std::string_view("ana")));
  CHECK_THAT(errors_of(step("publish: { event: x, tenant: t, with: { v: anna.id } }")),
             Catch::Contains("anna names no given row; did you mean ana?"));
  CHECK_THAT(errors_of(given + "when:\n  - publish: { event: x, tenant: t, as: e1 }\n"
                               "  - publish: { event: x, tenant: t, with: { v: e1.id } }\n"),
             Catch::Contains("e1 names a step, not a given row"));
}

TEST_CASE("script values: a given row refers only to rows above it", "[scenario]") {
  const std::string when = "when: [{ advance: 1s }]\n";
  CHECK(
      errors_of("given:\n  - row: { table: x, tenant: t, as: a }\n  - row: { table: x, tenant: t, c: a.id }\n" + when).empty());
  CHECK_THAT(errors_of("given:\n  - row: { table: x, tenant: t, as: a, c: a.id }\n" + when),
             Catch::Contains("/given/0/row/c: a is not given before this row"));
}

TEST_CASE("script values: an event needs a tenant of its own or a row to take it from", "[scenario]") {
  CHECK(errors_of(step("publish: { event: x, with: { v: ana.id } }")).empty());
  CHECK(errors_of(step("command: { party: P, do: it, to: ana }")).empty());
  CHECK(errors_of(step("publish: { event: x, with: { v: 1 } }")) ==
        ":9:5 /when/0/publish: must have the key tenant, since none of its values is of a given row\n");
  CHECK_THAT(errors_of(step("command: { party: P, do: it, to: \"ana\" }")), Catch::Contains("must have the key tenant"));
}

TEST_CASE("script values: rows and steps share one set of names", "[scenario]") {
  CHECK(errors_of(step("publish: { event: x, as: ana, with: { v: ana.id } }")) ==
        ":9:30 /when/0/publish/as: names what line 6 names already\n");
}

TEST_CASE("script values: tenants that are used are declared", "[scenario]") {
  CHECK(errors_of(step("publish: { event: x, tenant: tt }")) ==
        ":9:34 /when/0/publish/tenant: tt is not among the tenants of this script; did you mean t?\n");
  CHECK_THAT(errors_of(step("advance: 1s") + "then: [{ rows: { table: x, tenant: other, count: 1 } }]\n"),
             Catch::Contains("/then/0/rows/tenant: other is not among"));
}

TEST_CASE("script values: names hold only what names hold", "[scenario]") {
  using script::Form;
  using script::has_form;
  CHECK(has_form("e1_x", Form::step));
  CHECK_FALSE(has_form("E1", Form::step));
  CHECK_FALSE(has_form("1e", Form::step));
  CHECK(has_form("south-2", Form::tenant));
  CHECK_FALSE(has_form("south_2", Form::tenant));
  CHECK(has_form("_c", Form::column));
  CHECK(has_form("PM-14-EN-01", Form::word));
  CHECK(has_form("data.lead_id", Form::word));
  CHECK_FALSE(has_form("two words", Form::word));
  CHECK_FALSE(has_form("", Form::word));
  CHECK_FALSE(has_form(std::string(101, 'a'), Form::word));
  CHECK_FALSE(has_form("Ce-29/x", Form::path));
  CHECK_FALSE(has_form("größe", Form::word));
}

TEST_CASE("script values: no value of a script is ever printed back", "[scenario]") {
  const std::string secret = "Zzyqua Vbrlont";
  for (const std::string& text :
       {"command: { party: " + secret + ", do: " + secret + ", tenant: " + secret + ", to: [" + secret + "] }",
        "deliver: { event: " + secret + ", to: " + secret + ", times: " + secret + " }",
        "crash: { party: P, at: " + secret + " }", "advance: " + secret, secret + ": 1"}) {
    CAPTURE(text);
    const std::string errors = errors_of(step(text));
    CHECK_FALSE(errors.empty());
    CHECK(errors.find("Zzyqua") == std::string::npos);
  }
}

TEST_CASE("script values: a wrong kind is one report, not one for each thing inside", "[scenario]") {
  CHECK(
      errors_of("when: [{ advance: 1s }]\nfaults: [1, 2]\n") ==
      ":6:9 /faults: must be a map of duplicates, reorder, crashes, lost_acks, unavailable, overlaps, delays, found a list\n");
  CHECK(errors_of("when: soon\n") == ":5:7 /when: must be a list, found text\n");
  CHECK(errors_of("when: []\n") == ":5:7 /when: must have at least one step\n");
  CHECK(parse_script("a/b.yaml", "- a\n").error().size() == 1);
  CHECK_THAT(to_string(parse_script("a/b.yaml", "7\n").error().front()), Catch::Contains("must be a map of name, description"));
}
