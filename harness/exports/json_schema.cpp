#include "harness/exports/event_schema.hpp"
#include "harness/exports/exports.hpp"
#include "harness/exports/names.hpp"
#include "harness/contract/same_fields.hpp"
#include "harness/exports/words.hpp"

#include <set>

#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

using contract::Event;
using contract::Model;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json schema_file(const Event& event, const Examples& examples) {
  Json out = Json::object();
  append(out, "$schema", "https://json-schema.org/draft/2020-12/schema");
  append(out, "$id", event_urn(event));
  Json schema = event_schema(event);
  for (auto& [keyword, value] : schema.items()) append(out, keyword, std::move(value));
  if (!examples.data.empty()) out["properties"]["data"]["examples"] = examples.data;
  if (!examples.whole.empty()) append(out, "examples", examples.whole);
  return out;
}

Json index_entry(const Event& event, const Examples& examples, const std::string& file) {
  Json places = Json::array();
  for (const SourceSpan& at : event.at) places.push_back(place(at));
  return Json{{"event", event.name}, {"version", or_null(event.version)}, {"status", or_null(event.status)}, {"file", file}, {"id", event_urn(event)},
              {"examples", {{"printed", event.examples.size()}, {"conforming", examples.whole.size() + examples.data.size()}}},
              {"at", places}};
}

}  // namespace

std::vector<FileToWrite> json_schema_files(const Model& printed) {
  const Model model = with_same_fields(printed);
  const std::vector<std::string> ids = event_ids(model);
  std::vector<FileToWrite> files;
  Json entries = Json::array();
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    const Examples examples = conforming_examples(model.events[i]);
    files.push_back({ids[i] + ".schema.json", text_of(schema_file(model.events[i], examples))});
    entries.push_back(index_entry(model.events[i], examples, files.back().path));
  }
  Json index = Json::object();
  append(index, "index_version", "1");
  append(index, "schemas", std::move(entries));
  files.push_back({"index.json", text_of(index)});
  return files;
}

std::vector<std::string> superseded_files(std::string_view old_index, const std::vector<FileToWrite>& files) {
  const Json index = Json::parse(old_index, nullptr, false);
  if (!index.is_object() || !index.contains("index_version") || index["index_version"] != "1" || !index.contains("schemas") || !index["schemas"].is_array()) return {};
  std::set<std::string_view> kept;
  for (const FileToWrite& file : files) kept.insert(file.path);
  std::vector<std::string> gone;
  for (const Json& entry : index["schemas"]) {
    if (!entry.is_object() || !entry.contains("file") || !entry["file"].is_string()) return {};
    const std::string name = entry["file"].get<std::string>();
    const bool ours = name.ends_with(".schema.json") && !name.starts_with('.') && name.find_first_of("/\\") == std::string::npos && name.find('\0') == std::string::npos;
    if (!ours) return {};
    if (!kept.contains(name)) gone.push_back(name);
  }
  return gone;
}

std::string json_schemas(const Model& printed) {
  const Model model = with_same_fields(printed);
  Json all = object_for(model.events.size());
  for (const Event& event : model.events) append(all, event.name, schema_file(event, conforming_examples(event)));
  return text_of(all);
}

}  // namespace assay::exports
