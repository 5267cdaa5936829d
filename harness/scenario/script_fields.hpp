#pragma once

#include "harness/scenario/script_keys.hpp"
#include "harness/scenario/script_tree.hpp"

#include <vector>

namespace assay::scenario::script {

/// The keys of one map, held against a table of known ones.
class Fields {
 public:
  /// Reports: no map where one must be, unknown keys with the nearest known one, required keys that are missing, and for a
  ///          choice none or more than one key.
  Fields(const Node& node, const KeyTable& table, Problems& problems);

  /// Null if it is not there.
  [[nodiscard]] const Node* find(std::string_view key) const { return node_.find(key); }
  /// Of an open table: the members that it does not know. Else none.
  [[nodiscard]] std::vector<const Member*> others() const;
  /// Of a choice: its member, or null if that was reported.
  [[nodiscard]] const Member* chosen() const;

 private:
  void report_unknown(const Member& member, Problems& problems) const;
  void report_missing(Problems& problems) const;
  void report_choice(Problems& problems) const;

  const Node& node_;
  const KeyTable& table_;
};

/// "; did you mean x?" if one of the candidates is near, else empty.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> candidates);

}  // namespace assay::scenario::script
