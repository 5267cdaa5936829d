#pragma once

#include "harness/scenario/run_record.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// The timeline of a failure, as the text reports and the diagram show it.
namespace assay::reports {

/// The line of the diagram that is no party: messages rest here between sending and delivery.
inline constexpr std::string_view broker_lane = "broker";

/// What a journal kind means to a reader, however it is spelled ("lost_ack", "acknowledgement lost").
enum class Mark : std::uint8_t {
  command,
  send,
  delivery,
  write,
  commit,
  rollback,
  acknowledgement,
  lost_acknowledgement,
  refusal,  // refused, dead-lettered, asked for again
  crash,
  unavailable,
  clock,
  other,
};
[[nodiscard]] Mark mark_of(const scenario::TimelineItem& item);

/// One line: an item, or how many items are left out here.
struct TimelineLine {
  const scenario::TimelineItem* item = nullptr;
  std::size_t left_out = 0;
  bool first_culprit = false;  // the contract is broken here, and not yet in the line above
};

/// The items of the failure's party, of the messages that reach it, of the clock, and the culprits; of those at most
/// `lines_max`, the ones around the culprit.
[[nodiscard]] std::vector<TimelineLine> relevant_timeline(const scenario::Failure& failure, std::size_t lines_max);

/// All items, at most `lines_max`: the first few and those around the culprit.
[[nodiscard]] std::vector<TimelineLine> whole_timeline(const scenario::Failure& failure, std::size_t lines_max);

/// "wrote pm_patients"; made from kind and message where the item has no words of its own.
[[nodiscard]] std::string words_of(const scenario::TimelineItem& item);

/// "broker → PM-01" for a message on its way, else the party.
[[nodiscard]] std::string whose(const scenario::TimelineItem& item);

/// Virtual time since the first item: "+40ms", "+25h 20ms"; the item's own words where they are no time.
[[nodiscard]] std::string elapsed(const scenario::Failure& failure, const scenario::TimelineItem& item);

}  // namespace assay::reports
