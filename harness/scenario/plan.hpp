#pragma once

#include "harness/explore/judge.hpp"
#include "harness/kernel/random.hpp"
#include "harness/scenario/scenario.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace assay::scenario {

/// The contracts, compiled and ready: what every plan is made against.
struct Contracts {
  contract::Model model;
  std::shared_ptr<const contract::Registry> registry;
  std::string digest;
};
[[nodiscard]] Results<std::shared_ptr<const Contracts>> load_contracts(const std::vector<std::string>& paths);

/// What a step of a script has become.
struct NamedStep {
  Text command;      // id of the command, or empty
  Text message;      // id of the published message, or empty
  Text correlation;  // of the command: the events it leads to carry it
};

/// A script with every name looked up: tables, columns, parties, events, obligations, tenants; values filled in.
struct Plan {
  Script script;
  world::Setup setup;  // with the reference parties
  std::map<std::string, Text> tenants;          // name to id
  std::map<std::string, Row> rows;              // given rows by name
  std::map<std::string, const TableLayout*> row_tables;
  std::map<std::string, NamedStep> steps;       // by name
  std::vector<check::Canary> canaries;
  std::unordered_map<Text, Text> owners;        // id of a given row to its organisation
  bool fixed = false;                           // the script says the schedule itself

  /// The value of an expression; null if it names nothing.
  [[nodiscard]] Value value_of(const Expression& expression) const;
};

/// Errors: all unknown names, with the nearest known one and their place in the script.
[[nodiscard]] Results<Plan> make_plan(const Script& script, const Contracts& contracts, kernel::Seed seed);

/// "2 copies, 1 crash, any order": the most of each in one schedule.
[[nodiscard]] std::string bounds_of(const Plan& plan);

/// Judges what the script's `then` says of the state at the end.
[[nodiscard]] explore::Judge::Then then_of(const Plan& plan);

}  // namespace assay::scenario
