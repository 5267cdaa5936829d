#include "harness/contract/compile.hpp"
#include "harness/exports/event_schema.hpp"
#include "harness/exports/exports.hpp"
#include "harness/exports/names.hpp"
#include "harness/contract/same_fields.hpp"
#include "harness/exports/typescript_text.hpp"
#include "harness/exports/typescript_type.hpp"
#include "harness/exports/words.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

using contract::Event;
using contract::Model;

/// "CeLeadConvertedPayload": the suffix keeps clear of every word of the language and of KnownEventName and EventPayloads.
std::vector<std::string> interface_names(const Model& model) {
  std::vector<std::string> names;
  std::vector<std::string> wishes;
  for (const Event& event : model.events) {
    names.push_back(event.name);
    wishes.push_back(pascal_case(event.name) + "Payload");
  }
  std::vector<std::string> unique = unique_names(names, std::move(wishes));
  for (std::string& name : unique) std::replace(name.begin(), name.end(), '-', '_');
  return unique;
}

std::string known_names(const Model& model) {
  std::string out = "/** The name of every event that the documents state. */\nexport type KnownEventName =";
  if (model.events.empty()) return out + " never;\n";
  for (const Event& event : model.events) out += "\n  | " + literal(event.name);
  return out + ";\n";
}

std::string interface_of(const Event& event, const std::string& name) {
  std::vector<std::string> words{event.version ? fmt::format("{}, version {}.", event.name, *event.version) : event.name + "."};
  for (std::string& sentence : sentences_on(event)) words.push_back(std::move(sentence));
  if (event.status == "deprecated") words.emplace_back("@deprecated");
  return fmt::format("\n{}export interface {} {}\n", comment(words, ""), name, TypeWriter(event).object(Json::parse(contract::fields_schema(event)), {}, 0));
}

std::string payload_map(const Model& model, const std::vector<std::string>& names) {
  std::string out = "\n/** From an event's name to its payload. */\nexport interface EventPayloads {\n";
  for (std::size_t i = 0; i < names.size(); ++i) out += fmt::format("  {}: {};\n", literal(model.events[i].name), names[i]);
  return out + "}\n";
}

}  // namespace

std::string typescript(const Model& printed) {
  const Model model = with_same_fields(printed);
  const std::vector<std::string> names = interface_names(model);
  std::string out = "// Made by assay from contract documents; changes belong there. `assay compile --format typescript`\n\n" + known_names(model);
  for (std::size_t i = 0; i < names.size(); ++i) out += interface_of(model.events[i], names[i]);
  return out + payload_map(model, names);
}

}  // namespace assay::exports
