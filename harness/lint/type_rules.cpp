#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/lint/rules.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

// The type inside of a message, as sentences and examples print it, against the event's name: brokers and code compare byte by byte.

namespace assay::lint {
namespace {

using contract::Event;
using Json = nlohmann::json;

constexpr std::size_t example_max = 20'000;  // bytes

struct Told {
  std::string type;
  SourceSpan at;
};

std::string_view without_version(std::string_view name) {
  const std::size_t dot = name.find_last_of('.');
  const bool versioned = dot != std::string_view::npos && name.substr(dot + 1).starts_with('v') && contract::version_in(name.substr(dot + 1));
  return versioned ? name.substr(0, dot) : name;
}

/// "ghasi.Box.sent" of "box.sent.v1": alike but for their case.
bool differ_in_case(std::string_view one, std::string_view other) {
  one = without_version(one);
  other = without_version(other);
  if (one.size() < other.size()) std::swap(one, other);
  const std::string_view tail = one.substr(one.size() - other.size());
  const bool whole_parts = tail.size() == one.size() || one[one.size() - tail.size() - 1] == '.';
  return whole_parts && tail != other && lower(tail) == lower(other);
}

/// The string member `type` of an example.
std::optional<std::string> type_of(const contract::Example& example) {
  if (example.json.size() > example_max || example.json.find("\"type\"") == std::string::npos) return std::nullopt;
  const Json value = Json::parse(example.json, nullptr, false);
  if (!value.is_object()) return std::nullopt;
  const auto type = value.find("type");
  return type != value.end() && type->is_string() ? std::optional(type->get<std::string>()) : std::nullopt;
}

std::vector<Told> told_types(const Page& page, const Event& event) {
  std::vector<Told> told;
  for (const contract::Example& example : event.examples) {
    if (auto type = type_of(example)) told.push_back({std::move(*type), example.at});
  }
  for (const Sentence* const sentence : page.sentences_of(event)) {
    if (!contract::contains_word(sentence->words, "type")) continue;
    for (const contract::Named& named : contract::compound_names_in(sentence->text)) {
      if (named.name.find('.') != std::string::npos) told.push_back({named.name, contract::span_of(page.path(), sentence->text.at(named.begin))});
    }
  }
  return told;
}

}  // namespace

void types_have_one_case(const Page& page, Report& report) {
  for (const Event& event : page.model.events) {
    if (event.name.find('.') == std::string::npos) continue;
    std::set<std::string> known(event.aliases.begin(), event.aliases.end());  // those are judged already
    if (event.event_type) known.insert(*event.event_type);
    for (const Told& told : told_types(page, event)) {
      if (differ_in_case(told.type, event.name) && known.insert(told.type).second) report.add("AC309", {event.name, {}}, event.name + " (" + told.type + ")", {event.at.front(), told.at});
    }
  }
}

}  // namespace assay::lint
