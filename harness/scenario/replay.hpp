#pragma once

#include "harness/explore/schedule.hpp"
#include "harness/scenario/run.hpp"

#include <string>

namespace assay::scenario {

inline constexpr std::string_view replay_version = "1";

/// A failing schedule, enough to see it again: a file of its own, in JSON (scenarios/replay.schema.json).
struct Replay {
  std::string harness_version;
  std::string scenario;      // name
  std::string model_digest;
  std::uint64_t seed = 0;
  std::string twin;          // id of the broken twin that took part, or empty
  std::string bounds;
  std::string check;
  std::string signature;
  std::string what;
  explore::Schedule schedule;
};

[[nodiscard]] std::string to_json(const Replay& replay);

/// Errors: unreadable; invalid, with line and column or pointer: no JSON, a missing or wrong member, another version.
[[nodiscard]] Result<Replay> read_replay(const std::string& path);

/// "scenarios/ce-29/duplicate-delivery" and "effect-exactly-once/PM-01/…" make the file name
/// "ce-29-duplicate-delivery--effect-exactly-once-pm-01-….json".
[[nodiscard]] std::string replay_file_name(const Replay& replay);

}  // namespace assay::scenario
