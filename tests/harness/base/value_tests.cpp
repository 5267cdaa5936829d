#include "harness/base/value.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

namespace assay {

TEST_CASE("value: it knows its kind and is empty for the others", "[base]") {
  CHECK(Value().is_null());
  CHECK(Value::of(true).truth());
  CHECK_FALSE(Value::of(false).truth());
  CHECK_FALSE(Value::of(std::int64_t{1}).truth());
  CHECK(Value::of(std::int64_t{7}).integer() == 7);
  CHECK(Value("a").text() == Text("a"));
  CHECK(Value("a").integer() == 0);
  CHECK(Value::of(std::int64_t{7}).text().empty());
}

TEST_CASE("value: values of different kinds differ, in hash too", "[base]") {
  const std::vector<Value> values{
      Value(),    Value::of(false), Value::of(true), Value::of(std::int64_t{0}), Value::of(std::int64_t{1}), Value(""),
      Value("0"), Value("1"),       Value("null")};
  std::set<std::uint64_t> hashes;
  for (std::size_t i = 0; i < values.size(); ++i) {
    hashes.insert(values[i].hash());
    for (std::size_t j = 0; j < values.size(); ++j) CHECK((values[i] == values[j]) == (i == j));
  }
  CHECK(hashes.size() == values.size());
}

TEST_CASE("value: values sort by kind, then by content", "[base]") {
  std::vector<Value> values{Value("b"),      Value("a"), Value::of(std::int64_t{-2}), Value::of(std::int64_t{3}),
                            Value::of(true), Value()};
  std::sort(values.begin(), values.end());
  CHECK(values == std::vector<Value>{Value(), Value::of(true), Value::of(std::int64_t{-2}), Value::of(std::int64_t{3}),
                                     Value("a"), Value("b")});
}

TEST_CASE("value: it prints as JSON", "[base]") {
  CHECK(to_json(Value()) == "null");
  CHECK(to_json(Value::of(true)) == "true");
  CHECK(to_json(Value::of(false)) == "false");
  CHECK(to_json(Value::of(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
  CHECK(to_json(Value("a\"b")) == R"("a\"b")");
  CHECK(to_json(Value("")) == R"("")");
}

TEST_CASE("value: a JSON string escapes what RFC 8259 asks for and keeps the rest", "[base]") {
  CHECK(json_string("a/é\x7f") == "\"a/é\x7f\"");
  CHECK(json_string("\"\\\n\r\t") == R"("\"\\\n\r\t")");
  CHECK(json_string(std::string_view("\0\x1f", 2)) == R"("\u0000\u001f")");
}

}  // namespace assay
