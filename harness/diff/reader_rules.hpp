#pragma once

#include "harness/diff/field_changes.hpp"
#include "harness/diff/side.hpp"

#include <set>
#include <string>

namespace assay::diff {

/// How strictly subscribers read, by the old contract's own words. Strict: a sentence of the event's document that has unknown members
/// refused, or a schema printed for the event with `additionalProperties: false`. Else they pass over what they do not know.
class ReaderRules {
 public:
  explicit ReaderRules(const Side& before);
  [[nodiscard]] Reader of(const contract::Event& event) const;

 private:
  std::set<std::string> strict_documents_;
  std::set<std::string> strict_events_;
};

}  // namespace assay::diff
