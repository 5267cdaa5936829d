#pragma once

#include "harness/contract/compile.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What a test wants to read of a model: names in a list that can be compared.
namespace told {

using List = std::vector<std::string>;

inline List names(const assay::contract::Model& model) {
  List out;
  for (const auto& event : model.events) out.push_back(event.name);
  return out;
}

inline List parties(const std::vector<assay::contract::PartyRef>& refs) {
  List out;
  for (const auto& ref : refs) out.push_back(ref.party);
  return out;
}

inline List paths(const assay::contract::Event& event) {
  List out;
  for (const auto& field : event.fields) out.push_back(field.path);
  return out;
}

inline const assay::contract::Event& event_of(const assay::contract::Model& model, std::string_view name) {
  const auto* const found = model.event(name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace told
