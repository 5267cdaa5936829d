#pragma once

#include "harness/base/date.hpp"
#include "harness/diff/guides.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay::diff {

/// One place of the documents that tells of a change: a migration guide, how long the old form stays, who approved.
struct Notice {
  enum class Kind : std::uint8_t { migration, kept, approval, deprecated };
  Kind kind;
  std::string file;
  std::uint32_t line = 0;
  std::set<std::string> names;        // events that it names itself or by the headings above; empty: it speaks of its whole document
  std::optional<Date> date;           // kept: until when; deprecated: since when
  std::optional<std::int64_t> days;   // kept: how many
  std::shared_ptr<const Guide> guide;  // migration: what it says
};

/// What a side's documents announce.
class Notices {
 public:
  /// Statements all of whose lines also stand in `older` (trimmed) are no news and are left out; null keeps all, but for guides.
  Notices(const Side& side, const Vocabulary& vocabulary, const Side* older);

  /// Those that speak of one of the events, wherever they stand, and those of the files that name no event. Of guides, those that cover
  /// the subject.
  [[nodiscard]] std::vector<const Notice*> about(Notice::Kind kind, const Subject& subject) const;

 private:
  std::vector<Notice> notices_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
  std::map<std::string, std::vector<std::size_t>> by_file_;  // only those that name no event
};

}  // namespace assay::diff
