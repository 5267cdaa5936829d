#include "harness/contract/compile.hpp"
#include "harness/exports/event_schema.hpp"
#include "harness/exports/exports.hpp"
#include "harness/schema/schema.hpp"
#include "tests/harness/exports/sample.hpp"
#include "tests/support/golden.hpp"

#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace assay;
using exports::json_schema_files;
using exports::json_schemas;
using Parsed = nlohmann::json;

namespace {

Parsed schema_of(const contract::Event& event) { return Parsed::parse(json_schemas(exports::sample::model({event})))[event.name]; }

}  // namespace

TEST_CASE("json schema: a file says its id, its event and where the document says each field", "[exports]") {
  const Parsed schema = schema_of(exports::sample::taken_in());
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["$id"] == "urn:assay:event:pd_parcel_taken_in:2");
  CHECK(schema["title"] == "pd_parcel_taken_in");
  const std::string words = schema["description"];
  for (const char* said : {"PD (parcel desk)", "TR-02 (tracking), BL-01", "Delivery: at-least-once", "Idempotency key: correlation_id", "desk.md:2"}) {
    CAPTURE(said, words);
    CHECK(words.find(said) != std::string::npos);
  }
  CHECK(schema["properties"]["parcel_id"]["description"] == "desk.md:11.");
  CHECK(schema["properties"]["stops"]["items"]["properties"]["stop_id"]["description"] == "desk.md:15.");
  CHECK(schema["properties"]["size"]["description"] == "desk.md:13. Inferred: from the words in brackets.");
  CHECK(words.find("does not say whether these are required: size.") != std::string::npos);
}

TEST_CASE("json schema: sentences end once, notes come first, and what documents say differently is said", "[exports]") {
  contract::Event one = exports::sample::event("lg_box_sent", {exports::sample::field("lid", "string", 4)});
  one.trigger = "a box was sent.";
  one.fields[0].note = "Never reused.";
  one.differences = {{"retention", "7 days", exports::sample::at(5, "a.md"), "9 days", exports::sample::at(6, "b.md")}};
  const Parsed schema = schema_of(one);
  CHECK(schema["description"] == "Published when: a box was sent. Documents differ: retention is 7 days (a.md:5) or 9 days (b.md:6). "
                                 "The document does not say which members are required. Stated at: desk.md:2.");
  CHECK(schema["properties"]["lid"]["description"] == "Never reused. desk.md:4.");
}

TEST_CASE("json schema: files of events that are no more are named by our own index only", "[exports]") {
  const auto before = json_schema_files(exports::sample::model({exports::sample::event("a_b"), exports::sample::event("c_d")}));
  const auto after = json_schema_files(exports::sample::model({exports::sample::event("c_d")}));
  CHECK(exports::superseded_files(before.back().bytes, after) == std::vector<std::string>{"a_b.schema.json"});
  CHECK(exports::superseded_files(after.back().bytes, after).empty());
  for (const char* no_index : {"", "[]", R"({"schemas":[{"file":"x.schema.json"}]})", R"({"index_version":"1","schemas":[{"file":"../x.schema.json"}]})",
                               R"({"index_version":"1","schemas":[{"file":"notes.txt"}]})", R"({"index_version":"1","schemas":[7]})"}) {
    CAPTURE(no_index);
    CHECK(exports::superseded_files(no_index, after).empty());
  }
}

TEST_CASE("json schema: a member with a dot in its name is one member, described like any other", "[exports]") {
  const Parsed schema = schema_of(exports::sample::event("a_b", {exports::sample::field("lid\\.size", "string", 4)}));
  CHECK(schema["properties"]["lid.size"]["description"] == "desk.md:4.");
}

TEST_CASE("json schema: only what is said to be required is, and null is a type", "[exports]") {
  const Parsed schema = schema_of(exports::sample::taken_in());
  const std::set<std::string> required = schema["required"];
  CHECK(required == std::set<std::string>{"correlation_id", "parcel_id", "taken_in_at"});
  CHECK(schema["properties"]["size"]["type"] == Parsed({"string", "null"}));
}

TEST_CASE("json schema: examples that keep the schema are in it, others are not", "[exports]") {
  const Parsed schema = schema_of(exports::sample::taken_in());
  REQUIRE(schema["examples"].size() == 1);
  CHECK(schema["examples"][0]["correlation_id"] == "a");
}

