#include "harness/schema/schema.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <thread>

namespace assay::schema {
namespace {

Schema compiled(std::string_view text) {
  auto schema = Schema::compile(text, "test.schema.json");
  if (!schema) FAIL(to_string(schema.error().front()));
  return *schema;
}

/// "keyword at instance path", one per violation.
std::vector<std::string> faults(std::string_view schema, std::string_view instance) {
  std::vector<std::string> out;
  for (const Violation& violation : compiled(schema).validate(instance))
    out.push_back(violation.keyword + " at " + violation.instance_path);
  return out;
}

bool valid(std::string_view schema, std::string_view instance) { return faults(schema, instance).empty(); }

/// The errors of a schema that is refused, as printed.
std::vector<std::string> refusals(std::string_view text) {
  const auto schema = Schema::compile(text, "s.json");
  std::vector<std::string> out;
  if (schema) return out;
  for (const Error& error : schema.error()) {
    CHECK(error.code == ErrorCode::invalid);
    out.push_back(to_string(error));
  }
  return out;
}

using Lines = std::vector<std::string>;

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}  // namespace

// ---- what is refused at compile time

TEST_CASE("schema: text that is no JSON is refused with line and column", "[schema]") {
  CHECK(refusals("{\n  \"type\": strin\n}") == Lines{"s.json:2:11: is not JSON: invalid literal"});
  CHECK(refusals("") == Lines{"s.json:1:1: is not JSON: unexpected end of input; expected '[', '{', or a literal"});
  CHECK(refusals("{\"minimum\": 1e400}") == Lines{"s.json:1:17: is not JSON: a number is out of range"});
  CHECK(refusals("{} {}").size() == 1);
}

TEST_CASE("schema: a schema that is no object and no boolean is refused", "[schema]") {
  CHECK(refusals("[]") == Lines{"s.json: must be a schema (an object or a boolean), found array"});
  CHECK(refusals(R"({"properties": {"a/b": 1}})") ==
        Lines{"s.json /properties/a~1b: must be a schema (an object or a boolean), found integer"});
}

TEST_CASE("schema: an unknown keyword is refused with its pointer", "[schema]") {
  CHECK(refusals(R"({"items": {"patternProperties": {}}})") ==
        Lines{R"(s.json /items/patternProperties: unknown keyword "patternProperties")"});
  CHECK(refusals(R"({"minLenght": 1})") ==
        Lines{R"(s.json /minLenght: unknown keyword "minLenght"; did you mean "minLength"?)"});
  CHECK(refusals(R"({"unevaluatedItems": false})").size() == 1);
}

TEST_CASE("schema: a keyword that begins with x- is an annotation", "[schema]") {
  CHECK(valid(R"({"x-source": {"unknown": 1}})", "1"));
}

TEST_CASE("schema: a keyword that stands twice is refused", "[schema]") {
  CHECK(refusals(R"({"properties": {"a": {"type": "string", "type": "null"}}})") ==
        Lines{"s.json /properties/a/type: stands twice in one object"});
}

TEST_CASE("schema: all that is wrong is reported, not just the first", "[schema]") {
  CHECK(refusals(R"({"type": "text", "minimum": "1", "properties": {"a": {"required": "a"}}})") ==
        Lines{"s.json /minimum: must be a number, found string",
              "s.json /properties/a/required: must be a list of property names, found string",
              "s.json /type: must be one of null, boolean, integer, number, string, array, object"});
}

TEST_CASE("schema: a keyword with a wrong value is refused", "[schema]") {
  const std::string schema = GENERATE(values<std::string>({
      R"({"$schema": 1})",
      R"({"$schema": "http://json-schema.org/draft-07/schema#"})",
      R"({"$id": 1})",
      R"({"title": 1})",
      R"({"description": []})",
      R"({"$comment": {}})",
      R"({"examples": {}})",
      R"({"deprecated": "yes"})",
      R"({"type": []})",
      R"({"type": null})",
      R"({"type": ["string", "string"]})",
      R"({"type": ["string", 1]})",
      R"({"enum": []})",
      R"({"enum": "a"})",
      R"({"minimum": null})",
      R"({"maximum": "1"})",
      R"({"exclusiveMinimum": true})",
      R"({"exclusiveMaximum": []})",
      R"({"minLength": -1})",
      R"({"maxLength": 1.5})",
      R"({"minItems": "1"})",
      R"({"maxItems": 1e300})",
      R"({"uniqueItems": 1})",
      R"({"pattern": 1})",
      R"({"pattern": "("})",
      R"({"format": 1})",
      R"({"format": "ipv4"})",
      R"({"items": []})",
      R"({"items": [{}]})",
      R"({"properties": []})",
      R"({"additionalProperties": "no"})",
      R"({"required": [1]})",
      R"({"required": ["a", "a"]})",
      R"({"allOf": []})",
      R"({"anyOf": {}})",
      R"({"oneOf": [1]})",
      R"({"not": null})",
      R"({"$defs": []})",
      R"({"$defs": {"a": 3}})",
      R"({"$ref": 1})",
  }));
  CAPTURE(schema);
  CHECK(refusals(schema).size() == 1);
}

TEST_CASE("schema: $schema and $id stand at the root only", "[schema]") {
  CHECK(refusals(R"({"items": {"$id": "https://example.org/a"}})") == Lines{"s.json /items/$id: may stand only at the root"});
  CHECK(refusals(R"({"not": {"$schema": "https://json-schema.org/draft/2020-12/schema"}})") ==
        Lines{"s.json /not/$schema: may stand only at the root"});
}

TEST_CASE("schema: annotations change nothing", "[schema]") {
  CHECK(valid(
      R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/a", "title": "t", "description": "d",
                  "examples": [1], "default": "x", "$comment": "c", "deprecated": true, "$defs": {"a": false}})",
      "null"));
}

TEST_CASE("schema: a schema that nests too deep is refused with its pointer", "[schema]") {
  std::string deep = "{}";
  for (int i = 0; i < 200; ++i) deep = R"({"not":)" + deep + "}";
  const auto schema = Schema::compile(deep, "s.json");
  REQUIRE_FALSE(schema);
  CHECK(schema.error().front().message == "nests deeper than 128 levels");
  CHECK(schema.error().front().where.pointer.starts_with("/not/not/"));
}

// ---- instances that are no JSON

TEST_CASE("schema: an instance that is no JSON has one violation that does not quote it", "[schema]") {
  const auto found = compiled("true").validate("{\"name\": \"Ana\",\n ana}");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Violation{"", "", "json", "JSON of at most 128 levels: invalid literal at line 2, column 2", "text"});
}

TEST_CASE("schema: an instance that ends early, goes on or holds bad text is no JSON", "[schema]") {
  const std::string text =
      GENERATE(values<std::string>({"", " ", "{", "[1,]", "{\"a\":1,}", "1 2", "nul", "'a'", "\"\xff\"", "\"\x01\"", "01",
                                    "1e400", "NaN", "\"\\ud800\"", "// c\n1", "{\"a\" 1}", "\"open"}));
  CAPTURE(text);
  CHECK(faults("true", text) == Lines{"json at "});
}

TEST_CASE("schema: an instance may nest 128 levels and no more", "[schema]") {
  CHECK(valid("{}", nested(128)));
  CHECK(compiled("{}").validate(nested(129)).front().keyword == "json");
  CHECK(compiled("{}").validate(nested(1'000'000)).size() == 1);
  CHECK(compiled("{}").validate(std::string(1'000'000, '[')).size() == 1);
  nlohmann::json deep = 1;
  for (int i = 0; i < 128; ++i) deep = nlohmann::json::array({deep});
  CHECK(compiled("{}").validate(deep).empty());
  CHECK(compiled("{}").validate(nlohmann::json::array({deep})).front().keyword == "json");
}

TEST_CASE("schema: a key twice in one object is a violation at each depth", "[schema]") {
  CHECK(faults("true", R"({"a": [1, {"b": 1, "c/d": 2, "c/d": 2}], "a": 1})") ==
        Lines{"duplicate-key at /a/1/c~1d", "duplicate-key at /a"});
  CHECK(faults("true", R"({"a": {"b": 1}, "c": {"b": 1}})").empty());
  CHECK(faults(R"({"properties": {"a": {"type": "null"}}})", R"({"a": null, "a": 1})") ==
        Lines{"duplicate-key at /a", "type at /a"});
  CHECK(faults("true", R"({"a": 1, "\u0061": 2})") == Lines{"duplicate-key at /a"});
}

// ---- keywords

TEST_CASE("schema: true and the empty schema accept everything, false nothing", "[schema]") {
  for (const auto* const instance : {"null", "1", "\"\"", "[]", "{}", "true"}) {
    CHECK(valid("true", instance));
    CHECK(valid("{}", instance));
    CHECK(faults("false", instance) == Lines{"false at "});
  }
}

TEST_CASE("schema: type accepts its own kind only", "[schema]") {
  const std::vector<std::pair<std::string, std::string>> samples{{"null", "null"}, {"boolean", "false"}, {"string", "\"0\""},
                                                                 {"array", "[]"},  {"object", "{}"},     {"number", "1.5"}};
  for (const auto& [type, own] : samples) {
    for (const auto& [kind, instance] : samples) {
      CAPTURE(type, instance);
      CHECK(valid(R"({"type": ")" + type + "\"}", instance) == (type == kind));
    }
  }
}

TEST_CASE("schema: a number without a fraction is an integer", "[schema]") {
  for (const auto* const whole :
       {"1", "1.0", "-0.0", "1e3", "18446744073709551615", "18446744073709551616", "-9223372036854775809", "1e300"}) {
    CAPTURE(whole);
    CHECK(valid(R"({"type": "integer"})", whole));
    CHECK(valid(R"({"type": "number"})", whole));
  }
  CHECK_FALSE(valid(R"({"type": "integer"})", "1.5"));
  CHECK_FALSE(valid(R"({"type": "integer"})", "1e-3"));
}

TEST_CASE("schema: a list of types accepts each of them", "[schema]") {
  const auto* const schema = R"({"type": ["string", "null", "integer"]})";
  CHECK(valid(schema, "null"));
  CHECK(valid(schema, "\"a\""));
  const auto found = compiled(schema).validate("1.5");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Violation{"", "/type", "type", "a string, null or an integer", "number"});
}

