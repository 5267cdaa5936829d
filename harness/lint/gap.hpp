#pragma once

#include "harness/contract/model.hpp"
#include "harness/lint/report.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::lint {

/// What one rule finds at the events of one document: one finding for each event, or, where most of the events have the same gap, one
/// for the document, since a reader believes "9 of 10 events" and skips ten lines that say the same.
class Gap {
 public:
  explicit Gap(std::string_view rule) : rule_(rule) {}

  /// An event that the rule looked at.
  void judged() { ++judged_; }
  /// An event that it found lacking; `detail` names the members at fault, or is empty.
  void found(const contract::Event& event, const SourceSpan& at, std::string detail = {});
  [[nodiscard]] bool empty() const { return cases_.empty(); }
  [[nodiscard]] std::size_t size() const { return cases_.size(); }
  /// `more` follows the events in the title.
  void report(Report& report, std::string_view more = {}) const;

 private:
  struct Case {
    std::string event;
    std::string detail;
    SourceSpan at;
  };
  std::string_view rule_;
  std::size_t judged_ = 0;
  std::vector<Case> cases_;
};

/// "a, b, c and 4 more": a list that stays readable.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace assay::lint
