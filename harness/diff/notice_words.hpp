#pragma once

#include "harness/base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What one statement of a document (a sentence or two, an item, a row of a table) says about a change. All take it as printed, of any
// length a caller allows; letters count in either case. A statement that denies, asks or puts off says nothing.
namespace assay::diff {

/// What a statement says about how long an old form stays.
struct Kept {
  std::optional<Date> until;
  std::optional<std::int64_t> days;
  std::optional<Date> deprecated;  // since when
  [[nodiscard]] bool any() const { return until || days || deprecated; }
};
[[nodiscard]] Kept kept_in(std::string_view statement);

/// Somebody has approved: "Approval: the board, 2026-01-05", "Approved by Dana." Not: "Approved by: TBD", "must be approved".
[[nodiscard]] bool tells_approval(std::string_view statement);

/// Its sentences, as printed; the number of an item ends none.
[[nodiscard]] std::vector<std::string_view> sentences_in(std::string_view statement);

/// It is about an approval or about keeping an old form, whatever it says of it: such words are no part of a guide.
[[nodiscard]] bool is_about_approval_or_keeping(std::string_view statement);

/// What stands below the heading tells how to migrate.
[[nodiscard]] bool heads_guide(std::string_view heading);
/// What stands below the heading tells what breaks: "Breaking changes".
[[nodiscard]] bool heads_breaking_changes(std::string_view heading);

/// The statement names a guide that is there: "See the [migration guide](migrate.md)".
[[nodiscard]] bool points_to_guide(std::string_view statement);

/// Words of a guide that tell somebody something: no "To be written.", "None.", "TODO", "No migration is needed".
[[nodiscard]] bool has_substance(std::string_view statement);

/// It links to a document: "[how](guide.md)", not "[above](#guide)".
[[nodiscard]] bool links_to_document(std::string_view statement);
/// A numbered item: "2. Deploy the readers".
[[nodiscard]] bool is_step(std::string_view statement);
/// A box that nobody has ticked: "- [ ] …".
[[nodiscard]] bool is_unticked(std::string_view statement);

}  // namespace assay::diff
