#include "harness/base/duration.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <utility>
#include <vector>

namespace assay {
namespace {

using namespace std::chrono_literals;

std::int64_t ms_of(std::string_view text) {
  const auto instant = parse_instant(text);
  if (!instant) FAIL(std::string(text) + ": " + instant.error().message);
  return instant->since_epoch_ms;
}

}  // namespace

TEST_CASE("duration: each unit is read", "[base]") {
  CHECK(parse_duration("250ms") == Duration(250));
  CHECK(parse_duration("10s") == Duration(10s));
  CHECK(parse_duration("5m") == Duration(5min));
  CHECK(parse_duration("25h") == Duration(25h));
  CHECK(parse_duration("7d") == Duration(7 * 24h));
  CHECK(parse_duration("0ms") == Duration(0));
  CHECK(parse_duration("365000d") == Duration(365000LL * 24h));  // a thousand years
}

TEST_CASE("duration: what has no unit, a sign, a fraction or a blank is refused", "[base]") {
  for (const auto* const text : {"", "10", "s", "ms", "-1s", "-0s", "+1s", "1.5s", "1 s", " 1s", "1s ", "1S", "1min", "1h30m",
                                 "0x1s", "365001d", "9223372036854775807d", "99999999999999999999ms"}) {
    CAPTURE(text);
    const auto duration = parse_duration(text);
    REQUIRE_FALSE(duration.has_value());
    CHECK(duration.error().code == ErrorCode::invalid);
  }
}

TEST_CASE("duration: it prints in the largest unit that is exact", "[base]") {
  CHECK(to_string(Duration(0)) == "0ms");
  CHECK(to_string(Duration(1)) == "1ms");
  CHECK(to_string(Duration(1500)) == "1500ms");
  CHECK(to_string(Duration(90s)) == "90s");
  CHECK(to_string(Duration(3600s)) == "1h");
  CHECK(to_string(Duration(25h)) == "25h");
  CHECK(to_string(Duration(48h)) == "2d");
}

TEST_CASE("duration: what is printed is read back", "[base]") {
  CHECK(rc::check([] {
    const Duration duration(*rc::gen::inRange<std::int64_t>(0, 1000LL * 365 * 86'400'000));
    RC_ASSERT(parse_duration(to_string(duration)) == duration);
  }));
}

TEST_CASE("instant: RFC 3339 is read with any offset", "[base]") {
  CHECK(ms_of("1970-01-01T00:00:00Z") == 0);
  CHECK(ms_of("1970-01-01t00:00:00.001z") == 1);
  CHECK(ms_of("2026-04-17T10:00:00Z") == 1'776'420'000'000);
  CHECK(ms_of("2026-04-17T12:00:00+02:00") == 1'776'420'000'000);
  CHECK(ms_of("2026-04-17T04:30:00-05:30") == 1'776'420'000'000);
  CHECK(ms_of("1969-12-31T23:59:59.999Z") == -1);
  CHECK(ms_of("0000-01-01T00:00:00Z") == -62'167'219'200'000);
  CHECK(ms_of("9999-12-31T23:59:59.999Z") == 253'402'300'799'999);
}

TEST_CASE("instant: fractions are cut to milliseconds", "[base]") {
  CHECK(ms_of("1970-01-01T00:00:00.1Z") == 100);
  CHECK(ms_of("1970-01-01T00:00:00.12Z") == 120);
  CHECK(ms_of("1970-01-01T00:00:00.1239999999999999999999Z") == 123);
}

TEST_CASE("instant: a leap second ends a day of UTC and counts as the start of the next", "[base]") {
  CHECK(ms_of("2016-12-31T23:59:60Z") == ms_of("2017-01-01T00:00:00Z"));
  CHECK(ms_of("2016-12-31T15:59:60-08:00") == ms_of("2017-01-01T00:00:00Z"));
  CHECK(ms_of("1965-12-31T23:59:60Z") == ms_of("1966-01-01T00:00:00Z"));
  CHECK_FALSE(parse_instant("2016-12-31T23:58:60Z").has_value());
  CHECK_FALSE(parse_instant("2016-12-31T23:59:60+01:00").has_value());
}

TEST_CASE("instant: what is no time of RFC 3339 is refused", "[base]") {
  for (const auto* const text : {"",
                                 "2026-04-17",
                                 "2026-04-17T10:00:00",
                                 "2026-04-17 10:00:00Z",
                                 "2026-04-17T10:00Z",
                                 "2026-4-17T10:00:00Z",
                                 "2026-02-29T10:00:00Z",
                                 "2026-13-01T10:00:00Z",
                                 "2026-00-01T10:00:00Z",
                                 "2026-04-31T10:00:00Z",
                                 "2026-04-17T24:00:00Z",
                                 "2026-04-17T10:60:00Z",
                                 "2026-04-17T10:00:61Z",
                                 "2026-04-17T10:00:00.Z",
                                 "2026-04-17T10:00:00,5Z",
                                 "2026-04-17T10:00:00+0200",
                                 "2026-04-17T10:00:00+24:00",
                                 "2026-04-17T10:00:00+02:60",
                                 "2026-04-17T10:00:00Z ",
                                 "+2026-04-17T10:00:00Z",
                                 "12026-04-17T10:00:00Z",
                                 "2026-04-17T10:00:00ZZ",
                                 "1776420000000"}) {
    CAPTURE(text);
    const auto instant = parse_instant(text);
    REQUIRE_FALSE(instant.has_value());
    CHECK(instant.error().code == ErrorCode::invalid);
  }
}

TEST_CASE("instant: it prints in UTC with milliseconds", "[base]") {
  CHECK(to_string(Instant{0}) == "1970-01-01T00:00:00.000Z");
  CHECK(to_string(Instant{-1}) == "1969-12-31T23:59:59.999Z");
  CHECK(to_string(Instant{1'776'420'000'007}) == "2026-04-17T10:00:00.007Z");
}

TEST_CASE("instant: what is printed is read back", "[base]") {
  CHECK(rc::check([] {
    const Instant instant{*rc::gen::inRange<std::int64_t>(-62'167'219'200'000, 253'402'300'800'000)};
    RC_ASSERT(parse_instant(to_string(instant)) == instant);
  }));
}

TEST_CASE("instant: a difference is a duration and a sum an instant", "[base]") {
  CHECK((Instant{500} + Duration(250)) == Instant{750});
  CHECK((Instant{500} - Instant{750}) == Duration(-250));
  CHECK(((Instant{1} < Instant{2})));
}

}  // namespace assay
