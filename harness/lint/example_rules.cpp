#include "harness/base/strings.hpp"
#include "harness/contract/compile.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"
#include "harness/schema/schema.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace assay::lint {
namespace {

using contract::Event;
using contract::Example;
using Json = nlohmann::json;

constexpr std::size_t example_max = 200'000;  // bytes
constexpr int depth_max = 64;

Json parsed(const std::string& text) {
  int deepest = 0;
  const auto bounded = [&](int depth, Json::parse_event_t, Json&) {
    deepest = std::max(deepest, depth);
    return depth < depth_max;
  };
  Json value = Json::parse(text, bounded, false);
  return deepest >= depth_max ? Json(Json::value_t::discarded) : value;
}

/// "…", "<uuid>", "ten_...", "{id}": stands for a value without being one.
bool is_placeholder(const std::string& text) {
  return text.empty() || text.find("...") != std::string::npos || text.find("…") != std::string::npos || text.find('<') != std::string::npos || text.find('{') != std::string::npos ||
         text.find("xxx") != std::string::npos || text.find("XXX") != std::string::npos;
}

const Json* value_at(const Json& example, const std::string& pointer) {
  try {
    const Json::json_pointer path(pointer);
    return example.contains(path) ? &example.at(path) : nullptr;
  } catch (const Json::exception&) {
    return nullptr;
  }
}

/// Whether the example says something else than the schema, and not only less: a sample value may be shortened, and the envelope left out.
bool counts(const schema::Violation& violation, const Json& example, bool whole) {
  const bool of_envelope = violation.instance_path.find('/', 1) == std::string::npos;
  if (violation.keyword == "required" && !whole && of_envelope) return false;
  const Json* const value = value_at(example, violation.instance_path);
  if (value == nullptr || !value->is_string()) return true;
  const std::string text = value->get<std::string>();
  const bool has_digit = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (violation.keyword == "format" && !has_digit) return false;  // "uuid", "date-time": says what stands there
  return !is_placeholder(text);
}

/// The part of the example that the schema speaks of, and whether it is all of it.
std::pair<Json, bool> judged_part(const Event& event, Json example) {
  if (event.envelope == "fw16" && example.is_object() && example.contains("payload")) return {example["payload"], true};
  if (event.envelope == "cloudevents") {
    const bool whole = example.is_object() && example.contains("specversion");
    return {std::move(example), whole};
  }
  return {std::move(example), true};
}

std::vector<std::string> problems_of(const Event& event, const Example& printed, const schema::Schema& schema) {
  if (printed.json.size() > example_max) return {};
  Json parsed_example = parsed(printed.json);
  if (parsed_example.is_discarded() || !parsed_example.is_object()) return {};
  const auto [example, whole] = judged_part(event, std::move(parsed_example));
  std::set<std::string> problems;
  for (const schema::Violation& violation : schema.validate(example)) {
    if (!counts(violation, example, whole)) continue;
    const std::string where = violation.instance_path.empty() ? "the message" : violation.instance_path.substr(1);
    problems.insert(where + " must be " + violation.expected);
  }
  return {problems.begin(), problems.end()};
}

}  // namespace

void examples_fit_schema(const Page& page, Report& report) {
  std::map<std::string, Results<schema::Schema>> compiled;  // by their text: events often share one
  for (const Event& event : page.model.events) {
    if (event.examples.empty() || event.fields.empty() || page.may_go_on(event)) continue;
    const std::string text = contract::payload_schema(event);
    auto schema = compiled.find(text);
    if (schema == compiled.end()) schema = compiled.emplace(text, schema::Schema::compile(text, event.name)).first;
    if (!schema->second) continue;
    for (const Example& example : event.examples) {
      const std::vector<std::string> problems = problems_of(event, example, *schema->second);
      if (!problems.empty()) report.add("AC111", {event.name, {}}, event.name + ": " + listed(problems), {example.at, event.fields.front().at});
    }
  }
}

}  // namespace assay::lint
