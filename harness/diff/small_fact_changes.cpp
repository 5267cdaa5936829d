#include "harness/base/strings.hpp"
#include "harness/diff/fact_changes.hpp"
#include "harness/diff/fact_report.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

namespace assay::diff {
namespace {

using contract::Model;

/// What a document says under one name, however often.
struct Said {
  std::set<std::string> values;
  std::string as_printed;
  SourceSpan at;  // where it is said first
};
using Facts = std::map<std::string, Said>;

void say(Facts& facts, const std::string& name, const std::string& printed, const std::string& value, const SourceSpan& at) {
  Said& said = facts.try_emplace(name, Said{{}, printed, at}).first->second;
  said.values.insert(value);
}

std::string listed(const Said& said) { return join(std::vector<std::string>(said.values.begin(), said.values.end()), ", "); }

Facts apis_of(const Model& model) {
  Facts out;
  for (const contract::Api& api : model.apis) {
    const std::string name = api.path ? fmt::format("{} {}", api.method.value_or(""), *api.path) : api.name;
    say(out, lower(trim(name)), api.path ? std::string(trim(name)) : api.name, {}, api.at);
  }
  return out;
}

Facts permissions_of(const Model& model) {
  Facts out;
  for (const contract::Permission& permission : model.permissions) say(out, permission.key, permission.key, {}, permission.at);
  return out;
}

Facts thresholds_of(const Model& model) {
  Facts out;
  for (const contract::Threshold& one : model.thresholds) say(out, slug(one.subject), one.subject, one.comparison + " " + one.value, one.at);
  return out;
}

/// Which messages a stream keeps until when, in one word; empty for words that do not say.
std::string keeping_of(const std::string& retention) {
  const std::string words = lower(retention);
  for (const std::string_view word : {"workqueue", "work-queue", "work queue", "interest", "limits"}) {
    if (words.find(word) != std::string::npos) return word.starts_with("work") ? "work queue" : std::string(word);
  }
  return {};
}

Facts streams_of(const Model& model) {
  Facts out;
  for (const contract::Stream& stream : model.streams) {
    const std::string keeping = keeping_of(stream.retention);
    say(out, stream.name, stream.name, keeping, stream.at);
  }
  return out;
}

Facts mappings_of(const Model& model) {
  Facts out;
  for (const contract::Mapping& row : model.mappings) {
    const std::string name = fmt::format("{}{}{}", row.source_table, row.source_table.empty() ? "" : ".", row.source_field);
    say(out, fmt::format("{}\n{}\n{}", row.party, name, row.target_table), name, row.target_field, row.at);
  }
  return out;
}

/// How the changes of one sort of fact are called; an empty kind is not reported.
struct Sort {
  std::string_view noun;
  std::string_view removed;
  Breaks removed_breaks;
  std::string_view added;
  std::string_view changed;
  Breaks changed_breaks;
};

void compare(const Sort& sort, const Facts& before, const Facts& after, std::vector<Change>& changes) {
  for (const auto& [name, said] : before) {
    FactReport report(fmt::format("{} {}", sort.noun, said.as_printed), changes);
    const auto other = after.find(name);
    if (other == after.end()) {
      if (!sort.removed.empty()) report.add(sort.removed, {}, sort.removed_breaks, "is gone", said.at, {});
    } else if (!sort.changed.empty() && said.values != other->second.values && !said.values.contains({}) && !other->second.values.contains({})) {
      report.add(sort.changed, {}, sort.changed_breaks, fmt::format("{} -> {}", listed(said), listed(other->second)), said.at, other->second.at);
    }
  }
  for (const auto& [name, said] : after) {
    if (!sort.added.empty() && !before.contains(name)) FactReport(fmt::format("{} {}", sort.noun, said.as_printed), changes).add(sort.added, {}, nobody, "is new", {}, said.at);
  }
}

}  // namespace

void compare_small_facts(const Model& before, const Model& after, std::vector<Change>& changes) {
  compare({"API", "api-removed", subscribers, "api-added", {}, nobody}, apis_of(before), apis_of(after), changes);
  compare({"permission", "permission-removed", subscribers, "permission-added", {}, nobody}, permissions_of(before), permissions_of(after), changes);
  compare({"threshold", "threshold-removed", nobody, "threshold-added", "threshold-changed", both}, thresholds_of(before), thresholds_of(after), changes);
  compare({"stream", "stream-removed", subscribers, "stream-added", "stream-retention-changed", subscribers}, streams_of(before), streams_of(after), changes);
  compare({"mapping of", {}, nobody, {}, "mapping-changed", subscribers}, mappings_of(before), mappings_of(after), changes);
}

}  // namespace assay::diff
