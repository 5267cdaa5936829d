#include "harness/contract/rules.hpp"

#include "harness/contract/rules/families.hpp"

#include <algorithm>
#include <vector>

namespace assay::contract {
namespace {

std::vector<Rule> joined() {
  std::vector<Rule> all;
  for (const auto family : {open_rules(), index_rules(), within_rules(), between_rules(), drift_rules(), audit_rules(), diff_rules(), run_rules()}) {
    all.insert(all.end(), family.begin(), family.end());
  }
  return all;
}

}  // namespace

std::span<const Rule> rules() {
  static const std::vector<Rule> all = joined();
  return all;
}

const Rule* find_rule(std::string_view id) {
  const auto all = rules();
  const auto found = std::lower_bound(all.begin(), all.end(), id, [](const Rule& rule, std::string_view wanted) { return rule.id < wanted; });
  return found == all.end() || found->id != id ? nullptr : &*found;
}

}  // namespace assay::contract
