#include "harness/scenario/script_tree.hpp"

#include "harness/base/duration.hpp"
#include "harness/scenario/scenario.hpp"
#include "tests/support/golden.hpp"

#include <chrono>

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::scenario::script;
using Kind = Node::Kind;

namespace {

/// All reports on a text, one line each, without the file.
std::string reports(std::string_view yaml) {
  Problems problems;
  (void)read_tree("f", yaml, problems);
  std::string lines;
  for (const Error& error : problems.sorted()) lines += to_string(error) + "\n";
  return lines;
}

Node tree(std::string_view yaml) {
  Problems problems;
  const auto root = read_tree("f", yaml, problems);
  REQUIRE(problems.none());
  return root.value();
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("script tree: nodes know their place and keys may be escaped in pointers", "[scenario]") {
  const Node root = tree("a:\n  - { b: 1, \"c/d\": x }\n");
  const Node& item = root.members.at(0).value.items.at(0);
  CHECK(item.at == SourceSpan{"f", 2, 5, "/a/0"});
  CHECK(item.members.at(1).at == SourceSpan{"f", 2, 13, "/a/0/c~1d"});
  CHECK(item.members.at(1).value.at == SourceSpan{"f", 2, 20, "/a/0/c~1d"});
}

TEST_CASE("script tree: columns count bytes", "[scenario]") { CHECK(tree("{ a: é, b: x }").members.at(1).at.column == 10); }

TEST_CASE("script tree: plain, quoted, null and absent values differ", "[scenario]") {
  const Node root = tree("a: no\nb: \"no\"\nc: 'no'\nd: |\n  no\ne: null\nf:\ng: ~\nh: nullable\n");
  CHECK(root.find("a")->kind == Kind::plain);
  CHECK(root.find("b")->kind == Kind::quoted);
  CHECK(root.find("c")->kind == Kind::quoted);
  CHECK(root.find("d")->kind == Kind::quoted);
  CHECK(root.find("e")->kind == Kind::null);
  CHECK(root.find("f")->kind == Kind::nothing);
  CHECK(root.find("g")->kind == Kind::nothing);
  CHECK(root.find("h")->kind == Kind::plain);
}

TEST_CASE("script tree: an absent value is reported at its key", "[scenario]") {
  CHECK(tree("a: 1\nf:\n\n\nb: 2\n").find("f")->at == SourceSpan{"f", 2, 1, "/f"});
}

TEST_CASE("script tree: an empty file, and one of comments, is empty", "[scenario]") {
  CHECK(reports("").starts_with("f: is empty"));
  CHECK(reports("# only a comment\n\n").starts_with("f: is empty"));
}

TEST_CASE("script tree: a key twice names both lines, however many keys there are", "[scenario]") {
  CHECK(reports("a: 1\nb: 2\na: 3\na: 4\n") ==
        "f:3:1 /a: is there already, on line 1\nf:4:1 /a: is there already, on line 1\n");
  CHECK(reports("a: { b: 1, \"b\": 2 }\n") == "f:1:12 /a/b: is there already, on line 1\n");
}

TEST_CASE("script tree: anchors, aliases, tags and merge keys are refused", "[scenario]") {
  CHECK(reports("a: &x 1\nb: *x\n") ==
        "f:1:4 /a: has an anchor; scripts have none\nf:2:4 /b: is an alias; scripts have none: write the value itself\n");
  CHECK(reports("a: !!str 1\n") == "f:1:4 /a: has a tag; scripts have none\n");
  CHECK(reports("a: !python/object {}\n") == "f:1:4 /a: has a tag; scripts have none\n");
  CHECK(reports("a: { <<: { b: 1 } }\n") == "f:1:6 /a/?: is a merge key; scripts have none\n");
}

TEST_CASE("script tree: aliases that would stand for a million nodes cost nothing", "[scenario]") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + ", " + last + "]\n";
  }
  CHECK_THAT(reports(bomb), Catch::Contains("f:2:10 /a1/0: is an alias"));
}

TEST_CASE("script tree: keys are text", "[scenario]") {
  CHECK(reports("1: x\n") == "f:1:1 /?: must be a key that is text, found a whole number\n");
  CHECK(reports("true: x\n") == "f:1:1 /?: must be a key that is text, found true or false\n");
  CHECK(reports("null: x\n") == "f:1:1 /?: must be a key that is text, found null\n");
  CHECK(reports("? [a, b]\n: x\n") == "f:1:3 /?: must be a key that is text, found a list\n");
  CHECK(reports("? {a: b}\n: x\n") == "f:1:3 /?: must be a key that is text, found a map\n");
  CHECK(reports("on: x\nyes: y\n\"1\": z\n").empty());
}

