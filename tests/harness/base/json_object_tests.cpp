#include "harness/base/json_object.hpp"

#include <catch2/catch.hpp>

namespace assay {

TEST_CASE("json object: members are read by name, in their order", "[base]") {
  const JsonObject& object = JsonObject::of(Text(R"({"b": "x", "a": 7, "c": null, "d": true})"));
  CHECK(object.well_formed());
  REQUIRE(object.members().size() == 4);
  CHECK(object.members()[0].name == Text("b"));
  CHECK(object[Text("b")] == Value("x"));
  CHECK(object[Text("a")] == Value::of(std::int64_t{7}));
  CHECK(object[Text("d")] == Value::of(true));
  CHECK(object.has(Text("c")));
  CHECK(object[Text("c")].is_null());
}

TEST_CASE("json object: an absent member is null", "[base]") {
  const JsonObject& object = JsonObject::of(Text("{}"));
  CHECK(object.well_formed());
  CHECK_FALSE(object.has(Text("a")));
  CHECK(object[Text("a")].is_null());
  CHECK(object.text(Text("a")).empty());
}

TEST_CASE("json object: what is no scalar is kept as its JSON and is no text", "[base]") {
  const JsonObject& object = JsonObject::of(Text(R"({"a": {"z": 1, "y": [2]}, "b": 1.5, "c": 18446744073709551615})"));
  CHECK(object[Text("a")] == Value(R"({"z":1,"y":[2]})"));
  CHECK(object.text(Text("a")).empty());
  CHECK(object[Text("b")] == Value("1.5"));
  CHECK(object[Text("c")] == Value("18446744073709551615"));
}

TEST_CASE("json object: a text that is no JSON object has no members", "[base]") {
  const std::string text = GENERATE(values<std::string>({"", "[]", "1", "{", "{\"a\":1,}", "null", "{\"a\": \"\xff\"}"}));
  CAPTURE(text);
  const JsonObject& object = JsonObject::of(Text(text));
  CHECK_FALSE(object.well_formed());
  CHECK(object.members().empty());
}

TEST_CASE("json object: a text that nests too deep is not parsed", "[base]") {
  const auto nested = [](std::size_t levels) {
    return Text("{\"a\":" + std::string(levels, '[') + std::string(levels, ']') + "}");
  };
  CHECK(JsonObject::of(nested(63)).well_formed());
  CHECK_FALSE(JsonObject::of(nested(64)).well_formed());
  CHECK_FALSE(JsonObject::of(nested(200'000)).well_formed());
  CHECK(JsonObject::of(Text("{\"a\":\"\\\"" + std::string(1000, '[') + "\"}")).well_formed());
}

TEST_CASE("json object: equal texts are parsed once", "[base]") {
  CHECK(&JsonObject::of(Text("{\"once\":1}")) == &JsonObject::of(Text("{\"once\":1}")));
}

TEST_CASE("json object: what is made is read back", "[base]") {
  const Text json =
      make_json_object({{Text("a\"b"), Value("x\ny")}, {Text("n"), Value::of(std::int64_t{-1})}, {Text("z"), Value()}});
  CHECK(json.view() == R"({"a\"b":"x\ny","n":-1,"z":null})");
  CHECK(JsonObject::of(json)[Text("a\"b")] == Value("x\ny"));
  CHECK(make_json_object({}).view() == "{}");
}

}  // namespace assay
