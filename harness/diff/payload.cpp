#include "harness/diff/payload.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace assay::diff {
namespace {

using contract::Event;
using contract::Field;

constexpr std::string_view printed_for = "printed for ";  // of Field::inferred, where the fields of a "same as" are listed again
constexpr std::size_t references_max = 16;                // one after the other

std::string origin_of(const Field& field, const std::string& referred) {
  if (!referred.empty()) return referred;
  return field.inferred && field.inferred->starts_with(printed_for) ? field.inferred->substr(printed_for.size()) : std::string();
}

}  // namespace

Payload payload_of(const Event& event, const EventIndex& events) {
  Payload payload;
  std::set<const Event*> seen;
  const Event* at = &event;
  std::string referred;
  while (at != nullptr && seen.size() < references_max && seen.insert(at).second) {
    for (const Field& field : at->fields) payload.try_emplace(field.path, Member{&field, origin_of(field, referred)});
    at = at->same_as ? events.find(*at->same_as) : nullptr;
    if (at != nullptr) referred = at->name;
  }
  return payload;
}

std::string_view parent_of(std::string_view path) {
  path = contract::parent_of(path);
  while (path.ends_with("[]")) path.remove_suffix(2);
  return path;
}

std::string folded_name(std::string_view name) {
  std::string out = lower(name);
  std::erase_if(out, [](char c) { return c == '_' || c == '-'; });
  return out;
}

Payload without_wrapper(const Payload& payload) {
  Payload out;
  for (const auto& [path, member] : payload) {
    const std::string_view whole = path;
    const bool wrapped = whole.starts_with("data.");
    if (whole != "data") out.try_emplace(std::string(wrapped ? whole.substr(5) : whole), member);
  }
  return out;
}

bool is_tenant(std::string_view path) {
  if (path.find("[]") != std::string_view::npos) return false;
  constexpr std::array names{"tenantid", "organizationid", "organisationid", "orgid"};
  const std::string leaf = folded_name(leaf_of(path));
  return std::find(names.begin(), names.end(), leaf) != names.end();
}

bool is_version(std::string_view path) {
  constexpr std::array names{"eventversion", "schemaversion", "payloadversion", "version", "dataversion"};
  const std::string leaf = folded_name(leaf_of(path));
  return std::find(names.begin(), names.end(), leaf) != names.end();
}

}  // namespace assay::diff
