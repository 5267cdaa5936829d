#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace assay::lint {

/// Whom a printed name means: "PM-01", "CE (ce_leads_service)", "HR-09 ATS", "scheduling-service", "Scheduling Service".
struct PartyKey {
  std::string core;     // "pm", or empty
  std::string feature;  // "01", "14-en-01", or empty: the whole core
  std::string name;     // "scheduling", where there is no core; or empty

  [[nodiscard]] bool empty() const { return core.empty() && name.empty(); }
  auto operator<=>(const PartyKey&) const = default;
};

[[nodiscard]] PartyKey party_key(std::string_view printed);

/// Whether they mean the same party, or one of them a part of the other: a core and its feature, a feature and its enhancement.
[[nodiscard]] bool overlap(const PartyKey& a, const PartyKey& b);

/// Whether they cannot mean the same party. A service's name and a core's id can: one may be the other's.
[[nodiscard]] bool differ(const PartyKey& a, const PartyKey& b);

}  // namespace assay::lint
