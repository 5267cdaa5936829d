#pragma once

#include "reports/timeline.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Where everything of a space-time diagram stands, in whole pixels. Time runs downwards with one row for each item, parties
/// stand side by side as vertical lines with the broker between those that publish and those that subscribe, and what
/// happened is written to the right of all lines: words can never cover lines or each other, however long the run.
namespace assay::reports {

struct Lane {
  std::string name;   // as items spell it
  std::string title;  // as a reader sees it
  int x = 0;
  bool is_broker = false;
};

struct DiagramRow {
  enum class Kind { item, drain_begins, left_out };
  Kind kind = Kind::item;
  const scenario::TimelineItem* item = nullptr;
  std::size_t left_out = 0;
  std::size_t lane = 0;        // of an item
  int y = 0;                   // middle of the row
  std::string step;            // "3" in the first row of a step, else empty
  std::string time;            // "+40ms" where it changes, else empty
  bool shaded = false;         // steps alternate
  bool first_culprit = false;  // the contract is broken here, and not yet in the row above
};

/// A stretch of a lane: busy with a message, or dead after a crash until it next does something.
struct Stretch {
  std::size_t lane = 0;
  int from_y = 0;
  int to_y = 0;
};

struct Diagram {
  int width = 0;
  int height = 0;
  int top = 0;      // where the lanes begin
  int bottom = 0;   // where they end
  int time_x = 0;   // where the times end
  int words_x = 0;  // where the words begin
  std::size_t broker = 0;
  std::vector<Lane> lanes;
  std::vector<DiagramRow> rows;
  std::vector<Stretch> busy;
  std::vector<Stretch> dead;
  std::vector<Stretch> culprits;  // from the first row to the last in which the contract is broken
};

inline constexpr int diagram_row_height = 28;
inline constexpr std::size_t diagram_rows_max = 400;

[[nodiscard]] Diagram diagram_of(const scenario::Failure& failure);

/// The words of a row, and whose act they tell of (empty for rows that are no act of a party).
[[nodiscard]] std::string row_words(const DiagramRow& row);
[[nodiscard]] std::string row_party(const DiagramRow& row);

}  // namespace assay::reports
