#include "reports/timeline.hpp"

#include "harness/base/duration.hpp"
#include "reports/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Failure;
using scenario::TimelineItem;

constexpr std::array<std::pair<std::string_view, Mark>, 20> marks{{
    {"commanded", Mark::command},
    {"sent", Mark::send},
    {"delivered", Mark::delivery},
    {"wrote", Mark::write},
    {"committed", Mark::commit},
    {"rolled back", Mark::rollback},
    {"rolled_back", Mark::rollback},
    {"acknowledged", Mark::acknowledgement},
    {"acknowledgement lost", Mark::lost_acknowledgement},
    {"lost_ack", Mark::lost_acknowledgement},
    {"retry asked", Mark::refusal},
    {"retry_asked", Mark::refusal},
    {"refused", Mark::refusal},
    {"dead-lettered", Mark::refusal},
    {"dead_lettered", Mark::refusal},
    {"crashed", Mark::crash},
    {"store unavailable", Mark::unavailable},
    {"unavailable", Mark::unavailable},
    {"clock advanced", Mark::clock},
    {"advanced", Mark::clock},
}};

using Items = std::vector<const TimelineItem*>;

bool concerns(const TimelineItem& item, const Failure& failure) {
  return item.culprit || item.party == failure.party || item.from == failure.party || mark_of(item) == Mark::clock;
}

Items relevant_items(const Failure& failure) {
  std::set<std::string> messages;
  for (const auto& item : failure.timeline) {
    if (concerns(item, failure) && !item.message.empty()) messages.insert(item.message);
  }
  Items items;
  for (const auto& item : failure.timeline) {
    const bool sends_it = mark_of(item) == Mark::send && messages.contains(item.message);
    if (failure.party.empty() || sends_it || concerns(item, failure)) items.push_back(&item);
  }
  return items;
}

std::size_t last_culprit(const Items& items) {
  for (std::size_t i = items.size(); i > 0; --i) {
    if (items[i - 1]->culprit) return i - 1;
  }
  return items.empty() ? 0 : items.size() - 1;
}

bool begins_breach(const Items& items, std::size_t i) { return items[i]->culprit && (i == 0 || !items[i - 1]->culprit); }

/// The first few say how it began; the rest of the lines go to what led to the culprit, and two to what came after it.
std::vector<TimelineLine> trimmed(const Items& items, std::size_t lines_max) {
  const bool all = items.size() <= lines_max;
  const std::size_t head = all ? items.size() : lines_max / 4;
  const std::size_t after = 2;
  const std::size_t end = all ? items.size() : std::min(items.size(), std::max(lines_max, last_culprit(items) + 1 + after));
  const std::size_t begin = all ? items.size() : std::max(head, end - (lines_max - head));
  std::vector<TimelineLine> lines;
  const auto show = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) lines.push_back({items[i], 0, begins_breach(items, i)});
  };
  show(0, head);
  if (begin > head) lines.push_back({nullptr, begin - head, false});
  show(begin, end);
  if (end < items.size()) lines.push_back({nullptr, items.size() - end, false});
  return lines;
}

/// 90000020 ms is "25h 20ms": exact, and of a size that a reader can grasp.
std::string in_units(Duration duration) {
  constexpr std::array<std::pair<std::int64_t, std::string_view>, 4> units{
      {{3600000, "h"}, {60000, "m"}, {1000, "s"}, {1, "ms"}}};
  std::string out;
  std::int64_t left = duration.count();
  for (const auto& [size, name] : units) {
    if (left < size) continue;
    out += fmt::format("{}{}{}", out.empty() ? "" : " ", left / size, name);
    left %= size;
  }
  return out.empty() ? "0s" : out;
}

}  // namespace

Mark mark_of(const TimelineItem& item) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const auto& it) { return it.first == item.kind; });
  return found == marks.end() ? Mark::other : found->second;
}

std::vector<TimelineLine> relevant_timeline(const Failure& failure, std::size_t lines_max) {
  return trimmed(relevant_items(failure), lines_max);
}

std::vector<TimelineLine> whole_timeline(const Failure& failure, std::size_t lines_max) {
  Items items;
  for (const auto& item : failure.timeline) items.push_back(&item);
  return trimmed(items, lines_max);
}

std::string words_of(const TimelineItem& item) {
  const std::string words = one_line(item.text);
  if (!words.empty()) return words;
  return one_line(item.message.empty() ? item.kind : fmt::format("{} {}", item.kind, item.message));
}

std::string whose(const TimelineItem& item) {
  const std::string party = one_line(item.party);
  switch (mark_of(item)) {
    case Mark::send: return fmt::format("{} → {}", item.from.empty() ? party : one_line(item.from), broker_lane);
    case Mark::delivery: return fmt::format("{} → {}", broker_lane, party);
    case Mark::acknowledgement: return fmt::format("{} → {}", party, broker_lane);
    default: return party;
  }
}

std::string elapsed(const Failure& failure, const TimelineItem& item) {
  const auto first = parse_instant(failure.timeline.empty() ? item.at : failure.timeline.front().at);
  const auto now = parse_instant(item.at);
  if (!first || !now || *now < *first) return one_line(item.at);
  return "+" + in_units(*now - *first);
}

}  // namespace assay::reports
