#pragma once

#include "harness/diff/change.hpp"

#include <cassert>
#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// Collects the changes about one thing that is no event.
class FactReport {
 public:
  FactReport(std::string subject, std::vector<Change>& changes) : subject_(std::move(subject)), changes_(changes) {}

  Change& add(std::string_view kind, std::string path, Breaks breaks, std::string text, const SourceSpan& before, const SourceSpan& after) {
    assert(is_kind(kind));
    Change& change = changes_.emplace_back();
    change.subject = subject_;
    change.kind = std::string(kind);
    change.path = std::move(path);
    change.breaks = breaks;
    change.text = std::move(text);
    change.old_at = before;
    change.new_at = after;
    return change;
  }

 private:
  std::string subject_;
  std::vector<Change>& changes_;
};

}  // namespace assay::diff