TEST_CASE("schema: enum and const compare as JSON does", "[schema]") {
  CHECK(valid(R"({"enum": [1, "a", null, {"a": [1]}]})", R"({"a": [1.0]})"));
  CHECK(valid(R"({"enum": [1]})", "1.0"));
  CHECK_FALSE(valid(R"({"enum": [1]})", "true"));
  CHECK_FALSE(valid(R"({"enum": [0]})", "false"));
  CHECK_FALSE(valid(R"({"enum": ["1"]})", "1"));
  CHECK_FALSE(valid(R"({"enum": [[]]})", "{}"));
  CHECK(valid(R"({"const": {"a": 1, "b": 2}})", R"({"b": 2, "a": 1})"));
  CHECK_FALSE(valid(R"({"const": [1, 2]})", "[2, 1]"));
  CHECK(valid(R"({"const": null})", "null"));
  CHECK_FALSE(valid(R"({"const": null})", "0"));
  CHECK_FALSE(valid(R"({"const": 9007199254740993})", "9007199254740992"));
  CHECK(valid(R"({"const": 18446744073709551615})", "18446744073709551615"));
}

TEST_CASE("schema: an enum violation lists what is allowed, not what was found", "[schema]") {
  const auto found = compiled(R"({"enum": ["active", "closed", 3]})").validate("\"Ana\"");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Violation{"", "/enum", "enum", R"(one of "active", "closed", 3)", "string"});
}

