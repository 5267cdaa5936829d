#include "harness/base/file.hpp"
#include "harness/scenario/scenario.hpp"
#include "harness/scenario/script_keys.hpp"
#include "harness/scenario/script_scalar.hpp"
#include "harness/schema/schema.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace assay;
using namespace assay::scenario;
using nlohmann::json;

namespace {

const std::string root = ASSAY_SOURCE_DIR "/";

std::string schema_text() { return read_text_file(root + "scenarios/scenario.schema.json").value(); }

std::set<std::string> keys_of(const script::KeyTable& table, bool only_required) {
  std::set<std::string> names;
  for (const script::Key& key : table.keys) {
    if (key.required || !only_required) names.emplace(key.name);
  }
  return names;
}

std::set<std::string> names_of(const json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.items()) names.insert(name);
  return names;
}

json json_of(const script::Node& node) {
  using Kind = script::Node::Kind;
  if (node.kind == Kind::list) {
    json list = json::array();
    for (const script::Node& item : node.items) list.push_back(json_of(item));
    return list;
  }
  if (node.kind == Kind::map) {
    json map = json::object();
    for (const script::Member& member : node.members) map[member.key] = json_of(member.value);
    return map;
  }
  if (script::is_boolean(node)) return node.text == "true";
  if (const auto number = script::integer_of(node)) return *number;
  return script::is_text(node) ? json(node.text) : json();
}

json json_of_file(const std::string& path) {
  script::Problems problems;
  const auto tree = script::read_tree(path, read_text_file(path).value(), problems);
  REQUIRE(problems.none());
  return json_of(tree.value());
}

}  // namespace

TEST_CASE("scenario schema: it states the keys that the reader knows", "[scenario]") {
  const json schema = json::parse(schema_text());
  for (const script::KeyTable* const table : script::all_key_tables()) {
    CAPTURE(table->name);
    const json& map = table->name == "script" ? schema : schema.at("$defs").at(std::string(table->name));
    CHECK(names_of(map.at("properties")) == keys_of(*table, false));
    const json required = map.value("required", json::array());
    CHECK(std::set<std::string>(required.begin(), required.end()) == keys_of(*table, true));
    CHECK((map.at("additionalProperties") == json(false)) == !table->open);
    CHECK(map.value("oneOf", json::array()).size() == (table->choice ? table->keys.size() : 0));
  }
}

TEST_CASE("scenario schema: it states the places of a crash that the reader knows", "[scenario]") {
  const json schema = json::parse(schema_text());
  const auto points = script::crash_points();
  CHECK(schema.at("/$defs/crash/properties/at/enum"_json_pointer) ==
        json(std::vector<std::string>(points.begin(), points.end())));
}

TEST_CASE("scenario schema: every map that the reader knows is described", "[scenario]") {
  const json schema = json::parse(schema_text());
  for (const auto& [name, definition] : schema.at("$defs").items()) {
    CAPTURE(name);
    CHECK_FALSE(definition.value("description", "").empty());
  }
}

TEST_CASE("scenario schema: every shipped scenario and the fixture with every key satisfy it", "[scenario]") {
  const auto schema = schema::Schema::compile(schema_text(), "scenarios/scenario.schema.json");
  if (!schema) FAIL(to_string(schema.error().front()));
  std::vector<std::string> files = files_below(root + "scenarios", {".yaml"}).value();
  files.push_back(root + "tests/fixtures/scenarios/every-key.yaml");
  for (const std::string& file : files) {
    CAPTURE(file);
    const auto violations = schema->validate(json_of_file(file));
    if (!violations.empty()) UNSCOPED_INFO(to_string(violations.front()));
    CHECK(violations.empty());
  }
}
