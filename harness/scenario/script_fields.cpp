#include "harness/scenario/script_fields.hpp"

#include "harness/base/strings.hpp"
#include "harness/scenario/script_scalar.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace assay::scenario::script {
namespace {

std::vector<std::string> names_of(std::span<const Key> keys) {
  std::vector<std::string> names;
  for (const Key& key : keys) names.emplace_back(key.name);
  return names;
}

std::string list_of(std::span<const Key> keys) { return join(names_of(keys), ", "); }

}  // namespace

std::string suggestion(std::string_view word, std::span<const std::string> candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? "" : fmt::format("; did you mean {}?", near);
}

Fields::Fields(const Node& node, const KeyTable& table, Problems& problems) : node_(node), table_(table) {
  if (node.kind == Node::Kind::refused) return;
  if (node.kind != Node::Kind::map) {
    problems.add(node.at, fmt::format("must be a map of {}, found {}", list_of(table.keys), found(node)));
    return;
  }
  for (const Member& member : node.members) {
    if (!table.open && !table.knows(member.key)) report_unknown(member, problems);
  }
  report_missing(problems);
  if (table.choice) report_choice(problems);
}

void Fields::report_unknown(const Member& member, Problems& problems) const {
  std::string near = suggestion(member.key, names_of(table_.keys));
  if (near.empty()) near = "; known are " + list_of(table_.keys);
  problems.add(member.at, "is no known key" + near);
}

void Fields::report_missing(Problems& problems) const {
  for (const Key& key : table_.keys) {
    if (key.required && find(key.name) == nullptr) problems.add(node_.at, fmt::format("must have the key {}", key.name));
  }
}

void Fields::report_choice(Problems& problems) const {
  const auto known =
      std::count_if(node_.members.begin(), node_.members.end(), [&](const Member& member) { return table_.knows(member.key); });
  if (known == 1 || (known == 0 && !node_.members.empty())) return;
  problems.add(node_.at, fmt::format("must have exactly one of {}, found {} of them", list_of(table_.keys), known));
}

std::vector<const Member*> Fields::others() const {
  std::vector<const Member*> others;
  if (!table_.open) return others;
  for (const Member& member : node_.members) {
    if (!table_.knows(member.key)) others.push_back(&member);
  }
  return others;
}

const Member* Fields::chosen() const {
  const Member* chosen = nullptr;
  for (const Member& member : node_.members) {
    if (!table_.knows(member.key)) continue;
    if (chosen != nullptr) return nullptr;
    chosen = &member;
  }
  return chosen;
}

}  // namespace assay::scenario::script