TEST_CASE("schema: bounds of numbers are exact", "[schema]") {
  CHECK(valid(R"({"minimum": 1, "maximum": 2})", "1"));
  CHECK(valid(R"({"minimum": 1, "maximum": 2})", "2.0"));
  CHECK(faults(R"({"minimum": 1})", "0.99") == Lines{"minimum at "});
  CHECK(faults(R"({"maximum": 2})", "2.01") == Lines{"maximum at "});
  CHECK(faults(R"({"exclusiveMinimum": 1})", "1") == Lines{"exclusiveMinimum at "});
  CHECK(faults(R"({"exclusiveMaximum": 1.0})", "1") == Lines{"exclusiveMaximum at "});
  CHECK(valid(R"({"exclusiveMinimum": 1, "exclusiveMaximum": 2})", "1.5"));
  CHECK(valid(R"({"minimum": 1})", "\"0\""));
  CHECK_FALSE(valid(R"({"maximum": 9007199254740992})", "9007199254740993"));
  CHECK_FALSE(valid(R"({"exclusiveMinimum": 18446744073709551614})", "18446744073709551614"));
  CHECK(valid(R"({"exclusiveMinimum": 18446744073709551614})", "18446744073709551615"));
}

TEST_CASE("schema: lengths count code points", "[schema]") {
  CHECK(valid(R"({"minLength": 2, "maxLength": 2})", "\"éü\""));
  CHECK(valid(R"({"maxLength": 1})", "\"\xF0\x9F\x98\x80\""));
  CHECK(valid(R"({"maxLength": 1})", R"("\ud83d\ude00")"));
  CHECK(faults(R"({"minLength": 1})", "\"\"") == Lines{"minLength at "});
  CHECK(faults(R"({"maxLength": 1.0})", "\"ab\"") == Lines{"maxLength at "});
  CHECK(valid(R"({"minLength": 5})", "[]"));
}

