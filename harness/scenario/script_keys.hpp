#pragma once

#include <span>
#include <string_view>

/// The keys that a script may hold: one table for each map. scenarios/scenario.schema.json states the same for editors, and
/// a test holds the two together.
namespace assay::scenario::script {

struct Key {
  std::string_view name;
  bool required = false;
};

struct KeyTable {
  std::string_view name;  // of the map: "publish"; the root is "script"
  std::span<const Key> keys;
  bool open = false;    // other keys are columns of a row or arguments of a command
  bool choice = false;  // exactly one of the keys

  [[nodiscard]] bool knows(std::string_view key) const;
};

extern const KeyTable script_keys;
extern const KeyTable given_keys;
extern const KeyTable row_keys;
extern const KeyTable when_keys;
extern const KeyTable command_keys;
extern const KeyTable publish_keys;
extern const KeyTable deliver_keys;
extern const KeyTable crash_keys;
extern const KeyTable faults_keys;
extern const KeyTable then_keys;
extern const KeyTable rows_keys;
extern const KeyTable emitted_keys;
extern const KeyTable refused_keys;

/// All of the above.
[[nodiscard]] std::span<const KeyTable* const> all_key_tables();

/// The pairs of boundaries between which a crash may be put.
[[nodiscard]] std::span<const std::string_view> crash_points();

}  // namespace assay::scenario::script
