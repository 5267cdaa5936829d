#pragma once

#include "harness/diff/side.hpp"

#include <set>
#include <string>
#include <string_view>

namespace assay::diff {

/// The names that two contracts know: what their prose may speak of.
class Vocabulary {
 public:
  Vocabulary(const Side& before, const Side& after);

  /// The events that the words name: those that are known, and names that nobody knows but that look like an event's.
  [[nodiscard]] std::set<std::string> events_in(std::string_view words) const;

  /// Whether the words name a member of some payload as a name: in backticks, or as no word of prose is spelled ("crate_id", "crateId").
  /// So does a marked name of which the words say that it goes ("`dock` is removed").
  [[nodiscard]] bool names_member(std::string_view words) const;

 private:
  using Names = std::set<std::string, std::less<>>;
  void add(const contract::Model& model);

  Names events_;
  Names members_;  // in lower case: paths, and each name in them
  Names others_;   // tables
};

/// The words in lower case, without the marks around them: names with their `_`, `-` and inner dots, and the last name of each path.
[[nodiscard]] std::set<std::string, std::less<>> words_in(std::string_view text);

/// "data.stops[].id" -> "data", "stops", "id", and the path itself without `[]`; in lower case.
[[nodiscard]] std::set<std::string, std::less<>> names_of_path(std::string_view path);

}  // namespace assay::diff
