#pragma once

#include "harness/contract/model.hpp"

#include <span>
#include <string_view>

namespace assay::contract {

/// One rule, as `assay explain` prints it. Ids are stable: a rule that goes leaves its id unused. rules/families.hpp says what the
/// hundreds stand for.
struct Rule {
  std::string_view id;
  Level level;
  std::string_view kind;     // of Finding
  std::string_view title;
  std::string_view why;
  std::string_view example;
  std::string_view mend;
};

/// All rules, by id.
[[nodiscard]] std::span<const Rule> rules();

/// The rule of that id, or null.
[[nodiscard]] const Rule* find_rule(std::string_view id);

}  // namespace assay::contract
