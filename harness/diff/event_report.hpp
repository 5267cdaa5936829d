#pragma once

#include "harness/contract/model.hpp"
#include "harness/diff/change.hpp"
#include "harness/diff/pairs.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// Collects the changes of one event: fills in its name, who breaks, and where it stands.
class EventReport {
 public:
  /// Both sides of the pair must be there.
  EventReport(const EventPair& pair, std::vector<Change>& changes);

  struct Places {
    SourceSpan before;
    SourceSpan after;
  };

  Change& add(std::string_view kind, std::string path, Breaks breaks, std::string text, Places places);
  /// A fact of the whole event; its name is the path.
  Change& fact(std::string_view kind, std::string_view fact, Breaks breaks, std::string text);

  [[nodiscard]] const contract::Event& before() const { return before_; }
  [[nodiscard]] const contract::Event& after() const { return after_; }

 private:
  const contract::Event& before_;
  const contract::Event& after_;
  std::vector<Change>& changes_;
};

/// The parties of an event that a change breaks: publishers first; the first hundred.
[[nodiscard]] std::vector<std::string> parties_of(const contract::Event& event, Breaks breaks);

/// Where the event stands; a place without a file if it is null.
[[nodiscard]] SourceSpan place_of(const contract::Event* event);

}  // namespace assay::diff
