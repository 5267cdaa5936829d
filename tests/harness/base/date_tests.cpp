#include "harness/base/date.hpp"

#include <catch2/catch.hpp>

using assay::Date;

TEST_CASE("date: an ISO day is read and printed", "[base]") {
  CHECK(Date::parse("1970-01-02")->days() == 1);
  CHECK(Date::parse("2024-02-29")->to_string() == "2024-02-29");
  CHECK(Date::parse("2026-03-28")->plus_days(90).to_string() == "2026-06-26");
  CHECK(*Date::parse("2026-03-28") < *Date::parse("2026-03-29"));
}

TEST_CASE("date: what is no day is nothing", "[base]") {
  for (const char* text : {"", "2026-3-28", "2026-02-29", "2026-13-01", "2026-00-10", "2026/03/28", "2026-03-28T", "+026-03-28", "20x6-03-28", "2026-03--1"}) {
    CHECK_FALSE(Date::parse(text));
  }
}
