#include "harness/base/utf8.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace assay {
namespace {

bool well_formed(std::string_view text) { return !first_invalid_utf8(text).has_value(); }

}  // namespace

TEST_CASE("utf8: the ends of each row of the table of well-formed sequences are accepted", "[base]") {
  for (const auto* const text :
       {"", "\x01", "\x7f", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE0\xBF\xBF", "\xE1\x80\x80", "\xEC\xBF\xBF",
        "\xED\x80\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF0\xBF\xBF\xBF",
        "\xF1\x80\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x80\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    CAPTURE(text);
    CHECK(well_formed(text));
  }
}

TEST_CASE("utf8: overlong forms, surrogates, broken and stray bytes are not", "[base]") {
  for (const auto* const text : {"\x80",
                                 "\xBF",
                                 "\xC0\x80",
                                 "\xC1\xBF",
                                 "\xE0\x9F\xBF",
                                 "\xED\xA0\x80",
                                 "\xED\xBF\xBF",
                                 "\xF0\x8F\xBF\xBF",
                                 "\xF4\x90\x80\x80",
                                 "\xF5\x80\x80\x80",
                                 "\xFF",
                                 "\xFE",
                                 "\xC2",
                                 "\xE1\x80",
                                 "\xF1\x80\x80",
                                 "\xC2\x41",
                                 "\xE1\x41\x80",
                                 "\xE1\x80\x41",
                                 "\xF1\x80\x80\x41",
                                 "\xE1\x80\xC0"}) {
    CAPTURE(text);
    CHECK_FALSE(well_formed(text));
  }
}

TEST_CASE("utf8: NUL is refused", "[base]") { CHECK(first_invalid_utf8(std::string_view("ab\0c", 4)) == 2); }

TEST_CASE("utf8: the offset is that of the sequence that is broken", "[base]") {
  CHECK(first_invalid_utf8("aé\xE2\x82") == 3);
  CHECK(first_invalid_utf8("\xFF") == 0);
}

TEST_CASE("utf8: positions count from 1, columns in bytes", "[base]") {
  const auto at = [](std::string_view text, std::size_t offset) {
    const Position position = position_of(text, offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  CHECK(at("", 0) == "1:1");
  CHECK(at("ab\ncd", 2) == "1:3");
  CHECK(at("ab\ncd", 3) == "2:1");
  CHECK(at("é\r\nx", 2) == "1:3");
  CHECK(at("é\r\nx", 4) == "2:1");
  CHECK(at("a\n\n", 3) == "3:1");
  CHECK(at("a", 99) == "1:2");
}

TEST_CASE("utf8: columns in UTF-16 count a character beyond U+FFFF twice", "[base]") {
  CHECK(utf16_column("abc", 3) == 3);
  CHECK(utf16_column("\xC3\xA9x", 3) == 2);           // é
  CHECK(utf16_column("\xF0\x9F\x9F\xA1 x", 6) == 4);  // a sign of four bytes
  CHECK(utf16_column("ab", 99) == 3);
}

}  // namespace assay
