#include "reports/space_time.hpp"

#include "reports/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Failure;
using scenario::TimelineItem;

constexpr int time_left = 60;  // where the column of times begins, after that of steps
constexpr std::size_t time_max = 15;
constexpr int lane_width_min = 92;
constexpr int character_width = 8;  // of the diagram's font, rounded up
constexpr int head_height = 52;
constexpr int foot_height = 16;
constexpr std::size_t words_max = 110;
constexpr std::size_t lane_title_max = 22;

const std::string& lane_name(const TimelineItem& item) {
  return mark_of(item) == Mark::send && !item.from.empty() ? item.from : item.party;
}

bool has_lane(const TimelineItem& item) { return !lane_name(item).empty(); }

/// Parties that do something before anything reaches them (publishers) stand to the left of the broker, in the order of their
/// first act.
std::vector<std::string> lane_names(const Failure& failure) {
  std::vector<std::string> left;
  std::vector<std::string> right;
  std::set<std::string> seen{std::string(broker_lane)};
  for (const auto& item : failure.timeline) {
    if (!has_lane(item) || !seen.insert(lane_name(item)).second) continue;
    const bool first_receives = mark_of(item) == Mark::delivery;
    (first_receives ? right : left).push_back(lane_name(item));
  }
  left.emplace_back(broker_lane);
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

std::string lane_title(const std::string& name) { return shortened(one_line(name), lane_title_max); }

std::string time_of(const Failure& failure, const TimelineItem& item) { return shortened(elapsed(failure, item), time_max); }

int time_width(const Failure& failure) {
  std::size_t longest = columns_of("time");
  for (const auto& item : failure.timeline) longest = std::max(longest, columns_of(time_of(failure, item)));
  return static_cast<int>(longest) * character_width;
}

void place_lanes(Diagram& diagram, const Failure& failure) {
  const std::vector<std::string> names = lane_names(failure);
  std::size_t longest = 0;
  for (const auto& name : names) longest = std::max(longest, columns_of(lane_title(name)));
  diagram.time_x = time_left + time_width(failure);
  const int width = std::max(lane_width_min, static_cast<int>(longest) * character_width + 24);
  for (const auto& name : names) {
    const int x = diagram.time_x + 4 + width / 2 + static_cast<int>(diagram.lanes.size()) * width;
    if (name == broker_lane) diagram.broker = diagram.lanes.size();
    diagram.lanes.push_back({name, lane_title(name), x, name == broker_lane});
  }
  diagram.words_x = diagram.lanes.back().x + width / 2 + 12;
}

std::size_t lane_of(const Diagram& diagram, const TimelineItem& item) {
  const auto& lanes = diagram.lanes;
  const auto found = std::find_if(lanes.begin(), lanes.end(), [&](const Lane& lane) { return lane.name == lane_name(item); });
  return found == lanes.end() ? diagram.broker : static_cast<std::size_t>(found - lanes.begin());
}

/// Adds rows one below the other and knows what the row above said.
class Rows {
 public:
  Rows(Diagram& diagram, const Failure& failure) : diagram_(diagram), failure_(failure) {}

  void add(const TimelineLine& line) {
    if (line.item == nullptr) {
      add_row(DiagramRow::Kind::left_out).left_out = line.left_out;
      return;
    }
    const TimelineItem& item = *line.item;
    if (begins_drain(item)) add_row(DiagramRow::Kind::drain_begins);
    const bool new_step = item.step != step_ && item.step != 0;
    if (new_step) shaded_ = !shaded_;
    DiagramRow& row = add_row(DiagramRow::Kind::item);
    row.item = &item;
    row.lane = lane_of(diagram_, item);
    if (new_step) row.step = std::to_string(item.step);
    if (item.at != at_) row.time = time_of(failure_, item);
    step_ = item.step;
    at_ = item.at;
  }

 private:
  bool begins_drain(const TimelineItem& item) const {
    const std::size_t last = failure_.last_choice;
    return last != 0 && step_ <= last && item.step > last;
  }

  DiagramRow& add_row(DiagramRow::Kind kind) {
    DiagramRow row;
    row.kind = kind;
    row.y = head_height + diagram_row_height / 2 + static_cast<int>(diagram_.rows.size()) * diagram_row_height;
    row.shaded = shaded_ && kind == DiagramRow::Kind::item;
    diagram_.rows.push_back(row);
    return diagram_.rows.back();
  }

  Diagram& diagram_;
  const Failure& failure_;
  std::uint32_t step_ = 0;
  std::string at_;
  bool shaded_ = true;
};

bool ends_work(Mark mark) {
  return mark == Mark::acknowledgement || mark == Mark::lost_acknowledgement || mark == Mark::refusal;
}

/// Follows one lane downwards. A second worker may overlap the first: the lane is busy until both are done.
class LaneWalk {
 public:
  LaneWalk(Diagram& diagram, std::size_t lane) : diagram_(diagram), lane_(lane) {}

  void step(const DiagramRow& row) {
    const Mark mark = mark_of(*row.item);
    if (dead_from_ != 0) end_death(row.y);
    if (mark == Mark::delivery && workers_++ == 0) busy_from_ = row.y;
    if (mark == Mark::crash) end_work(row.y, workers_);
    if (ends_work(mark)) end_work(row.y, 1);
    if (mark == Mark::crash) dead_from_ = row.y;
    last_y_ = row.y;
  }

  void end() {
    end_work(last_y_, workers_);
    if (dead_from_ != 0) end_death(diagram_.bottom);
  }

 private:
  void end_work(int y, int workers) {
    if (workers_ == 0) return;
    workers_ -= std::min(workers, workers_);
    if (workers_ == 0) diagram_.busy.push_back({lane_, busy_from_, y});
  }

  void end_death(int y) {
    diagram_.dead.push_back({lane_, dead_from_, y});
    dead_from_ = 0;
  }

  Diagram& diagram_;
  std::size_t lane_;
  int workers_ = 0;
  int busy_from_ = 0;
  int dead_from_ = 0;
  int last_y_ = 0;
};

void place_stretches(Diagram& diagram) {
  for (std::size_t lane = 0; lane < diagram.lanes.size(); ++lane) {
    LaneWalk walk(diagram, lane);
    for (const DiagramRow& row : diagram.rows) {
      if (row.item != nullptr && row.lane == lane) walk.step(row);
    }
    walk.end();
  }
}

/// Rows below each other in which the contract is broken share one mark.
void place_culprits(Diagram& diagram) {
  const DiagramRow* above = nullptr;
  for (DiagramRow& row : diagram.rows) {
    const bool culprit = row.item != nullptr && row.item->culprit;
    const bool goes_on = culprit && above != nullptr && above->lane == row.lane;
    row.first_culprit = culprit && !goes_on;
    if (goes_on) {
      diagram.culprits.back().to_y = row.y;
    } else if (culprit) {
      diagram.culprits.push_back({row.lane, row.y, row.y});
    }
    above = culprit ? &row : nullptr;
  }
}

int words_width(const Diagram& diagram) {
  std::size_t longest = 28;
  for (const DiagramRow& row : diagram.rows)
    longest = std::max(longest, columns_of(row_party(row)) + 3 + columns_of(row_words(row)));
  return static_cast<int>(longest) * character_width;
}

}  // namespace

