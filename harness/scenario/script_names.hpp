#pragma once

#include "harness/scenario/script_tree.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay::scenario::script {

/// The names that a script gives, gathered before the rest is read: a value is a reference only if its first word is one.
class Names {
 public:
  enum class Kind : std::uint8_t { row, command, publish };
  struct Given {
    Kind kind = Kind::row;
    std::size_t index = 0;  // in `given` or in `when`
    std::uint32_t line = 0;
  };

  /// Reports a name that is given twice. All else about the form of the script is left to the reader.
  Names(const Node& root, Problems& problems);

  [[nodiscard]] const Given* find(std::string_view name) const;  // null: no such name
  [[nodiscard]] const Given* row(std::string_view name) const;   // null: no row has that name
  [[nodiscard]] const Given* step(std::string_view name) const;  // null: no command or publish step has it
  [[nodiscard]] bool has_tenant(std::string_view name) const { return tenants_.contains(name); }

  /// For suggestions, sorted: at most suggestions_max of them, so that a file of a thousand faults is still read in a moment.
  static constexpr std::size_t suggestions_max = 100;
  [[nodiscard]] std::vector<std::string> rows() const;
  [[nodiscard]] std::vector<std::string> steps() const;
  [[nodiscard]] std::vector<std::string> tenants() const;

 private:
  void add_all(const Node* list, std::string_view key, Kind kind, Problems& problems);
  [[nodiscard]] std::vector<std::string> of(bool rows) const;

  std::map<std::string, Given, std::less<>> given_;
  std::set<std::string, std::less<>> tenants_;
};

}  // namespace assay::scenario::script
