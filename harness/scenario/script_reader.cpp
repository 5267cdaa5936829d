#include "harness/base/file.hpp"
#include "harness/scenario/scenario.hpp"
#include "harness/scenario/script_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::scenario {
namespace script {
namespace {

/// A scenario's name is its path, so that whoever reads a report finds the file.
std::string read_own_name(const Node* node, const std::string& path, const Reading& reading) {
  std::string name = read_name(node, Form::path, reading);
  if (name.empty()) return name;
  const std::string file = name + ".yaml";
  if (path == file || path.ends_with("/" + file)) return name;
  reading.problems.add(node->at, "must be the path of this file from the project root, without .yaml");
  return name;
}

/// Reports an item that stands there twice; an empty list where one item is needed at least.
template <typename Item, typename Key>
void must_be_distinct(const Node* list, const std::vector<Item>& items, Key key, const Reading& reading) {
  if (list == nullptr || list->kind != Node::Kind::list) return;
  if (list->items.empty()) reading.problems.add(list->at, "must have at least one item");
  std::vector<std::string> seen;
  for (const Item& item : items) seen.push_back(key(item));
  std::sort(seen.begin(), seen.end());
  const auto twice = std::adjacent_find(seen.begin(), seen.end());
  if (twice != seen.end()) reading.problems.add(list->at, fmt::format("has {} twice", *twice));
}

std::vector<std::pair<std::string, SourceSpan>> read_verifies(const Node* node, const Reading& reading) {
  std::vector<std::pair<std::string, SourceSpan>> ids;
  for (const Node& item : read_items(node, reading)) {
    std::string id = read_name(&item, Form::path, reading);
    if (!id.empty()) ids.emplace_back(std::move(id), item.at);
  }
  must_be_distinct(
      node, ids, [](const auto& id) { return id.first; }, reading);
  return ids;
}

std::vector<std::string> read_tenants(const Node* node, const Reading& reading) {
  std::vector<std::string> tenants;
  for (const Node& item : read_items(node, reading)) {
    std::string name = read_name(&item, Form::tenant, reading);
    if (!name.empty()) tenants.push_back(std::move(name));
  }
  must_be_distinct(
      node, tenants, [](const std::string& name) { return name; }, reading);
  return tenants;
}

std::vector<std::pair<std::string, SourceSpan>> read_may_stay(const Node* node, const Reading& reading) {
  std::vector<std::pair<std::string, SourceSpan>> steps;
  for (const Node& item : read_items(node, reading)) {
    std::string name = read_step(&item, any_place, reading);
    if (!name.empty()) steps.emplace_back(std::move(name), item.at);
  }
  return steps;
}

Script read_root(const Node& root, const std::string& path, const Reading& reading) {
  const Fields fields(root, script_keys, reading.problems);
  Script script;
  script.file = path;
  script.name = read_own_name(fields.find("name"), path, reading);
  script.description = read_text(fields.find("description"), reading);
  script.verifies = read_verifies(fields.find("verifies"), reading);
  script.tenants = read_tenants(fields.find("tenants"), reading);
  script.given = read_given(fields.find("given"), reading);
  script.when = read_when(fields.find("when"), reading);
  script.faults = read_faults(fields.find("faults"), reading);
  script.then = read_then(fields.find("then"), reading);
  script.may_stay = read_may_stay(fields.find("may_stay"), reading);
  return script;
}

}  // namespace
}  // namespace script

Results<Script> parse_script(const std::string& path, const std::string& yaml) {
  script::Problems problems;
  const auto root = script::read_tree(path, yaml, problems);
  if (!root) return tl::unexpected(problems.sorted());
  const script::Names names(*root, problems);
  Script script = script::read_root(*root, path, {names, problems});
  if (!problems.none()) return tl::unexpected(problems.sorted());
  return script;
}

Results<Script> read_script(const std::string& path) {
  const auto text = read_text_file(path, script::script_bytes_max);
  if (!text) return tl::unexpected(Errors{text.error()});
  return parse_script(path, *text);
}

}  // namespace assay::scenario
