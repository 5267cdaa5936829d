#pragma once

#include "harness/base/date.hpp"
#include "harness/base/error.hpp"
#include "harness/contract/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The specs that nobody outside of their core needs to hear of, each with somebody who says so. Written by hand as YAML or JSON: a list
/// of entries, or a map with the list under `entries` (contracts/allowlist.schema.json).
namespace assay::audit {

/// A quarter, in days: an entry is looked at again after that long at the latest.
inline constexpr std::int64_t review_days = 92;

/// What is wrong with the form of the list or of one entry.
struct AllowlistProblem {
  std::string_view rule;  // "AC611" and so on
  std::string detail;
  contract::Quote at;
};

struct AllowlistEntry {
  std::string id;                 // empty: it has none
  std::string rationale, owner;   // empty: missing, or a placeholder
  std::optional<Date> added;      // nothing: missing or no date
  std::optional<Date> reviewed;   // the last review
  std::optional<Date> review;     // the next one
  contract::Quote at;             // of the entry: its id, if it has one
  bool in_error = false;          // a problem of form is about it

  /// The last day on which the entry stands without another review: its next one, but no more than a quarter after it was last looked at, whatever
  /// day it sets itself; nothing where no date says.
  [[nodiscard]] std::optional<Date> due() const;

  /// Whether it is whole and not overdue.
  [[nodiscard]] bool stands(Date today) const;
};

struct Allowlist {
  std::string path;  // empty: there is none
  bool json = false; // how to write the next entry
  std::vector<AllowlistEntry> entries;    // in the order of the file
  std::vector<AllowlistProblem> problems;  // of form; whether entries fit the specs is judged elsewhere
};

/// Errors: unreadable; invalid with line and column, if it is neither JSON nor YAML, nests deeper than an entry does, or is no list of entries.
/// What is wrong with single entries stands in `problems`.
[[nodiscard]] Result<Allowlist> read_allowlist(const std::string& path, Date today);

/// The same of a text in memory.
[[nodiscard]] Result<Allowlist> allowlist_of(const std::string& path, std::string_view text, Date today);

}  // namespace assay::audit
