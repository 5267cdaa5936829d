#pragma once

#include "harness/base/duration.hpp"
#include "harness/base/shared.hpp"
#include "harness/base/table.hpp"
#include "harness/base/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay::kernel {

/// What can happen, as the harness sees it. The fields of an entry that a kind uses are named beside it.
enum class Happened : std::uint8_t {
  commanded,     // party was asked; subject: the command; detail: its id
  answered,      // party answered the command; subject: done refused failed; detail: the whole text of the answer
  sent,          // party handed a message to the broker; subject: event type; detail: the whole envelope; message: its event id
  delivered,     // message reached party; subject: event type; detail: delivery id
  wrote,         // party changed one row (durable at `committed`); subject: table; row: after, null if erased; before: before
  committed,     // the writes since the last begin are durable
  rolled_back,   // or they are not
  acknowledged,  // party told the broker that it is done with message
  lost_ack,      // ... but the broker did not hear it
  retry_asked,   // party could not handle message now; detail: reason code
  refused,       // party refused message for good; detail: reason code
  dead_lettered, // the broker gave message up for party; detail: reason code
  crashed,       // party died; detail: the boundary
  logged,        // party wrote a log line; subject: level; detail: the whole line
  measured,      // party wrote a metric; detail: name with labels
  unavailable,   // the store refused a call; detail: the call
  advanced,      // the clock moved; detail: by how much
};
[[nodiscard]] std::string_view to_string(Happened kind);

struct Entry {
  Happened kind = Happened::commanded;
  bool nested = false;  // done by a second worker while the first one stood still
  std::uint16_t step = 0;  // which choice of the schedule caused it, from 1
  Instant at;
  Text party;
  Text tenant;   // whose row, message or line it is; empty: nobody's or unknown
  Text message;  // the event or command that it is about or caused by; empty: none
  Text subject;
  Text detail;
  const TableLayout* table = nullptr;
  Row row;
  Row before;
  Text to;  // `sent`: for which subscriber; empty: for all
};

/// The entries of one step, linked to those before: schedules that share a beginning share its entries.
struct JournalPart : Counted {
  Shared<JournalPart> before;
  std::vector<Entry> entries;
  std::uint16_t step = 0;

  JournalPart() = default;
  JournalPart(const JournalPart&) = default;
  JournalPart& operator=(const JournalPart&) = delete;
  ~JournalPart();  // unlinks a long chain without recursion
};
using JournalEnd = Shared<JournalPart>;

/// What happened in one schedule, in order. Views entries that a JournalEnd keeps alive.
class Journal {
 public:
  explicit Journal(JournalEnd end);
  Journal() = default;

  [[nodiscard]] std::span<const Entry* const> entries() const { return entries_; }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  JournalEnd end_;
  std::vector<const Entry*> entries_;
};

/// One line for each entry, the same bytes on every machine. Of the values of rows
/// only ids, times and numbers are shown: any text may be one that should not be there.
[[nodiscard]] std::string to_string(const Journal& journal);

}  // namespace assay::kernel
