#include "harness/diff/change.hpp"

#include <algorithm>
#include <array>

namespace assay::diff {
namespace {

struct Kind {
  std::string_view name;
  std::string_view rule;
};

constexpr std::string_view compatible = "AC790";

constexpr std::array kinds{
    Kind{"field-removed", "AC701"}, Kind{"payload-undeclared", "AC701"},
    Kind{"field-renamed", "AC702"}, Kind{"field-moved", "AC702"},
    Kind{"field-added", "AC703"}, Kind{"field-made-required", "AC703"},
    Kind{"field-made-optional", "AC704"}, Kind{"field-requirement-unsaid", "AC704"}, Kind{"field-made-nullable", "AC704"},
    Kind{"type-narrowed", "AC705"}, Kind{"format-narrowed", "AC705"}, Kind{"enum-introduced", "AC705"}, Kind{"enum-value-removed", "AC705"}, Kind{"null-refused", "AC705"},
    Kind{"type-widened", "AC706"}, Kind{"format-loosened", "AC706"}, Kind{"enum-dropped", "AC706"}, Kind{"enum-value-added", "AC706"},
    Kind{"type-changed", "AC707"}, Kind{"format-changed", "AC707"},
    Kind{"tenant-removed", "AC708"}, Kind{"tenant-renamed", "AC708"}, Kind{"tenant-moved", "AC708"},
    Kind{"key-changed", "AC709"}, Kind{"key-removed", "AC709"},
    Kind{"envelope-changed", "AC710"}, Kind{"envelope-unsaid", "AC710"}, Kind{"event-type-changed", "AC710"}, Kind{"event-type-unsaid", "AC710"},
    Kind{"channel-changed", "AC711"}, Kind{"channel-unsaid", "AC711"}, Kind{"stream-changed", "AC711"}, Kind{"stream-unsaid", "AC711"},
    Kind{"subject-changed", "AC711"}, Kind{"subject-unsaid", "AC711"},
    Kind{"delivery-weakened", "AC712"}, Kind{"delivery-strengthened", "AC712"}, Kind{"delivery-unsaid", "AC712"}, Kind{"delivery-changed", "AC712"},
    Kind{"ordering-dropped", "AC712"}, Kind{"ordering-changed", "AC712"}, Kind{"ordering-demanded", "AC712"},
    Kind{"retention-shortened", "AC713"}, Kind{"retention-unsaid", "AC713"}, Kind{"horizon-lengthened", "AC713"},
    Kind{"event-removed", "AC714"}, Kind{"event-renamed", "AC715"}, Kind{"status-withdrawn", "AC716"},
    Kind{"subscriber-dropped", "AC717"}, Kind{"publisher-dropped", "AC718"},
    Kind{"obligation-added", "AC719"}, Kind{"obligation-removed", "AC719"}, Kind{"obligation-reworded", "AC719"}, Kind{"obligation-renamed", "AC719"},
    Kind{"table-removed", "AC720"}, Kind{"column-removed", "AC720"}, Kind{"column-added", "AC720"}, Kind{"column-type-changed", "AC720"}, Kind{"columns-unsaid", "AC720"},
    Kind{"unique-key-added", "AC720"}, Kind{"unique-key-removed", "AC720"}, Kind{"append-only-dropped", "AC720"}, Kind{"append-only-demanded", "AC720"},
    Kind{"row-level-security-dropped", "AC720"}, Kind{"row-level-security-added", "AC720"}, Kind{"table-owner-changed", "AC720"},
    Kind{"api-removed", "AC721"}, Kind{"permission-removed", "AC722"}, Kind{"threshold-changed", "AC723"}, Kind{"threshold-removed", "AC723"},
    Kind{"stream-retention-changed", "AC724"}, Kind{"stream-removed", "AC724"}, Kind{"mapping-changed", "AC725"},
    // These break nobody, whatever the circumstances.
    Kind{"event-added", compatible}, Kind{"event-deprecated", compatible}, Kind{"status-changed", compatible}, Kind{"version-changed", compatible},
    Kind{"payload-declared", compatible}, Kind{"requirement-clarified", compatible}, Kind{"fact-stated", compatible},
    Kind{"retention-lengthened", compatible}, Kind{"horizon-shortened", compatible}, Kind{"alias-added", compatible},
    Kind{"subscriber-added", compatible}, Kind{"publisher-added", compatible}, Kind{"table-added", compatible}, Kind{"api-added", compatible},
    Kind{"permission-added", compatible}, Kind{"threshold-added", compatible}, Kind{"stream-added", compatible}};

const Kind* find(std::string_view name) {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace

bool is_kind(std::string_view name) { return find(name) != nullptr; }

std::string_view rule_of(const Change& change) {
  const Kind* const kind = change.breaks.any() ? find(change.kind) : nullptr;
  return kind == nullptr ? compatible : kind->rule;
}

contract::Level level_of(const Change& change) {
  if (change.fails()) return contract::Level::error;
  return change.breaks.any() ? contract::Level::warning : contract::Level::note;
}

}  // namespace assay::diff
