#include "harness/check/checks.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace assay::check {

using kernel::Entry;
using kernel::Happened;

namespace {

/// What happened to one message at one party, as places in the journal.
struct Handling {
  std::size_t first_ack = SIZE_MAX;
  std::size_t first_commit = SIZE_MAX;
  std::uint16_t ack_step = 0;  // of the last acknowledgement
  bool died_after_ack = false;
  bool given_up = false;  // refused or dead-lettered
  const Entry* ack = nullptr;
};

using Handlings = std::map<std::pair<Text, Text>, Handling>;  // by party, message

Handlings handlings_of(const History& history) {
  Handlings handlings;
  const auto entries = history.journal().entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = *entries[i];
    if (entry.message.empty() || history.message(entry.message) == nullptr) continue;
    Handling& handling = handlings[{entry.party, entry.message}];
    if (entry.kind == Happened::acknowledged) {
      handling.ack_step = entry.step;
      if (handling.ack != nullptr) continue;
      handling.first_ack = i;
      handling.ack = &entry;
    } else if (entry.kind == Happened::crashed && handling.ack != nullptr && handling.ack_step == entry.step) {
      // A handler that died after its own acknowledgement; one of a later copy leaves the broker to try again.
      handling.died_after_ack = true;
    } else if (entry.kind == Happened::refused || entry.kind == Happened::dead_lettered) {
      handling.given_up = true;
    }
  }
  for (const Transaction& transaction : history.transactions()) {
    const auto at = handlings.find({transaction.party, transaction.message});
    if (at != handlings.end()) at->second.first_commit = std::min(at->second.first_commit, transaction.place);
  }
  return handlings;
}

Violation about(const History& history, const Entry& ack) {
  Violation violation = violation_at("acknowledged-after-commit", history, ack.party, ack.message, ack.step);
  violation.kinds = {"receive", "create-record", "deliver"};
  return violation;
}

}  // namespace

Verdict acknowledged_after_commit(const Question& question) {
  Verdict verdict;
  for (const auto& [who, handling] : handlings_of(question.history)) {
    if (handling.ack == nullptr) continue;
    ++verdict.judged;
    const bool late = handling.first_commit != SIZE_MAX && handling.first_commit > handling.first_ack;
    const bool lost = handling.first_commit == SIZE_MAX && handling.died_after_ack;
    if (late || lost) {
      Violation violation = about(question.history, *handling.ack);
      violation.what = fmt::format("{} acknowledged {} before anything of it was durable", who.first.view(), violation.event.view());
      violation.expected = "commit, then acknowledge";
      violation.found = late ? "acknowledge, then commit" : "acknowledge, then a crash, and nothing durable";
      verdict.fail(std::move(violation));
    }
    if (question.reference == nullptr || handling.given_up) continue;
    const auto refused = question.reference->dead_letters.find({who.first, question.history.content_key_of(who.second)});
    if (refused == question.reference->dead_letters.end()) continue;
    Violation violation = about(question.history, *handling.ack);
    violation.what = fmt::format("{} acknowledged a {} that it had to refuse, and no trace of it is left", who.first.view(), violation.event.view());
    violation.expected = fmt::format("a dead letter ({})", refused->second.view());
    violation.found = "an acknowledgement";
    violation.kinds = {"receive", "other", "deduplicate"};
    verdict.fail(std::move(violation));
  }
  return verdict;
}

}  // namespace assay::check
