#include "harness/audit/cores.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>

namespace assay::audit {
namespace {

// The index document calls pf_ and fw_ tables the platform's: tenants, users, documents, workflow events.
constexpr std::array<std::string_view, 3> platform_cores{"pf", "fw", "platform"};
constexpr std::array<std::string_view, 8> shared_folders{"shared", "common", "lib", "utils", "types", "hooks", "components", "index"};
constexpr std::size_t prefix_parts_max = 4;

/// What follows the first folder `cores` of a path, up to the next slash. `more`: whether a slash follows.
std::string_view below_cores(std::string_view path, bool& more) {
  constexpr std::string_view folder = "cores/";
  std::size_t at = path.find(folder);
  while (at != std::string_view::npos && at > 0 && path[at - 1] != '/' && path[at - 1] != '@') at = path.find(folder, at + 1);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = path.substr(at + folder.size());
  const std::size_t slash = rest.find('/');
  more = slash != std::string_view::npos;
  return rest.substr(0, slash);
}

std::string as_prefix(std::string_view name) {
  std::string prefix = lower(name);
  std::replace(prefix.begin(), prefix.end(), '-', '_');
  return prefix;
}

}  // namespace

std::string core_folder_in(std::string_view path) {
  bool more = false;
  const std::string name = lower(below_cores(path, more));
  const bool good = more && !name.empty() && !name.starts_with('_') && !name.starts_with('.') && !one_of(name, shared_folders);
  return good ? name : std::string();
}

void Cores::add_name(std::string_view name) {
  if (name.empty()) return;
  names_.insert(lower(name));
  prefixes_.emplace(as_prefix(name), lower(name));
}

void Cores::allow_read(std::string_view core, std::string_view table) { reads_.emplace(lower(core), lower(table)); }

bool Cores::may_read(std::string_view core, std::string_view table) const {
  return reads_.contains({lower(core), lower(table.substr(table.rfind('.') + 1))});
}

std::string Cores::of_path(std::string_view path) const {
  if (std::string folder = core_folder_in(path); !folder.empty()) return folder;
  bool more = false;
  const std::string name = lower(below_cores(path, more));
  const std::string index = name.substr(0, name.find('.'));  // a core's own index: "@/cores/fa"
  return !more && names_.contains(index) ? index : std::string();
}

std::string Cores::of_table(std::string_view name) const {
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos) {
    const std::string schema = lower(name.substr(0, dot));
    if (names_.contains(schema) || is_platform(schema)) return schema;
    name.remove_prefix(dot + 1);
  }
  const std::string table = as_prefix(name);
  std::string owner;
  std::size_t parts = 0;
  for (std::size_t end = table.find('_'); end != std::string::npos && parts < prefix_parts_max; end = table.find('_', end + 1), ++parts) {
    const std::string prefix = table.substr(0, end);
    const auto named = prefixes_.find(prefix);
    if (named != prefixes_.end()) owner = named->second;
    if (owner.empty() && is_platform(prefix)) owner = prefix;
  }
  return owner;
}

std::string shown_core(std::string_view core) {
  std::string upper(core);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return upper;
}

bool Cores::is_platform(std::string_view core) { return one_of(core, platform_cores); }

}  // namespace assay::audit
