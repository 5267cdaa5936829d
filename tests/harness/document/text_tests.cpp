#include "harness/document/text.hpp"

#include <catch2/catch.hpp>

using assay::Position;
using namespace assay::document;

TEST_CASE("inline text: marks, links and escapes go, places stay", "[document]") {
  const Text text = strip_inline("**Publisher:** [PM\\_1](./x.md) `a_b` *soft* 2*3", {7, 5});
  CHECK(text.plain == "Publisher: PM_1 a_b soft 2*3");
  CHECK(text.in_strong(0));
  CHECK_FALSE(text.in_strong(11));
  CHECK(text.in_code(16));
  CHECK_FALSE(text.in_code(20));
  const Position link = text.at(11);
  CHECK(link.line == 7);
  CHECK(link.column == 5 + 16);
  CHECK(text.at(16).column == 5 + 32);
}

TEST_CASE("inline text: what has no partner stays or goes without harm", "[document]") {
  CHECK(strip_inline("a ` b", {1, 1}).plain == "a  b");
  CHECK(strip_inline("[x] (y)", {1, 1}).plain == "[x] (y)");
  CHECK(strip_inline("<uuid> and *", {1, 1}).plain == "<uuid> and *");
  CHECK(strip_inline("", {1, 1}).plain.empty());
}

TEST_CASE("text: a slice is trimmed and keeps places and marks", "[document]") {
  const Text text = strip_inline("one `two` three", {3, 1});
  const Text part = text.slice(3, 8);
  CHECK(part.plain == "two");
  CHECK(part.at().column == 6);
  CHECK(part.in_code(0));
}

TEST_CASE("text: appended lines keep their own places", "[document]") {
  Text text = verbatim("one", {1, 3});
  text.append(verbatim("two", {2, 1}));
  CHECK(text.plain == "one two");
  CHECK(text.at(4).line == 2);
  CHECK(text.at(5).column == 2);
}
