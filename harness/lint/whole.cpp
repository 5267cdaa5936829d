#include "harness/lint/whole.hpp"

namespace assay::lint {

Whole::Whole(const contract::Corpus& corpus) : duties_(corpus) {
  for (const contract::Event& event : corpus.model.events) events_.emplace(event.name, &event);
  for (const contract::Event& event : corpus.model.events) {
    for (const std::string& alias : event.aliases) events_.emplace(alias, &event);
  }
  for (const contract::CompiledDocument& document : corpus.documents) {
    for (const contract::Event& event : document.model.events) {
      if (event.role == contract::Role::consumed) continue;
      defined_.insert(event.name);
      defined_.insert(event.aliases.begin(), event.aliases.end());
    }
  }
}

const contract::Event* Whole::event(std::string_view name) const {
  const auto found = events_.find(name);
  return found == events_.end() ? nullptr : found->second;
}

bool Whole::is_defined(std::string_view name) const { return defined_.contains(name); }

}  // namespace assay::lint
