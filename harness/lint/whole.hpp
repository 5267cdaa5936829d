#pragma once

#include "harness/lint/duties.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace assay::lint {

/// What all documents together say of an event: a gap in one document is none if another one fills it.
class Whole {
 public:
  explicit Whole(const contract::Corpus& corpus);

  /// The merged event of that name or other name, or null.
  [[nodiscard]] const contract::Event* event(std::string_view name) const;
  /// Whether some document states the event other than as one that it listens to.
  [[nodiscard]] bool is_defined(std::string_view name) const;
  [[nodiscard]] const Duties& duties() const { return duties_; }

 private:
  std::map<std::string, const contract::Event*, std::less<>> events_;
  std::set<std::string, std::less<>> defined_;
  Duties duties_;
};

}  // namespace assay::lint
