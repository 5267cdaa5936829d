#pragma once

#include "harness/contract/model.hpp"
#include "harness/diff/change.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// A model's events by name and other name: for many questions to a large model. The model must outlive the index.
class EventIndex {
 public:
  explicit EventIndex(const contract::Model& model);
  /// By name or alias; null if the model has none.
  [[nodiscard]] const contract::Event* find(std::string_view name) const;

 private:
  std::map<std::string_view, const contract::Event*, std::less<>> events_;
};

/// One event in the old contract and in the new one.
struct EventPair {
  const contract::Event* before = nullptr;  // null: added
  const contract::Event* after = nullptr;   // null: removed
  bool known_by_old_name = true;            // false: it was renamed, and the new contract does not know the old name

  [[nodiscard]] bool renamed() const { return before != nullptr && after != nullptr && before->name != after->name; }
};

/// Finds each event's other side: by name, then by other names, then by a near name with the same payload (or the same name in another
/// version). Old events in their order, then the added ones.
[[nodiscard]] std::vector<EventPair> pair_events(const contract::Model& before, const contract::Model& after);

/// "lg_parcel_sent.v2" -> "lg_parcel_sent"; the name itself where it has no version.
[[nodiscard]] std::string_view without_version(std::string_view event_name);

}  // namespace assay::diff
