#include "harness/schema/pattern.hpp"

#include <catch2/catch.hpp>

namespace assay::schema {
namespace {

bool finds(std::string_view ecma, std::string_view text) {
  const auto pattern = compile_pattern(ecma);
  if (!pattern) FAIL(pattern.error());
  return found_in(**pattern, text);
}

}  // namespace

TEST_CASE("pattern: escapes of ECMA-262 mean what they mean there", "[schema]") {
  CHECK(finds(R"(^\u0041$)", "A"));
  CHECK(finds(R"(^\u00e9$)", "é"));
  CHECK(finds(R"(^\ud83d\ude00$)", "\xF0\x9F\x98\x80"));
  CHECK(finds(R"(^\u{1F600}$)", "\xF0\x9F\x98\x80"));
  CHECK(finds(R"(^\x41\/\v\t[\b]$)", "A/\v\t\b"));
  CHECK(finds(R"(\bword\b)", "a word here"));
  CHECK(finds(R"(^\0$)", std::string_view("\0", 1)));
  CHECK(finds(R"(^[^\u0041]+$)", "bcd"));
  CHECK(finds(R"(^\p{L}+$)", "Zoë"));
  CHECK(finds(R"(^\$\{a\}$)", "${a}"));
}

TEST_CASE("pattern: ordinary patterns of contracts work", "[schema]") {
  CHECK(finds(R"(^[a-z]{2,4}-\d+(?:\.\d+)?$)", "pm-01.5"));
  CHECK(finds("^(a|b)*?c+$", "ababc"));
  CHECK(finds("", "anything"));
  CHECK(finds("^.$", "é"));
  CHECK_FALSE(finds("^.$", "\n"));
}

TEST_CASE("pattern: what RE2 cannot express is refused", "[schema]") {
  const std::string ecma =
      GENERATE(values<std::string>({"(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "(?<n>a)", "(?<n>a)\\k<n>", "\\cA",
                                    "a{1001}", "(", ")", "[", "a**", "\\", "[b-a]", "\\u12", "\\ud83d", "\\ude00\\ud83d"}));
  CAPTURE(ecma);
  CHECK_FALSE(compile_pattern(ecma).has_value());
}

TEST_CASE("pattern: what only RE2 understands is refused", "[schema]") {
  const std::string ecma =
      GENERATE(values<std::string>({"(?i)a", "(?P<n>a)", "\\Aa", "a\\z", "\\Qa\\E", "\\C", "\\a", "[[:alpha:]]"}));
  CAPTURE(ecma);
  CHECK_FALSE(compile_pattern(ecma).has_value());
}

TEST_CASE("pattern: the refusal names the part", "[schema]") {
  CHECK(compile_pattern("a(?=b)").error() == R"(the group "(?=" cannot be checked in linear time; only (?:…) can)");
  CHECK(compile_pattern("a\\z").error() == R"(the escape "\z" cannot be expressed)");
}

}  // namespace assay::schema
