#include "harness/lint/party_key.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

namespace assay::lint {
namespace {

/// "14" and "14-en-01": the longer one is a part of the shorter one.
bool within(const std::string& part, const std::string& whole) {
  return part == whole || (part.starts_with(whole) && (part[whole.size()] == '-' || part[whole.size()] == '.'));
}

}  // namespace

PartyKey party_key(std::string_view printed) {
  const std::string id = contract::feature_id_in(printed);
  const std::size_t length = contract::party_id_length(printed, 0);
  if (!id.empty() || length > 0) {
    const contract::Party party = contract::party_of(id.empty() ? printed.substr(0, length) : std::string_view(id));
    return {lower(party.core), lower(party.feature), {}};
  }
  std::string name = slug(printed.substr(0, printed.find('(')));
  for (const std::string_view ending : {"-service", "-services", "-core", "-system", "-module"}) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return {{}, {}, std::move(name)};
}

bool overlap(const PartyKey& a, const PartyKey& b) {
  if (a.empty() || b.empty()) return false;
  if (a.core.empty() || b.core.empty()) return a == b;
  if (a.core != b.core) return false;
  return a.feature.empty() || b.feature.empty() || within(a.feature, b.feature) || within(b.feature, a.feature);
}

bool differ(const PartyKey& a, const PartyKey& b) {
  const bool comparable = !a.empty() && !b.empty() && a.core.empty() == b.core.empty();
  return comparable && !overlap(a, b);
}

}  // namespace assay::lint
