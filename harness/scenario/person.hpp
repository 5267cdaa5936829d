#pragma once

#include "harness/check/canary.hpp"
#include "harness/kernel/random.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::scenario {

/// A synthetic person whose every value exists nowhere else: names from invented syllables, a telephone number in the range
/// kept for fiction (555-01xx), an address below .example (RFC 2606).
struct Person {
  std::string first_name;
  std::string last_name;
  std::string phone;
  std::string email;
};

[[nodiscard]] Person make_person(kernel::Seed seed);

/// The value for a column of that name; empty if a person has no such value.
[[nodiscard]] std::string_view person_value(const Person& person, std::string_view column);

}  // namespace assay::scenario
