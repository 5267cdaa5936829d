#pragma once

#include "harness/contract/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// Whom a change breaks, judged against programs that were right by the old contract and are not touched. A subscriber breaks if it may
/// now receive what it need not understand, or miss what it was promised. A publisher breaks if what it sends may now be refused.
struct Breaks {
  bool publisher = false;
  bool subscriber = false;
  [[nodiscard]] bool any() const { return publisher || subscriber; }
  friend bool operator==(const Breaks&, const Breaks&) = default;
};
inline constexpr Breaks nobody{};
inline constexpr Breaks publishers{true, false};
inline constexpr Breaks subscribers{false, true};
inline constexpr Breaks both{true, true};

/// One difference between two contracts.
struct Change {
  std::string event;    // its name in the old contract, or in the new one if it was added; empty: `subject` says what it is about
  std::string subject;  // "table ce_leads", "obligation ce-29/pm-01/deduplicate"; empty for changes of events
  std::string kind;     // "field-removed": see rule_of
  std::string path;     // "data.lead_id", "channel", "subscribers/PM-01"
  Breaks breaks;
  bool planned = false;              // the old contract only plans the event: nobody relies on it yet
  bool announced = true;             // all that is demanded of a breaking change is there; true where nothing is demanded
  std::vector<std::string> missing;  // what the announcement lacks, each in a few words
  std::string through;               // the event whose payload this one refers to, if the change was made there
  std::string text;                  // what has changed and what follows from it: one line that is read after the path
  std::vector<std::string> parties;  // the publishers and subscribers of the old contract that break; empty where it names none
  SourceSpan old_at;                 // without a file: nowhere
  SourceSpan new_at;

  [[nodiscard]] bool fails() const { return breaks.any() && !announced; }
  /// The event's name or the subject.
  [[nodiscard]] const std::string& about() const { return event.empty() ? subject : event; }
};

/// The rule (AC7xx) that a change falls under.
[[nodiscard]] std::string_view rule_of(const Change& change);

/// error: an unannounced break. warning: an announced one, or one of a planned event. note: a change that breaks nobody.
[[nodiscard]] contract::Level level_of(const Change& change);

/// Whether the kind stands in the table of kinds; every change's does.
[[nodiscard]] bool is_kind(std::string_view kind);

}  // namespace assay::diff
