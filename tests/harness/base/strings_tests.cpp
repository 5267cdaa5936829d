#include "harness/base/strings.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

namespace assay {
namespace {

using Views = std::vector<std::string_view>;
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("strings: trim takes blanks from both ends only", "[base]") {
  CHECK(trim(" \t a b\r\n") == "a b");
  CHECK(trim(" \n") == "");
  CHECK(trim("") == "");
}

TEST_CASE("strings: split keeps empty parts", "[base]") {
  CHECK(split("a,,b,", ',') == Views{"a", "", "b", ""});
  CHECK(split("", ',') == Views{""});
  CHECK(split("ab", ',') == Views{"ab"});
}

TEST_CASE("strings: lines end with or without a carriage return", "[base]") {
  CHECK(lines_of("a\r\nb\n\nc") == Views{"a", "b", "", "c"});
  CHECK(lines_of("a\n") == Views{"a"});
  CHECK(lines_of("\n") == Views{""});
  CHECK(lines_of("").empty());
}

TEST_CASE("strings: lower changes ASCII letters only", "[base]") { CHECK(lower("PM-01 ÉaZ") == "pm-01 Éaz"); }

TEST_CASE("strings: join puts the separator between all parts, empty ones too", "[base]") {
  CHECK(join(Strings{"a", "b"}, ", ") == "a, b");
  CHECK(join(Strings{"", "a", ""}, ",") == ",a,");
  CHECK(join(Strings{}, ",").empty());
}

TEST_CASE("strings: join turns split round", "[base]") {
  CHECK(rc::check([](const std::string& text) {
    Strings parts;
    for (const std::string_view part : split(text, ',')) parts.emplace_back(part);
    RC_ASSERT(join(parts, ",") == text);
  }));
}

TEST_CASE("strings: a slug has lower-case letters, digits and single hyphens", "[base]") {
  CHECK(slug("PM-01 (Patient)") == "pm-01-patient");
  CHECK(slug("  De-duplicate — by `correlation_id`! ") == "de-duplicate-by-correlation-id");
  CHECK(slug("é") == "");
  CHECK(slug("") == "");
}

TEST_CASE("strings: a slug is its own slug", "[base]") {
  CHECK(rc::check([](const std::string& text) { RC_ASSERT(slug(slug(text)) == slug(text)); }));
}

TEST_CASE("strings: the nearest candidate is one that may be meant", "[base]") {
  const Strings candidates{"deliver", "publish", "crash", "advance"};
  CHECK(nearest("delivr", candidates) == "deliver");
  CHECK(nearest("Publish", candidates) == "publish");
  CHECK(nearest("carsh", candidates) == "crash");
  CHECK(nearest("crash", candidates) == "crash");
  CHECK(nearest("emitted", candidates) == "");
  CHECK(nearest("", candidates) == "");
}

TEST_CASE("strings: short words are not near to everything", "[base]") {
  CHECK(nearest("ce", Strings{"pm", "rh"}) == "");
  CHECK(nearest("x", Strings{"y"}) == "");
  CHECK(nearest("pm1", Strings{"pm-01"}) == "pm-01");
}

TEST_CASE("strings: of two equally near candidates the first is taken", "[base]") {
  CHECK(nearest("rowx", Strings{"rowa", "rowb"}) == "rowa");
  CHECK(nearest("word", Strings{}) == "");
}

}  // namespace assay
