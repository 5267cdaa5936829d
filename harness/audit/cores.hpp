#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace assay::audit {

/// The cores of a platform and what belongs to them. Names are lower case: "fa".
class Cores {
 public:
  /// A core that has a folder of specs or `cores/NAME`, or that is a party of the contracts.
  void add_name(std::string_view name);

  /// What a contract allows: that code of `core` reads `table` of another.
  void allow_read(std::string_view core, std::string_view table);
  [[nodiscard]] bool may_read(std::string_view core, std::string_view table) const;

  [[nodiscard]] const std::set<std::string, std::less<>>& names() const { return names_; }

  /// The core in whose folder a path lies: "fa" of "src/cores/fa/billing.ts", known or not, and of "@/cores/fa", if it is known; empty for none.
  [[nodiscard]] std::string of_path(std::string_view path) const;

  /// The core that owns a table by its prefix: "fa" of "fa_transactions"; empty if no core has it. A name with a schema belongs to the
  /// core that the schema is called after, if there is one ("fa.transactions").
  [[nodiscard]] std::string of_table(std::string_view name) const;

  /// Platform cores own what all may use: their tables may be read and referenced by every core.
  [[nodiscard]] static bool is_platform(std::string_view core);

 private:
  std::set<std::string, std::less<>> names_;
  std::set<std::pair<std::string, std::string>> reads_;  // core and table, lower case
  std::map<std::string, std::string, std::less<>> prefixes_;  // of tables: "front_desk" -> "front-desk"
};

/// The folder below `cores/` in a path, lower case: what may be the name of a core; empty if there is none, or if it is a folder that
/// all cores share ("shared", "_lib").
[[nodiscard]] std::string core_folder_in(std::string_view path);

/// "fa" -> "FA": as documents write it.
[[nodiscard]] std::string shown_core(std::string_view core);

}  // namespace assay::audit
