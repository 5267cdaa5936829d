#pragma once

#include "harness/contract/model.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::audit {

/// Collects findings: level, kind, title and advice come from the rule. The same rule with the same detail is one finding with
/// more places.
class FindingList {
 public:
  /// `detail` follows the rule's title behind a colon; it must not hold a line number, since the fingerprint is made of it.
  void add(std::string_view rule, std::string_view party, std::string_view detail, contract::Quote at);
  void add(std::string_view rule, std::string_view party, std::string_view detail, const std::vector<contract::Quote>& at);

  /// By first place.
  [[nodiscard]] std::vector<contract::Finding> take();

 private:
  static constexpr std::size_t places_max = 20;  // of one finding
  std::vector<contract::Finding> findings_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // rule and title: which finding
};

}  // namespace assay::audit