TEST_CASE("schema: sizes of arrays are bounded", "[schema]") {
  CHECK(faults(R"({"minItems": 2})", "[1]") == Lines{"minItems at "});
  CHECK(faults(R"({"maxItems": 0})", "[1]") == Lines{"maxItems at "});
  CHECK(valid(R"({"minItems": 1, "maxItems": 1})", "[1]"));
  CHECK(valid(R"({"minItems": 1})", "{}"));
}

TEST_CASE("schema: unique items differ as JSON values", "[schema]") {
  const auto* const schema = R"({"uniqueItems": true})";
  CHECK(valid(schema, R"([1, true, "1", [1], {"a": 1}, null, 0, false])"));
  CHECK(faults(schema, "[1, 1.0]") == Lines{"uniqueItems at "});
  CHECK_FALSE(valid(schema, R"([{"a": 1, "b": 2}, {"b": 2, "a": 1}])"));
  CHECK_FALSE(valid(schema, "[0.0, -0.0]"));
  CHECK(valid(schema, R"([["a", "b"], ["ab"], ["a,b"]])"));
  CHECK(valid(R"({"uniqueItems": false})", "[1, 1]"));
}

TEST_CASE("schema: items hold for each item", "[schema]") {
  CHECK(faults(R"({"items": {"type": "integer"}})", "[1, \"a\", 2, null]") == Lines{"type at /1", "type at /3"});
  CHECK(valid(R"({"items": false})", "[]"));
  CHECK(faults(R"({"items": false})", "[1]") == Lines{"items at /0"});
}

TEST_CASE("schema: properties hold where they are there, required where they are not", "[schema]") {
  const auto* const schema = R"({"properties": {"a": {"type": "string"}, "b": false}, "required": ["a", "c"]})";
  CHECK(valid(schema, R"({"a": "", "c": 1, "d": 2})"));
  CHECK(faults(schema, R"({"a": 1, "b": 1})") == Lines{"required at /c", "type at /a", "properties at /b"});
  CHECK(valid(schema, "[]"));
  const auto found = compiled(schema).validate(R"({"a": ""})");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Violation{"/c", "/required", "required", "present", "missing"});
}