TEST_CASE("script tree: one file holds one document", "[scenario]") {
  CHECK(reports("---\na: 1\n---\na: 2\n") == "f:3:1: starts a second document; a file holds one script\n");
  CHECK(reports("a: 1\n---\n") == "f:2:1: starts a second document; a file holds one script\n");
  CHECK(reports("%YAML 1.2\n---\na: 1\n...\n").empty());
}

TEST_CASE("script tree: nesting has an end", "[scenario]") {
  CHECK(reports(repeated("[", depth_max) + repeated("]", depth_max)).empty());
  CHECK(reports(repeated("[", depth_max + 1) + repeated("]", depth_max + 1)) == "f:1:33: nests deeper than 32 levels\n");
  CHECK_THAT(reports("a: " + repeated("{ b: ", 5000) + repeated("}", 5000)), Catch::Contains("nests deeper than 32 levels"));
  CHECK_THAT(reports(repeated("- ", 5000) + "x"), Catch::Contains("nests deeper than 32 levels"));
}

TEST_CASE("script tree: what is no YAML is reported with its place and without its words", "[scenario]") {
  CHECK(reports("a: 1\nb: x: y\n") == "f:2:5: is not well-formed YAML: illegal map value\n");
  CHECK(reports("a: \"open") == "f:1:9: is not well-formed YAML: illegal EOF in scalar\n");
  CHECK(reports("a: \"\\q secret\"\n").find("secret") == std::string::npos);
  CHECK(reports("a: *secret\n") == "f:1:4: is not well-formed YAML: the referenced anchor is not defined\n");
  CHECK(reports("%YAML 9.secret\n---\na: 1\n").find("secret") == std::string::npos);
  CHECK(reports("a: [1, 2\n") == "f:2:1: is not well-formed YAML: end of sequence flow not found\n");
}

TEST_CASE("script tree: a quote that is never closed does not swallow the rest of the file in silence", "[scenario]") {
  CHECK(reports("a: \"open\n") == "f:1:4 /a: has a quote that is never closed\n");
  CHECK(reports("a: \"open\nb: 1\nc: it\\\"s\n") == "f:1:4 /a: has a quote that is never closed\n");
  CHECK(reports("a: 'it''s\n") == "f:1:4 /a: has a quote that is never closed\n");
  CHECK(reports("a: 'it''s'\nb: \"\\\"\"\nc: \"two\n  lines\"\nd: '\"'\n\"e\": ''\n").empty());
}

TEST_CASE("script tree: bytes that YAML readers disagree on are refused before they are read", "[scenario]") {
  using namespace std::string_view_literals;
  CHECK(reports("a: x\0y\n"sv) == "f:1:5: is not UTF-8 text here\n");
  CHECK(reports("a: \xff\n") == "f:1:4: is not UTF-8 text here\n");
  CHECK(reports("a: 1\nb: x\x04"
                "c: y\n") == "f:2:5: has a control character here\n");
  CHECK(reports("a: 1\rb: 2\n") == "f:1:5: has a control character here\n");
  CHECK(reports("a: \x1b[31m\n") == "f:1:4: has a control character here\n");
  CHECK(reports("\xEF\xBB\xBF"
                "a: null\r\nb: 2\r\n")
            .empty());
  CHECK(tree("\xEF\xBB\xBF"
             "a: null\n")
            .find("a")
            ->kind == Kind::null);
}

TEST_CASE("script tree: a text over the limit is not parsed", "[scenario]") {
  CHECK_THAT(reports(std::string(script_bytes_max + 1, '[')), Catch::Contains("a script has at most 1048576"));
  const support::TemporaryFolder folder;
  const auto script = scenario::read_script(folder.write("line.yaml", std::string(script_bytes_max + 1, 'x')));
  REQUIRE_FALSE(script);
  CHECK(script.error().front().code == ErrorCode::unreadable);
}

TEST_CASE("script tree: long and strange names are not printed back", "[scenario]") {
  CHECK(shown("times") == "times");
  CHECK(shown(std::string(61, 'x')) == "?");
  CHECK(shown("a b") == "?");
  CHECK(shown("größe") == "?");
  CHECK(shown("") == "?");
  CHECK(reports(std::string(500, 'k') + ": &a 1\n") == "f:1:503 /?: has an anchor; scripts have none\n");
}

TEST_CASE("script tree: a thousand faults are a hundred reports and a number", "[scenario]") {
  const std::string all = reports(repeated("- &a 1\n", 1000));
  CHECK(std::count(all.begin(), all.end(), '\n') == 101);
  CHECK_THAT(all, Catch::EndsWith("f: 900 more are not shown\n"));
}
