#include "harness/audit/advice.hpp"

#include "harness/audit/spec_id.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace assay::audit {
namespace {

namespace fs = std::filesystem;

/// The documents that the index document names first, in the order in which a row fits best where nothing nearer is known.
constexpr std::array<std::string_view, 4> canonical{"cross_core_integrations.md", "event_contracts.md", "api_contracts.md", "platform_integration_layers.md"};
constexpr std::array<std::string_view, 4> bundle_endings{"_integration_contracts.md", "-integration-contracts.md", "-integration-overview.md", "_contracts.md"};
constexpr std::string_view default_allowlist = ".intra-core-only.json";

std::string lower_name(std::string_view path) { return lower(name_of(path)); }

/// "waitlist-scoring" -> "waitlist scoring"
std::string words_of(const Spec& spec) {
  std::string words = slug_of(spec);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words.empty() ? spec.id : words;
}

std::string link_to(const Spec& spec, const std::string& from_file) {
  std::error_code error;
  const fs::path target = fs::absolute(spec.path, error).lexically_normal();
  const fs::path folder = fs::absolute(from_file, error).lexically_normal().parent_path();
  return fmt::format("[Spec: {}]({})", spec.id, target.lexically_relative(folder).generic_string());
}

/// A table row like the one beside it, or else a bullet.
std::string row_like(const std::string& neighbour, const Spec& spec, const std::string& file) {
  const std::string link = link_to(spec, file);
  const auto bars = static_cast<std::size_t>(std::count(neighbour.begin(), neighbour.end(), '|'));
  if (!neighbour.starts_with('|') || bars < 3) return fmt::format("* {}: <what crosses the border of {}, and who takes it> - {}", words_of(spec), spec.core, link);
  std::string row = fmt::format("| {} |", spec.id);
  for (std::size_t cell = 2; cell + 1 < bars; ++cell) row += " <…> |";
  return row + fmt::format(" {} |", link);
}

/// A line under which another can be added: a row of a table or of a list.
bool is_row(std::string_view line) { return line.starts_with('|') || line.starts_with("* ") || line.starts_with("- "); }

bool is_for_all_specs(const std::string& name) {
  const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
  return std::find(canonical.begin(), canonical.end(), name) != canonical.end() || std::any_of(bundle_endings.begin(), bundle_endings.end(), ends);
}

/// Where a spec stands best for another to stand beside it: in a row, in a document that is not about one spec only.
const contract::Quote& best_of(const References::Places& places) {
  const auto worth = [](const contract::Quote& place) { return (is_row(place.text) ? 1 : 0) + (is_for_all_specs(lower_name(place.at.file)) ? 2 : 0); };
  return *std::max_element(places.begin(), places.end(), [&](const contract::Quote& a, const contract::Quote& b) { return worth(a) < worth(b); });
}

unsigned distance(unsigned a, unsigned b) { return a > b ? a - b : b - a; }

}  // namespace

Adviser::Adviser(const SpecTree& tree, const References& references, const std::vector<Surface>& surfaces, std::string contracts, const Allowlist& allowlist, Date today)
    : tree_(tree), surfaces_(surfaces), contracts_(std::move(contracts)), allowlist_(allowlist.path), json_(allowlist.json), today_(today) {
  std::error_code error;
  if (fs::is_regular_file(contracts_, error)) contracts_ = fs::path(contracts_).parent_path().string();
  while (contracts_.size() > 1 && contracts_.ends_with('/')) contracts_.pop_back();
  for (const auto& [path, text] : surfaces_) documents_.emplace(lower_name(path), path);
  for (const Spec& spec : tree_.specs) {  // by number within a core
    const auto named = references.specs.find(spec.id);
    if (named != references.specs.end() && !named->second.empty()) neighbours_[spec.core].push_back({number_of(spec.id), &spec, &best_of(named->second)});
  }
}

