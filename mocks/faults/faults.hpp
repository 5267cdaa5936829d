#pragma once

#include "mocks/fw/inbox_subscriber.hpp"

#include <memory>
#include <span>
#include <string_view>

/// The judge judged: parties that are wrong in one known way, which a named check must see, and parties that are only
/// different, which no check may accuse. Each is a reference party with one step replaced, so that reading a twin is reading
/// the fault. They hold no state of their own; what one remembers between two events stands in the table Memory and is gone
/// when it dies.
namespace assay::mocks {

struct Fault {
  std::string_view id;     // "A01"
  std::string_view name;   // "no-dedupe"
  std::string_view party;  // "PM-01": whose place in the cast the twin takes
  std::string_view check;  // the check that must catch it: "effect-exactly-once"; empty for a benign twin
  std::string_view what;   // one sentence
  std::shared_ptr<const party::Party> (*make)(const SharedRegistry&);
};

/// By id.
[[nodiscard]] std::span<const Fault> broken_twins();
[[nodiscard]] std::span<const Fault> benign_twins();

}  // namespace assay::mocks
