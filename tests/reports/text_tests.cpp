#include "reports/text.hpp"

#include "harness/base/utf8.hpp"
#include "tests/reports/sample.hpp"

#include <catch2/catch.hpp>

namespace assay::reports {

TEST_CASE("clean: what is well-formed and visible stays as it is", "[reports]") {
  CHECK(clean("naïve — ≥ 85\t✓\nsecond line") == "naïve — ≥ 85\t✓\nsecond line");
}

TEST_CASE("clean: control characters, overrides and noncharacters become the replacement character", "[reports]") {
  CHECK(clean("a\x1b[31mb") == "a\uFFFD[31mb");
  CHECK(clean("a\xc2\x85z") == "a\uFFFDz");
  CHECK(clean("a\xe2\x80\xaez") == "a\uFFFDz");
  CHECK(clean("a\xef\xbf\xbez") == "a\uFFFDz");
  CHECK(clean(std::string_view("a\0z", 3)) == "a\uFFFDz");
}

TEST_CASE("clean: carriage returns go", "[reports]") { CHECK(clean("a\r\nb") == "a\nb"); }

TEST_CASE("clean: bytes that are no UTF-8 are replaced and the rest survives", "[reports]") {
  CHECK(clean("a\xff"
              "b\xc3") == "a\uFFFDb\uFFFD");
  CHECK_FALSE(first_invalid_utf8(clean(sample::hostile())).has_value());
}

TEST_CASE("one line: white space is folded", "[reports]") { CHECK(one_line("  a \n\t b  ") == "a b"); }

TEST_CASE("columns: a character of several bytes is one column", "[reports]") {
  CHECK(columns_of("né✓") == 3);
  CHECK(padded("é", 3) == "é  ");
  CHECK(right_aligned("é", 3) == "  é");
  CHECK(shortened("ééééé", 3) == "éé…");
  CHECK(shortened("ééé", 3) == "ééé");
}

TEST_CASE("wrapped: lines break at blanks, and a long word keeps its own line", "[reports]") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("a extraordinarily b", 5) == std::vector<std::string>{"a", "extraordinarily", "b"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}

TEST_CASE("grouped: thousands are set apart", "[reports]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(18446744073709551615ULL) == "18,446,744,073,709,551,615");
}

TEST_CASE("place: file and line, or the whole file, or nothing", "[reports]") {
  CHECK(place({"a.md", 7, 2, ""}) == "a.md:7");
  CHECK(place({"a.md", 0, 0, ""}) == "a.md");
  CHECK(place({}).empty());
}

}  // namespace assay::reports