TEST_CASE("schema: a required property may be null", "[schema]") { CHECK(valid(R"({"required": ["a"]})", R"({"a": null})")); }

TEST_CASE("schema: additional properties are those that the same schema does not name", "[schema]") {
  const auto found =
      compiled(R"({"properties": {"a": {}}, "additionalProperties": false})").validate(R"({"a": 1, "b~/": "Ana"})");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Violation{"/b~0~1", "/additionalProperties", "additionalProperties", "absent", "string"});
  CHECK(faults(R"({"additionalProperties": {"type": "null"}})", R"({"a": 1})") == Lines{"type at /a"});
  CHECK_FALSE(valid(R"({"allOf": [{"properties": {"a": {}}}], "additionalProperties": false})", R"({"a": 1})"));
}

TEST_CASE("schema: allOf reports what each part finds", "[schema]") {
  const auto* const schema = R"({"allOf": [{"required": ["a"]}, {"required": ["b"]}, true]})";
  CHECK(valid(schema, R"({"a": 1, "b": 2})"));
  CHECK(faults(schema, "{}") == Lines{"required at /a", "required at /b"});
}

TEST_CASE("schema: anyOf needs one alternative", "[schema]") {
  const auto* const schema = R"({"anyOf": [{"type": "null"}, {"minimum": 5}, {"minimum": 3}]})";
  CHECK(valid(schema, "null"));
  CHECK(valid(schema, "4"));
  CHECK(faults(schema, "1") == Lines{"anyOf at "});
}

TEST_CASE("schema: oneOf needs exactly one alternative", "[schema]") {
  const auto* const schema = R"({"oneOf": [{"minimum": 5}, {"maximum": 7}]})";
  CHECK(valid(schema, "1"));
  CHECK(valid(schema, "9"));
  const auto several = compiled(schema).validate("6");
  REQUIRE(several.size() == 1);
  CHECK(several[0].expected == "like exactly one of 2 alternatives, not several");
  CHECK(faults(R"({"oneOf": [{"minimum": 5}, {"minimum": 7}]})", "1") == Lines{"oneOf at "});
}

TEST_CASE("schema: where one alternative is for this kind of value, what it finds is reported", "[schema]") {
  const auto* const schema = R"({"properties": {"a": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["b"]}]}}})";
  CHECK(faults(schema, R"({"a": {}})") == Lines{"anyOf at /a", "required at /a/b"});
  CHECK(faults(schema, R"({"a": 1})") == Lines{"anyOf at /a"});
  const auto* const tagged = R"({"oneOf": [{"properties": {"k": {"const": "x"}, "v": {"type": "null"}}}, {"type": "string"}]})";
  CHECK(faults(tagged, R"({"k": "x", "v": 1})") == Lines{"oneOf at ", "type at /v"});
}

TEST_CASE("schema: not turns its schema round", "[schema]") {
  CHECK(valid(R"({"not": {"type": "string"}})", "1"));
  CHECK(faults(R"({"not": {"type": "string"}})", "\"a\"") == Lines{"not at "});
  CHECK(valid(R"({"not": {"not": true}})", "1"));
  CHECK(valid(R"({"not": {"required": ["a"]}})", "{}"));
}

TEST_CASE("schema: keywords beside anyOf, not and $ref hold as well", "[schema]") {
  CHECK(faults(R"({"anyOf": [true], "not": false, "minimum": 3})", "1") == Lines{"minimum at "});
  CHECK(faults(R"({"$ref": "#/$defs/a", "maximum": 0, "$defs": {"a": {"minimum": 3}}})", "1") ==
        Lines{"maximum at ", "minimum at "});
}

// ---- references

TEST_CASE("schema: $ref follows local pointers and reports where the keyword really stands", "[schema]") {
  const auto* const schema =
      R"({"properties": {"p": {"$ref": "#/$defs/person"}}, "$defs": {"person": {"required": ["id"], "properties": {"id": {"$ref": "#/$defs/id"}}}, "id": {"type": "string"}}})";
  CHECK(valid(schema, R"({"p": {"id": "1"}})"));
  const auto found = compiled(schema).validate(R"({"p": {"id": 1}})");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Violation{"/p/id", "/$defs/id/type", "type", "a string", "integer"});
}