const Adviser::Neighbour* Adviser::neighbour_of(const Spec& spec) const {
  const auto core = neighbours_.find(spec.core);
  if (core == neighbours_.end()) return nullptr;
  const unsigned number = number_of(spec.id);
  const auto next = std::lower_bound(core->second.begin(), core->second.end(), number, [](const Neighbour& it, unsigned wanted) { return it.number < wanted; });
  if (next == core->second.begin()) return &*next;
  const auto before = std::prev(next);
  return next == core->second.end() || distance(before->number, number) <= distance(next->number, number) ? &*before : &*next;
}

std::string Adviser::usual_document(const Spec& spec) const {
  const std::string core = lower(spec.core);
  for (auto at = documents_.lower_bound(core); at != documents_.end() && at->first.starts_with(core); ++at) {
    const std::string_view rest = std::string_view(at->first).substr(core.size());
    if (rest.starts_with('_') || rest.starts_with('-')) {
      if (std::any_of(bundle_endings.begin(), bundle_endings.end(), [&](std::string_view ending) { return rest.ends_with(ending); })) return at->second;
    }
  }
  for (const std::string_view name : canonical) {
    if (const auto found = documents_.find(name); found != documents_.end()) return found->second;
  }
  return {};
}

Resolution Adviser::row_at(const Spec& spec, const contract::Quote& place, std::string why) const {
  return {"row", place.at.file, is_row(place.text) ? place.at.line : 0, std::move(why), row_like(place.text, spec, place.at.file)};
}

Resolution Adviser::own_document(const Spec& spec) const {
  const std::string slug = slug_of(spec);
  const std::string_view name = name_of(spec.id);  // an id may be a path
  const std::string file = fmt::format("{}/{}{}-INTEGRATION.md", contracts_, name, slug.empty() ? "" : "-" + slug);
  return {"document", file, 0, "for more than a row: events, payloads or APIs of its own",
          fmt::format("# {} {}: integration\n\n{}\n\n**Status:** 📝 Planned\n\n## Events\n\n<publisher, subscribers, payload, delivery, idempotency key>", spec.id, words_of(spec), link_to(spec, file))};
}

Resolution Adviser::allowlist_entry(const Spec& spec) const {
  const std::string file = allowlist_.empty() ? contracts_ + "/" + std::string(default_allowlist) : allowlist_;
  const bool as_json = allowlist_.empty() || json_;
  constexpr std::string_view json = R"({{"id": "{}", "rationale": "<why no other core ever sees it>", "owner": "<who answers for that>", "added": "{}"}})";
  constexpr std::string_view yaml = "- id: {}\n  rationale: <why no other core ever sees it>\n  owner: <who answers for that>\n  added: {}";
  const std::string entry = as_json ? fmt::format(json, spec.id, today_.to_string()) : fmt::format(yaml, spec.id, today_.to_string());
  return {"allowlist", file, 0, fmt::format("only if nothing of it crosses the border of {}", spec.core), entry};
}

std::vector<Resolution> Adviser::resolutions(const Spec& spec) const {
  std::vector<Resolution> all;
  const Neighbour* const near = neighbour_of(spec);
  if (near != nullptr) all.push_back(row_at(spec, *near->place, fmt::format("{}, its nearest neighbour, stands there", near->spec->id)));
  const std::string usual = usual_document(spec);
  if (!usual.empty() && (near == nullptr || near->place->at.file != usual)) {
    const bool bundle = lower_name(usual).starts_with(lower(spec.core));
    all.push_back({"row", usual, 0, bundle ? fmt::format("the document of all contracts of {}", spec.core) : "the document of all cores", row_like({}, spec, usual)});
    // A document about one other spec is a worse place than one that is about many.
    if (all.front().line == 0) std::swap(all.front(), all.back());
  }
  all.push_back(own_document(spec));
  all.push_back(allowlist_entry(spec));
  return all;
}

}  // namespace assay::audit
