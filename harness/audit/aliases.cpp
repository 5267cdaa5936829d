#include "harness/audit/aliases.hpp"

#include "harness/contract/json_tree.hpp"

#include <filesystem>

namespace assay::audit {
namespace {

constexpr std::size_t aliases_max = 500;

std::string normal(const std::filesystem::path& path) { return path.lexically_normal().generic_string(); }

struct Around {
  std::string_view before, after;
  bool star = false;
};

Around around_star(std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return {pattern, {}, false};
  return {pattern.substr(0, star), pattern.substr(star + 1), true};
}

}  // namespace

void Aliases::add(std::string_view pattern, std::string_view target, std::string_view base) {
  const Around from = around_star(pattern);
  const Around to = around_star(target);
  if (from.before.empty() || aliases_.size() == aliases_max) return;  // "*" says nothing
  std::string begin = normal(std::filesystem::path(base) / to.before);
  if (begin == ".") begin.clear();
  aliases_.push_back({std::string(from.before), std::string(from.after), from.star, std::move(begin), std::string(to.after)});
}

void Aliases::add_config(std::string_view text, std::string_view folder) {
  const contract::JsonTree root = contract::read_json_tree(text);
  const contract::JsonTree* const options = root.member("compilerOptions");
  const contract::JsonTree* const paths = options == nullptr ? nullptr : options->member("paths");
  if (paths == nullptr) return;
  const contract::JsonTree* const base = options->member("baseUrl");
  const std::string below = normal(std::filesystem::path(folder) / (base == nullptr ? "." : base->text));
  for (const contract::JsonTree& member : paths->members) {
    if (!member.items.empty()) add(member.name, member.items.front().text, below);
  }
}

std::string Aliases::resolve(std::string_view module, std::string_view from) const {
  if (module.starts_with("./") || module.starts_with("../") || module == "..") return normal(std::filesystem::path(from).parent_path() / module);
  const Alias* best = nullptr;
  for (const Alias& alias : aliases_) {
    const bool fits = alias.star ? module.size() >= alias.before.size() + alias.after.size() && module.starts_with(alias.before) && module.ends_with(alias.after)
                                 : module == alias.before;
    if (fits && (best == nullptr || alias.before.size() > best->before.size())) best = &alias;
  }
  if (best != nullptr) {
    const std::string_view middle = best->star ? module.substr(best->before.size(), module.size() - best->before.size() - best->after.size()) : std::string_view();
    return normal(best->target + std::string(middle) + best->target_after);
  }
  if (module.starts_with("@/") || module.starts_with("~/")) return normal("src/" + std::string(module.substr(2)));
  return normal(module);
}

}  // namespace assay::audit
