#pragma once

#include "harness/diff/side.hpp"

#include <cstdint>
#include <set>
#include <utility>

namespace assay::diff {

/// What a breaking change must come with. Where no document says, all of it.
struct Demands {
  bool version = true;
  bool migration = true;
  bool approval = true;
  std::int64_t days = 90;  // for which the old form is kept; 0: not asked for
  SourceSpan at;           // the sentence that asks; without a file: the default
};

/// Reads what the documents ask of a breaking change: a sentence such as "Breaking changes must …" with the list below it. The new tree's
/// word counts; where it has none, the old tree's, since a rule is not lifted by the change that it forbids.
[[nodiscard]] Demands demands_of(const Side& before, const Side& after);

/// The lines (file, line) of a side that state demands: what they say announces nothing.
[[nodiscard]] std::set<std::pair<std::string, std::uint32_t>> demanding_lines(const Side& side);

}  // namespace assay::diff