TEST_CASE("schema: $ref understands escapes and any schema as target", "[schema]") {
  CHECK_FALSE(valid(R"({"$ref": "#/$defs/a~1b%20%c3%A9~0", "$defs": {"a/b é~": {"type": "null"}}})", "1"));
  CHECK_FALSE(valid(R"({"properties": {"a": {"type": "null"}, "b": {"$ref": "#/properties/a"}}})", R"({"b": 1})"));
}

TEST_CASE("schema: a $ref to the outside or to no schema is refused", "[schema]") {
  CHECK(refusals(R"({"$ref": "https://example.org/a.json"})") ==
        Lines{R"(s.json /$ref: must point into this file, such as "#/$defs/name")"});
  CHECK(refusals(R"({"$ref": "#anchor"})").size() == 1);
  CHECK(refusals(R"({"items": {"$ref": "#/$defs/b"}, "$defs": {"a": true}})") ==
        Lines{R"(s.json /items/$ref: points to no schema: there is none at "#/$defs/b")"});
  CHECK(refusals(R"({"$ref": "#/$defs", "$defs": {"a": true}})").size() == 1);
}

TEST_CASE("schema: a recursive schema follows the instance down", "[schema]") {
  const auto* const tree =
      R"({"type": "object", "properties": {"children": {"items": {"$ref": "#"}}, "name": {"type": "string"}}})";
  CHECK(valid(tree, R"({"children": [{"children": []}, {"name": "a"}]})"));
  CHECK(faults(tree, R"({"children": [{"children": [{"name": 1}]}]})") == Lines{"type at /children/0/children/0/name"});
  CHECK(valid(R"({"items": {"$ref": "#"}})", nested(128)));
}

TEST_CASE("schema: a $ref that comes back without a step into the instance is refused", "[schema]") {
  CHECK(refusals(R"({"$ref": "#"})") == Lines{"s.json: refers to itself without a step into a property or an item"});
  CHECK(refusals(R"({"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/b"}]}, "b": {"not": {"$ref": "#/$defs/a"}}}})").size() == 1);
  CHECK(refusals(R"({"allOf": [{"$ref": "#"}]})").size() == 1);
}

TEST_CASE("schema: a chain of more than 64 references is refused", "[schema]") {
  const auto chain = [](int length) {
    std::string defs = R"("d0": true)";
    for (int i = 1; i < length; ++i)
      defs += ",\"d" + std::to_string(i) + R"(": {"$ref": "#/$defs/d)" + std::to_string(i - 1) + "\"}";
    return R"({"$defs": {)" + defs + "}}";
  };
  CHECK(refusals(chain(64)).empty());
  CHECK(refusals(chain(65)).size() == 1);
  CHECK(refusals(chain(5000)).size() == 1);
}

TEST_CASE("schema: alternatives that double with each level end in one violation", "[schema]") {
  const auto* const schema = R"({"anyOf": [{"items": {"$ref": "#"}, "minItems": 1}, {"items": {"$ref": "#"}, "minItems": 1}]})";
  const auto found = compiled(schema).validate(nested(100));
  REQUIRE(found.size() == 1);
  CHECK(found[0].keyword == "json");
}

TEST_CASE("schema: running out of steps inside not is no pass", "[schema]") {
  const auto* const schema =
      R"({"not": {"$ref": "#/$defs/a"}, "$defs": {"a": {"anyOf": [{"items": {"$ref": "#/$defs/a"}, "minItems": 1}, {"items": {"$ref": "#/$defs/a"}, "minItems": 1}]}}})";
  CHECK_FALSE(compiled(schema).validate(nested(100)).empty());
}

// ---- format and pattern

TEST_CASE("schema: format is asserted on strings", "[schema]") {
  CHECK(faults(R"({"format": "uuid"})", "\"x\"") == Lines{"format at "});
  CHECK(valid(R"({"format": "uuid"})", "1"));
  CHECK(refusals(R"({"format": "ipv4"})") == Lines{"s.json /format: must be one of uuid, date-time, date, time, email, uri"});
}

TEST_CASE("schema: pattern is found anywhere unless anchored", "[schema]") {
  CHECK(valid(R"({"pattern": "b+"})", "\"abbc\""));
  CHECK(faults(R"({"pattern": "^b+$"})", "\"abbc\"") == Lines{"pattern at "});
  CHECK_FALSE(valid(R"({"pattern": "^a$"})", "\"a\\n\""));
  CHECK(valid(R"({"pattern": "a"})", "1"));
  CHECK(refusals(R"js({"properties": {"a": {"pattern": "(?=x)"}}})js")
            .front()
            .starts_with("s.json /properties/a/pattern: is a pattern that is not supported: "));
}

TEST_CASE("schema: a pattern that backtracks elsewhere runs in linear time", "[schema]") {
  CHECK_FALSE(valid(R"({"pattern": "^(a+)+$"})", '"' + std::string(1'000'000, 'a') + "b\""));
}

// ---- the façade

TEST_CASE("schema: a parsed instance gives the same violations as its text", "[schema]") {
  const Schema schema = compiled(R"({"properties": {"a": {"type": "string"}}, "required": ["b"]})");
  const std::string_view text = R"({"a": 1})";
  CHECK(schema.validate(text) == schema.validate(nlohmann::json::parse(text)));
  CHECK(schema.validate(text) == schema.validate(std::string(text)));
  CHECK(schema.validate(text) == schema.validate("{\"a\": 1}"));
}

TEST_CASE("schema: at most 1000 violations are reported", "[schema]") {
  std::string many = "[0";
  for (int i = 0; i < 5000; ++i) many += ",0";
  CHECK(compiled(R"({"items": {"type": "string"}})").validate(many + "]").size() == violations_max);
}

TEST_CASE("schema: a violation prints as one sentence", "[schema]") {
  CHECK(to_string(Violation{"/data/lead_id", "/properties/lead_id/type", "type", "a string", "integer"}) ==
        "/data/lead_id: must be a string, found integer (schema /properties/lead_id/type)");
  CHECK(to_string(Violation{"", "", "json", "JSON", "text"}) == "(whole): must be JSON, found text");
}

TEST_CASE("schema: no violation quotes a value of the instance", "[schema]") {
  const Schema schema = compiled(R"({"properties": {
      "a": {"type": "integer"}, "b": {"enum": ["x"]}, "c": {"const": "x"}, "d": {"format": "email", "pattern": "^x$", "maxLength": 1, "minLength": 99},
      "e": {"uniqueItems": true, "maxItems": 1, "items": {"type": "null"}}, "f": {"not": {"type": "string"}}, "g": {"oneOf": [{"type": "null"}, {"const": 1}]}},
    "additionalProperties": false})");
  const auto found = schema.validate(std::string_view(
      R"({"a": "Canary", "b": "Canary", "c": "Canary", "d": "Canary", "e": ["Canary", "Canary"], "f": "Canary", "g": "Canary", "h": "Canary"})"));
  CHECK(found.size() == 14);
  for (const Violation& violation : found) CHECK(to_string(violation).find("Canary") == std::string::npos);
}

TEST_CASE("schema: one schema serves several threads", "[schema]") {
  const Schema schema = compiled(R"({"items": {"pattern": "^a+$", "format": "email"}})");
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) count += schema.validate(R"(["aa", "b", 1])").size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(counts == std::vector<std::size_t>{600, 600, 600, 600});
}

}  // namespace assay::schema