TEST_CASE("json schema: an example of a CloudEvents event that is only its data stands at its data", "[exports]") {
  contract::Event event = exports::sample::event("BOX.sealed", {exports::sample::field("data.boxId", "string", 4, true)});
  event.envelope = "cloudevents";
  event.examples = {{R"({"data":{"boxId":"b-1"}})", exports::sample::at(6)}, {R"({"data":{"boxId":1}})", exports::sample::at(7)}};
  const Parsed schema = schema_of(event);
  CHECK_FALSE(schema.contains("examples"));
  CHECK(schema["properties"]["data"]["examples"] == Parsed::parse(R"([{"boxId":"b-1"}])"));
  CHECK(schema["properties"]["specversion"]["description"] == "A context attribute of CloudEvents 1.0.");
}

TEST_CASE("json schema: an event without a version has none in its id, and other bytes are encoded", "[exports]") {
  CHECK(schema_of(exports::sample::event("a_b"))["$id"] == "urn:assay:event:a_b");
  CHECK(schema_of(exports::sample::event("a:b ö"))["$id"] == "urn:assay:event:a%3Ab%20%C3%B6");
}

TEST_CASE("json schema: the index lists every file, and a deprecated event is deprecated", "[exports]") {
  contract::Event old = exports::sample::event("pd_parcel_given_up");
  old.status = "deprecated";
  const auto files = json_schema_files(exports::sample::model({old, exports::sample::taken_in()}));
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "pd_parcel_given_up.schema.json");
  CHECK(Parsed::parse(files[0].bytes)["deprecated"] == true);
  CHECK(files[2].path == "index.json");
  const Parsed index = Parsed::parse(files[2].bytes);
  CHECK(index["schemas"][1]["file"] == files[1].path);
  CHECK(index["schemas"][1]["id"] == "urn:assay:event:pd_parcel_taken_in:2");
  CHECK(index["schemas"][1]["examples"] == Parsed::parse(R"({"printed":2,"conforming":1})"));
}

TEST_CASE("json schema: the index keeps its own schema", "[exports]") {
  const std::string path = ASSAY_SOURCE_DIR "/contracts/schema-index.schema.json";
  const auto text = read_text_file(path);
  REQUIRE(text);
  const auto schema = schema::Schema::compile(*text, path);
  REQUIRE(schema);
  for (const contract::Model& model : {exports::sample::model({exports::sample::taken_in()}), exports::sample::hostile(), exports::sample::model({})}) {
    const auto problems = schema->validate(json_schema_files(model).back().bytes);
    for (const auto& problem : problems) UNSCOPED_INFO(to_string(problem));
    CHECK(problems.empty());
  }
  CHECK_FALSE(schema->validate(std::string(R"({"index_version":"1"})")).empty());
}

TEST_CASE("json schema: no name of a document leaves the folder, hides a file or meets another's", "[exports]") {
  const auto files = json_schema_files(exports::sample::hostile());
  std::set<std::string> names;
  for (const FileToWrite& file : files) {
    CAPTURE(file.path);
    CHECK(file.path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == std::string::npos);
    CHECK(file.path.front() != '.');
    std::string folded = file.path;
    for (char& c : folded) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    CHECK(names.insert(folded).second);
  }
  CHECK(names.size() == exports::sample::hostile().events.size() + 1);
}

TEST_CASE("json schema: every schema of hostile names compiles", "[exports]") {
  for (const FileToWrite& file : json_schema_files(exports::sample::hostile())) {
    if (file.path == "index.json") continue;
    CAPTURE(file.path);
    CHECK(schema::Schema::compile(file.bytes, file.path));
  }
}

TEST_CASE("json schema: a member that tools take for a reference or a prototype is left out, and may still come", "[exports]") {
  for (const char* name : {"$ref", "__proto__"}) {
    const Parsed schema = schema_of(exports::sample::event("a_b", {exports::sample::field(name, "string", 4, true), exports::sample::field("id", "string", 5)}));
    CHECK(schema["properties"].size() == 1);
    CHECK_FALSE(schema.contains("additionalProperties"));
    CHECK(schema.value("required", Parsed::array()).empty());
  }
  CHECK(schema_of(exports::sample::event("a_b", {exports::sample::field("id", "string", 5)}))["additionalProperties"] == false);
}

TEST_CASE("json schema: a very long name has a short file name", "[exports]") {
  const auto files = json_schema_files(exports::sample::model({exports::sample::event(std::string(5000, 'a')), exports::sample::event(std::string(5001, 'a'))}));
  CHECK(files[0].path.size() < 200);
  CHECK(files[0].path != files[1].path);
}

TEST_CASE("json schema: every example that our own contracts print keeps its schema", "[exports]") {
  const auto model = contract::compile_paths({"contracts"});
  REQUIRE(model);
  for (const contract::Event& event : model->events) {
    CAPTURE(event.name);
    const exports::Examples kept = exports::conforming_examples(event);
    CHECK(kept.whole.size() + kept.data.size() == event.examples.size());
  }
}
