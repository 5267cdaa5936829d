#pragma once

#include "harness/base/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay::check {

/// A judge never returns bool.
enum class Outcome : std::uint8_t { pass, fail, inconclusive };

/// One way in which a journal breaks a contract.
struct Violation {
  std::string_view check;
  Text party;
  Text event;                          // event type, or empty
  std::vector<std::string_view> kinds; // of the obligations that this violates, the likeliest first
  std::string what;                    // one sentence without values
  std::string expected;
  std::string found;
  std::uint16_t step = 0;              // of the schedule, where it was seen; 0: only at the end
  Text message;                        // the event id it is about, or empty
};

struct Verdict {
  Outcome outcome = Outcome::pass;
  std::vector<Violation> violations;
  std::uint64_t judged = 0;  // things looked at; a pass without any says nothing

  void fail(Violation violation) {
    outcome = Outcome::fail;
    violations.push_back(std::move(violation));
  }
};

}  // namespace assay::check
