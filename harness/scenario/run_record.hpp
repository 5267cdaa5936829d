#pragma once

#include "harness/base/duration.hpp"
#include "harness/contract/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// A finished run: what the reports are made from. Nothing in it may hold a value that may be PHI.
namespace assay::scenario {

enum class Outcome : std::uint8_t { pass, fail, inconclusive, not_run };
[[nodiscard]] std::string_view to_string(Outcome outcome);

/// One event of a failing schedule, for the space-time diagram: a dot on a party's line, or an arrow between two.
struct TimelineItem {
  std::uint32_t step = 0;       // which choice of the schedule caused it, from 1
  std::string at;               // virtual time, RFC 3339
  std::string kind;             // journal kind: "sent" "delivered" "wrote" "committed" "acknowledged" "crashed" …
  std::string party;            // whose line
  std::string from;             // for "sent" and "delivered": whose line the arrow starts at; else empty
  std::string message;          // short event name: "e1", or empty
  std::string tenant;           // or empty
  std::string text;             // "wrote pm_patients", "crash after commit": never a value
  bool culprit = false;         // this is where the check saw the contract broken
};

struct Failure {
  std::string check;                      // "effect-exactly-once"
  std::string party;
  std::string event;                      // event type, or empty
  std::vector<std::string> obligations;   // ids that it violates
  std::string signature;                  // check/obligation/party: the same cause has the same signature
  std::string what;                       // one sentence: "PM-01 applied one ce_lead_converted_to_patient twice"
  std::string expected;                   // "1 row of pm_patients", or empty
  std::string found;                      // "2 rows", or empty
  std::vector<std::string> also;          // further checks that the same schedule fails
  std::vector<std::string> schedule;      // the labelled choices that matter; between them the world goes on by itself
  std::uint32_t last_choice = 0;          // the step at which the last of them was made; 0: there is none
  std::uint32_t drain_steps = 0;          // deliveries after them, without faults
  std::vector<TimelineItem> timeline;
  std::string replay;                     // path of the replay file, or empty
};

struct ScenarioResult {
  std::string name;
  std::string file;
  std::string description;
  std::vector<std::string> verifies;
  Outcome outcome = Outcome::not_run;
  std::string why;                // for inconclusive and not_run
  bool exhaustive = false;        // every schedule within the bounds was tried
  std::string bounds;             // "2 copies, 1 crash, any order"
  std::uint64_t states = 0;       // distinct
  std::uint64_t schedules = 0;    // that were judged at their end
  std::uint64_t deliveries = 0;
  std::uint64_t judged_effects = 0;
  std::vector<std::string> took_part;  // parties that were asked or delivered something, sorted
  double seconds = 0;             // wall clock: never in anything that is compared
  std::vector<Failure> failures;  // one for each signature, the shortest schedule
};

struct ObligationResult {
  enum class Verdict : std::uint8_t { proven, violated, inconclusive, untested };
  const contract::Obligation* obligation = nullptr;
  Verdict verdict = Verdict::untested;
  std::string why;
  bool suspect = false;                // a scenario was written against other words
  std::vector<std::size_t> scenarios;  // indices into RunRecord::scenarios
};
[[nodiscard]] std::string_view to_string(ObligationResult::Verdict verdict);

/// What was seen of one party and one event, for the coverage tables.
struct Coverage {
  std::string party;
  std::string event;
  bool implemented = false;  // a reference party of this name took part
  std::uint64_t deliveries = 0;
  std::uint32_t obligations = 0;         // of the party (for this event or for all)
  std::uint32_t obligations_proven = 0;
};

struct RunRecord {
  std::string command;       // "assay run --seed 1"
  std::string version;       // of the harness
  std::string seed;
  std::string started;       // RFC 3339, wall clock
  double seconds = 0;        // wall clock
  std::string world = "simulation";
  contract::Model model;
  std::string model_digest;
  std::vector<ScenarioResult> scenarios;       // sorted by name
  std::vector<ObligationResult> obligations;   // sorted by id; point into `model`
  std::vector<contract::Finding> findings;     // of the documents and of the run, worst first
  std::vector<Coverage> coverage;              // sorted by party, event
  std::vector<std::string> not_looked_at;      // in words: "PM-38 has no reference implementation"
  std::string replay;                          // command that repeats the run
};

/// The verdict of the whole: fail before inconclusive before pass. Document findings do not decide it.
[[nodiscard]] Outcome outcome_of(const RunRecord& record);

}  // namespace assay::scenario
