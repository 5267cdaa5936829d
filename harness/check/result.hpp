#pragma once

#include "harness/check/history.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace assay::check {

/// What one schedule came to, in terms that do not depend on the schedule: the same events rightly handled in any order, with
/// any copies and crashes, give equal results. Maps are ordered, so that what is reported first never depends on hashes.
struct RunResult {
  struct Effect {
    Text party;
    Text key;  // business key of the event, or the command's id
    friend auto operator<=>(const Effect&, const Effect&) = default;
  };
  struct Emission {
    Text type;
    Text tenant;
    Text key;
    friend auto operator<=>(const Emission&, const Emission&) = default;
  };
  struct Rows {
    std::string_view table;
    Text tenant;
    std::string_view owner = {};  // the party that writes the table
    friend auto operator<=>(const Rows&, const Rows&) = default;
  };

  std::map<Effect, std::uint32_t> effects;             // transactions that changed domain rows
  std::map<Emission, std::vector<Text>> emitted;       // distinct event ids
  std::map<Rows, std::uint64_t> rows;                  // the change of the set of rows, by content
  std::map<Effect, std::vector<std::uint64_t>> audit;  // entries about domain rows, by content, sorted
  std::map<Effect, Text> dead_letters;                 // by content key; the reason
  std::map<Text, Text> answers;                        // command id to its last answer

  friend bool operator==(const RunResult&, const RunResult&) = default;
};

[[nodiscard]] RunResult result_of(const History& history);

}  // namespace assay::check
