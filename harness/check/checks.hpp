#pragma once

#include "harness/check/canary.hpp"
#include "harness/check/result.hpp"
#include "harness/check/row_rules.hpp"
#include "harness/check/verdict.hpp"

#include <array>
#include <span>
#include <string_view>
#include <unordered_map>

namespace assay::check {

/// All that a check may look at. The journal is in `history`; everything else was known before the run.
struct Question {
  const History& history;
  const RunResult& result;      // of this journal
  const RunResult* reference = nullptr;  // what the reference parties come to without faults; null: not known
  const RunResult* fault_free = nullptr; // what the same parties come to without faults
  const contract::Registry& registry;
  const CanaryMatcher& canaries;
  const std::unordered_map<Text, Text>& owners;  // id of a given row to its organisation
  bool at_rest = true;                           // false: the drain did not end
  std::span<const Text> may_stay = {};           // message ids that may rightly end in the dead letters or stay
  const RowRules* row_rules = nullptr;           // what the contracts say of their tables; null: nothing
};

/// Each distinct event took effect as often as the contract wants, however often it was delivered.
/// Fail: a party changed domain rows for one event more or less often than the reference does. Inconclusive: no reference.
[[nodiscard]] Verdict effect_exactly_once(const Question& question);
/// The rows at the end are those of the reference; generated ids are compared by what they point to, times not at all.
[[nodiscard]] Verdict final_state_agrees(const Question& question);
/// Each state change has its events, each once: one id for each event, none missing, none that stands for nothing.
[[nodiscard]] Verdict emitted_events_agree(const Question& question);
/// No acknowledgement without something durable, and nothing that had to be refused vanished behind one.
[[nodiscard]] Verdict acknowledged_after_commit(const Question& question);
/// Without new faults everything ends: no message is delivered for ever, and no good one ends in the dead letters.
[[nodiscard]] Verdict comes_to_rest(const Question& question);
/// What one organisation's event causes stays in that organisation: rows, references, log lines, messages.
[[nodiscard]] Verdict tenant_isolation(const Question& question);
/// No canary in any byte that leaves: messages, logs, metrics, answers, and columns that are not declared to hold PHI.
[[nodiscard]] Verdict no_phi_leaves(const Question& question);
/// Published messages conform to their schemas; what does not conform has no effect; a conflict is not swallowed.
[[nodiscard]] Verdict messages_conform(const Question& question);
/// Every effect has its audit entries and no entry lacks its effect; refusals leave one; append-only tables only grow.
[[nodiscard]] Verdict audit_complete(const Question& question);
/// Every row that a party makes durable is as the contracts state its table: types, nulls, listed values. Inboxes are not
/// judged: how a party remembers what it has handled is its own affair.
[[nodiscard]] Verdict rows_conform(const Question& question);
/// The same events under another schedule come to the same rows, whatever the reference says.
[[nodiscard]] Verdict schedule_independent(const Question& question);

struct CheckEntry {
  std::string_view name;
  Verdict (*judge)(const Question&);
  std::string_view what;
};

/// Every check of the harness; `assay list checks` prints this table.
inline constexpr std::array all_checks{
    CheckEntry{"effect-exactly-once", effect_exactly_once, "each distinct event takes effect once, however often it is delivered"},
    CheckEntry{"final-state-agrees", final_state_agrees, "the rows at the end are those of the reference"},
    CheckEntry{"emitted-events-agree", emitted_events_agree, "every state change has its events, each with one id"},
    CheckEntry{"acknowledged-after-commit", acknowledged_after_commit, "nothing is acknowledged before it is durable"},
    CheckEntry{"comes-to-rest", comes_to_rest, "without new faults everything ends, and no good event in the dead letters"},
    CheckEntry{"tenant-isolation", tenant_isolation, "what one organisation's event causes stays in that organisation"},
    CheckEntry{"no-phi-leaves", no_phi_leaves, "no canary in any outgoing byte"},
    CheckEntry{"messages-conform", messages_conform, "messages conform to their schemas, and only those take effect"},
    CheckEntry{"rows-conform", rows_conform, "every row is as the contracts state its table"},
    CheckEntry{"audit-complete", audit_complete, "every effect is audited once, and audit tables only grow"},
    CheckEntry{"schedule-independent", schedule_independent, "another schedule of the same events ends in the same rows"},
};

}  // namespace assay::check
