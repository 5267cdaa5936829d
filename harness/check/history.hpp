#pragma once

#include "harness/check/verdict.hpp"
#include "harness/contract/registry.hpp"
#include "harness/kernel/journal.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// A journal, read once for all checks: which messages there were, what each party made durable because of them, and how the
/// world's rows changed. Pure: the same journal gives the same history.
namespace assay::check {

/// One message as the wire had it.
struct Sent {
  Text id;
  Text type;
  Text tenant;      // of the envelope
  Text payload;
  Text key;         // what the contract says makes it one event: type, tenant, key fields; its id where the contract is silent
  Text content_key; // the key, told apart by payload too: two messages may claim one key with different content
  bool by_party = false;   // false: the scenario put it on the broker itself
  bool conforms = false;
  const kernel::Entry* entry = nullptr;  // the first time it was sent
};

/// Writes of one party that became durable together.
struct Transaction {
  Text party;
  Text message;  // what caused it: an event, a command, or empty
  Text tenant;   // of that
  std::uint16_t step = 0;
  std::size_t place = 0;  // index of the commit in the journal
  std::vector<const kernel::Entry*> writes;

  [[nodiscard]] bool changes_domain() const;
};

class History;

/// A violation with what every check says of it: who, about which message and its event type, at which step of the schedule.
[[nodiscard]] Violation violation_at(std::string_view check, const History& history, Text party, Text message, std::uint16_t step);

class History {
 public:
  History(const kernel::Journal& journal, const contract::Registry& registry);

  [[nodiscard]] const kernel::Journal& journal() const { return journal_; }
  [[nodiscard]] std::span<const Sent> messages() const { return messages_; }
  [[nodiscard]] std::span<const Transaction> transactions() const { return transactions_; }
  /// The message with this event id; null for a command or if it was never sent.
  [[nodiscard]] const Sent* message(Text id) const;
  /// The business key of a message; of a command its id.
  [[nodiscard]] Text key_of(Text message_id) const;
  [[nodiscard]] Text content_key_of(Text message_id) const;
  /// True for ids that parties made up in this run: never compared, only their number and where they point.
  [[nodiscard]] bool is_generated(Text id) const { return generated_.contains(id); }
  /// A row's content as it is compared between runs: noise left out, generated ids replaced by what they point to.
  [[nodiscard]] std::uint64_t content(const TableLayout& table, const Row& row) const;

 private:
  void read_messages(const contract::Registry& registry);
  void read_transactions();
  void colour_generated_ids();
  [[nodiscard]] std::uint64_t shape(const TableLayout& table, const Row& row, bool with_colours) const;

  const kernel::Journal& journal_;
  std::vector<Sent> messages_;
  std::unordered_map<Text, std::size_t> message_index_;
  std::vector<Transaction> transactions_;
  std::unordered_set<Text> generated_;
  std::unordered_map<Text, std::uint64_t> colours_;
};

}  // namespace assay::check
