#include "harness/base/error.hpp"

#include <catch2/catch.hpp>

namespace assay {

TEST_CASE("error: it prints place, pointer and message", "[base]") {
  CHECK(to_string(Error{ErrorCode::invalid, "must be a number", {"a.yaml", 14, 20, "/deliver/times"}}) ==
        "a.yaml:14:20 /deliver/times: must be a number");
}

TEST_CASE("error: parts of the place that are not known are left out", "[base]") {
  CHECK(to_string(Error{ErrorCode::unreadable, "no such file", {"a.md", 0, 0, ""}}) == "a.md: no such file");
  CHECK(to_string(Error{ErrorCode::invalid, "is odd", {"a.md", 3, 0, ""}}) == "a.md:3: is odd");
  CHECK(to_string(Error{ErrorCode::invalid, "is odd", {"a.md", 0, 7, ""}}) == "a.md: is odd");
  CHECK(to_string(Error{ErrorCode::invalid, "is odd", {"", 0, 0, "/a"}}) == "/a: is odd");
  CHECK(to_string(Error{ErrorCode::usage, "no command", {}}) == "no command");
}

TEST_CASE("error: failure makes a result that holds it", "[base]") {
  const Result<int> result = failure(ErrorCode::internal, "broken", {"f", 1, 2, "/p"});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::internal);
  CHECK(result.error().message == "broken");
  CHECK(result.error().where == SourceSpan{"f", 1, 2, "/p"});
}

}  // namespace assay