Diagram diagram_of(const Failure& failure) {
  Diagram diagram;
  place_lanes(diagram, failure);
  Rows rows(diagram, failure);
  for (const TimelineLine& line : whole_timeline(failure, diagram_rows_max)) rows.add(line);
  diagram.top = head_height - 8;
  diagram.bottom = head_height + static_cast<int>(diagram.rows.size()) * diagram_row_height + 4;
  diagram.height = diagram.bottom + foot_height;
  place_stretches(diagram);
  place_culprits(diagram);
  diagram.width = diagram.words_x + words_width(diagram) + 16;
  return diagram;
}

std::string row_words(const DiagramRow& row) {
  switch (row.kind) {
    case DiagramRow::Kind::drain_begins: return "drain: no new faults from here";
    case DiagramRow::Kind::left_out: return fmt::format("… {} not drawn", counted(row.left_out, "item", "items"));
    case DiagramRow::Kind::item: break;
  }
  const Mark mark = mark_of(*row.item);
  const std::string verb = mark == Mark::send ? "sent " : mark == Mark::delivery ? "received " : "";
  return shortened(verb + words_of(*row.item), words_max);
}

std::string row_party(const DiagramRow& row) { return row.item == nullptr ? std::string() : lane_title(lane_name(*row.item)); }

}  // namespace assay::reports
