#pragma once

#include "harness/diff/diff.hpp"

#include <string>
#include <string_view>

/// Small contract documents for the comparison's tests.
namespace assay::support {

inline std::string head(std::string_view version = "1.0.0", std::string_view updated = "2026-01-05") {
  return "# Depot Crates\n\n**Status:** Complete\n**Version:** " + std::string(version) + "\n**Last Updated:** " + std::string(updated) + "\n\n## Published Events\n\n";
}

/// An event of DP-01 that BL-01 and TR-02 read; `rows` are further rows of its table, `members` the whole payload.
inline std::string event_of(std::string_view name, std::string_view rows, std::string_view members) {
  return "### `" + std::string(name) + "`\n\n| Field | Value |\n|---|---|\n" + std::string(rows) + "\n**Payload:**\n\n```typescript\ninterface Payload {\n" + std::string(members) + "\n}\n```\n\n";
}

inline constexpr std::string_view parties = "| Publisher | DP-01 |\n| Subscribers | BL-01, TR-02 |\n";
inline constexpr std::string_view ids = "  organization_id: uuid;\n  crate_id: uuid;\n";

/// depot_crate_sealed with these members beside its ids.
inline std::string crate(std::string_view members) { return head() + event_of("depot_crate_sealed", parties, std::string(ids) + std::string(members)); }

/// depot_crate_sealed with these rows beside its parties.
inline std::string crate_with(std::string_view rows) { return head() + event_of("depot_crate_sealed", std::string(parties) + std::string(rows), ids); }

inline diff::Difference difference(const std::string& before, const std::string& after) {
  return diff::compare(diff::side_of({{"old/crates.md", before}}), diff::side_of({{"new/crates.md", after}}));
}

/// "field-removed:ps subscriber-added:-": every change with whom it breaks, sorted.
std::string summary(const diff::Difference& difference);

}  // namespace assay::support
